import type { Browser, Page } from "playwright-core";
import type { Session } from "../product/api.ts";
import type { Product } from "../product/start-product.ts";
import { contextOf, type Photographer } from "./photographer.ts";
import type { PortalToShow } from "./portal-to-show.ts";

export interface Studio {
  readonly browser: Browser;
  readonly product: Product;
  readonly portal: PortalToShow;
  readonly photographer: Photographer;
}

/** A page of that person, or of nobody. */
export async function pageOf({ browser, product }: Studio, session?: Session): Promise<Page> {
  return (await contextOf(browser, product.url, session)).newPage();
}

/** Opens an address and waits until the page has what it asked for. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  // News of imports travel on a connection that stays open, so the network never rests where one is shown.
  await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => undefined);
}
