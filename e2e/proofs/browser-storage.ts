import { chromium, type Page } from "playwright-core";
import { chromeOptions } from "../product/chrome.ts";
import type { Product } from "../product/start-product.ts";

/** What the page's own scripts could read of what the browser keeps: storages, databases, caches and cookies. */
const readStorage = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const read = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done, failed) => {
        request.addEventListener("success", () => done(request.result));
        request.addEventListener("error", () => failed(new Error("A database could not be read")));
      });
    const rows: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await read<IDBDatabase>(indexedDB.open(name ?? ""));
      for (const store of database.objectStoreNames)
        rows.push(store, await read(database.transaction(store).objectStore(store).getAll()));
    }
    const cached: string[] = [];
    for (const key of await caches.keys()) {
      const cache = await caches.open(key);
      for (const request of await cache.keys())
        cached.push(request.url, (await (await cache.match(request))?.text()) ?? "");
    }
    return JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      rows,
      cached,
      document.cookie,
    ]);
  });

export interface BrowserLook {
  /** The session that the browser got, which its scripts must not see. */
  readonly session: string;
  /** What they do see, after each page. */
  readonly storage: string;
  /** The same with the session planted in it. */
  readonly planted: string;
}

/** Signs in as a person would, walks over the portal's pages and reads what stays behind in the browser. */
export async function lookIntoBrowser(
  product: Product,
  who: { email: string; password: string; slug: string },
): Promise<BrowserLook> {
  const browser = await chromium.launch(await chromeOptions());
  try {
    const context = await browser.newContext({ locale: "en-GB" });
    const page = await context.newPage();
    await page.goto(`${product.url}/sign-in`);
    await page.getByLabel("E-mail address").fill(who.email);
    await page.getByLabel("Password", { exact: true }).fill(who.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL(`**/t/${who.slug}/**`);
    const seen: string[] = [];
    for (const path of [`/t/${who.slug}/companies?add=true`, "/account", `/t/${who.slug}/companies`]) {
      await page.goto(`${product.url}${path}`, { waitUntil: "networkidle" });
      seen.push(await readStorage(page));
    }
    const cookies = await context.cookies();
    const session = cookies.find(({ name }) => name.endsWith("portal_session"))?.value ?? "";
    if (session === "") throw new Error("The browser was not signed in");
    await page.evaluate((token) => localStorage.setItem("planted", token), session);
    return { session, storage: seen.join("\n"), planted: await readStorage(page) };
  } finally {
    await browser.close();
  }
}
