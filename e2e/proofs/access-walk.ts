import type { Browser, BrowserContext } from "playwright-core";
import { mutate, type Session } from "../product/api.ts";
import { pressing, type Routes } from "./access-routes.ts";
import { PortalPage } from "./portal-page.ts";

/** As many as a small machine has cores. */
const PAGES = 2;

export const wide = { width: 1440, height: 900 };

export interface Walk {
  readonly browser: Browser;
  readonly url: string;
  readonly owner: Session;
  readonly routes: Routes;
}

export interface Look {
  /** Before the first page is opened. */
  readonly prepare?: (context: BrowserContext) => Promise<unknown>;
  readonly at: (page: PortalPage, route: string) => Promise<void>;
}

/** A browser of that person, or of nobody. */
export async function contextOf(
  { browser, url }: Pick<Walk, "browser" | "url">,
  locale: string,
  session?: Session,
): Promise<BrowserContext> {
  // What moves would be looked at halfway.
  const context = await browser.newContext({ viewport: wide, locale, reducedMotion: "reduce" });
  const pairs = session?.cookie.split("; ").map((pair) => pair.split("=") as [string, string]) ?? [];
  await context.addCookies(pairs.map(([name, value]) => ({ name, value, url })));
  return context;
}

/** Every route once, on a few pages at a time. */
async function each(
  context: BrowserContext,
  routes: readonly string[],
  look: (page: PortalPage, route: string) => Promise<void>,
): Promise<void> {
  const left = [...routes];
  const work = async () => {
    const page = new PortalPage(await context.newPage());
    for (let route = left.shift(); route !== undefined; route = left.shift()) {
      await page.page.setViewportSize(wide);
      await look(page, route);
    }
    await page.page.close();
  };
  await Promise.all(Array.from({ length: PAGES }, work));
}

/**
 * All routes in a language: the owner has it by their preference, and whoever is not signed in by their browser. The theme is the
 * light one.
 */
export async function walkIn(walk: Walk, language: string, look: Look): Promise<void> {
  const { url, owner, routes } = walk;
  await mutate(owner, "preferences.update", { theme: "light", language });
  for (const [paths, session] of [
    [routes.owners, owner],
    [routes.nobodys, undefined],
  ] as const) {
    const context = await contextOf(walk, language, session);
    await look.prepare?.(context);
    await each(context, paths, async (page, route) => {
      const [path = "", key] = route.split(pressing);
      await page.open(`${url}${path}`);
      if (key !== undefined) await page.press(key);
      await look.at(page, route);
    });
    await context.close();
  }
}
