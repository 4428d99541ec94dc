import type { Page, Request } from "playwright-core";
import { settled } from "./access-looks.ts";

/** As long as a page may be quiet between what it asked for and what it asks for next. */
const QUIET_MS = 120;
/** As long as a page without a heading may be quiet before it is taken for what it is. */
const BARE_MS = 2_000;
const LONGEST_MS = 15_000;

/** Tells when a page has what it asked for: no request is under way, news that stay open aside, and no grey shape is left. */
export class PortalPage {
  readonly page: Page;
  readonly #open = new Set<Request>();
  #lastChange = 0;

  constructor(page: Page) {
    this.page = page;
    const isNews = (request: Request) => request.resourceType() === "eventsource";
    page.on("request", (request) => {
      if (isNews(request)) return;
      this.#open.add(request);
      this.#lastChange = Date.now();
    });
    const ends = (request: Request) => {
      if (this.#open.delete(request)) this.#lastChange = Date.now();
    };
    page.on("requestfinished", ends);
    page.on("requestfailed", ends);
  }

  async open(url: string): Promise<void> {
    await this.page.goto("about:blank");
    this.#open.clear();
    await this.page.goto(url);
    await this.rest(url);
  }

  /** A key that opens something. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.page.waitForSelector("[role=dialog]");
    await this.rest();
  }

  /** Another window: what depends on its size is told so with the next frame, and may then ask for more. */
  async resize(size: { readonly width: number; readonly height: number }): Promise<void> {
    await this.page.setViewportSize(size);
    await settled(this.page);
    await this.rest();
  }

  /** Resolves when the page rests. */
  async rest(what = this.page.url()): Promise<void> {
    const end = Date.now() + LONGEST_MS;
    while (!(await this.#isResting())) {
      if (Date.now() > end) throw new Error(`${what} does not come to rest`);
      await this.page.waitForTimeout(20);
    }
  }

  async #isResting(): Promise<boolean> {
    if (this.#open.size > 0 || Date.now() - this.#lastChange < QUIET_MS) return false;
    const seen = await this.page.evaluate(() => ({
      hasHeading: document.querySelector("h1") !== null,
      isWaiting: document.querySelector(".animate-pulse-soft, [aria-busy=true]") !== null,
    }));
    return !seen.isWaiting && (seen.hasHeading || Date.now() - this.#lastChange > BARE_MS);
  }
}
