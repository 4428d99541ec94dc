import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Session } from "../product/api.ts";
import { toPalette } from "./palette-png.ts";

const sizes = [
  { suffix: "", viewport: { width: 1440, height: 900 } },
  { suffix: "-phone", viewport: { width: 390, height: 844 } },
] as const;
const themes = ["light", "dark"] as const;

export interface PhotographerOptions {
  readonly folder: string;
  /** File names without their ending; absent = every picture. */
  readonly only?: readonly string[];
}

/** Takes a state of the portal in both sizes and both themes, and says what runs over the edge. */
export class Photographer {
  readonly #options: PhotographerOptions;
  readonly taken: string[] = [];
  readonly faults: string[] = [];

  constructor(options: PhotographerOptions) {
    this.#options = options;
  }

  /** Whether any picture of this state is asked for. */
  wants(name: string): boolean {
    const { only } = this.#options;
    return (
      !only || sizes.some(({ suffix }) => themes.some((theme) => only.includes(`${name}${suffix}-${theme}`)))
    );
  }

  async take(page: Page, name: string, sharp?: () => Promise<unknown>): Promise<void> {
    const device = await page.context().newCDPSession(page);
    for (const { suffix, viewport } of sizes) {
      const before = this.taken.length;
      await page.setViewportSize(viewport);
      await device.send("Emulation.setTouchEmulationEnabled", { enabled: suffix === "-phone" });
      for (const theme of themes) {
        const file = `${name}${suffix}-${theme}`;
        if (this.#options.only && !this.#options.only.includes(file)) continue;
        await page.evaluate((chosen) => (document.documentElement.dataset["theme"] = chosen), theme);
        await sharp?.();
        // Whatever moves has come to rest.
        await page.waitForTimeout(350);
        const fullPage = this.#options.only === undefined;
        await writeFile(
          join(this.#options.folder, `${file}.png`),
          toPalette(await page.screenshot({ fullPage })),
        );
        this.taken.push(file);
      }
      // What was not photographed has not come to rest either.
      if (this.taken.length === before) continue;
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 0) this.faults.push(`${name}${suffix}: ${wide} px wider than the window`);
    }
    await device.send("Emulation.setTouchEmulationEnabled", { enabled: false });
    await page.setViewportSize(sizes[0].viewport);
  }
}

/** A browser of one person, or of nobody. */
export async function contextOf(browser: Browser, url: string, session?: Session): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: sizes[0].viewport,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
  });
  const pairs = session?.cookie.split("; ").map((pair) => pair.split("=") as [string, string]) ?? [];
  await context.addCookies(pairs.map(([name, value]) => ({ name, value, url })));
  return context;
}
