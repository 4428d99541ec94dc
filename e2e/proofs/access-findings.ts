import { axeOn, keysOn, overflowOn, settled } from "./access-looks.ts";
import { wide } from "./access-walk.ts";
import { bareTextsOn } from "./bare-texts.ts";
import type { PortalPage } from "./portal-page.ts";

export const kinds = [
  "axe_violations",
  "missing_keys",
  "small_targets",
  "overflow_320",
  "overflow_200",
  "bare_texts",
  "rtl_overflow",
] as const;
export type Kind = (typeof kinds)[number];

const phone = { width: 390, height: 844 };
/** WCAG 2.2, 1.4.10: what a window of 1280 has left at 400 %. */
const reflow = { width: 320, height: 640 };
/** WCAG 2.2, 1.4.4: a window of 1280 by 800 at 200 %. */
const doubled = { width: 640, height: 400 };

/** What was found, each fault once, and how often a page was looked at. */
export class Findings {
  looks = 0;
  readonly #lines = new Map(kinds.map((kind): [Kind, Set<string>] => [kind, new Set()]));

  of(kind: Kind): ReadonlySet<string> {
    return this.#lines.get(kind) ?? new Set();
  }

  #add(kind: Kind, place: string, found: readonly string[]): void {
    for (const line of found) this.#lines.get(kind)?.add(`${place}: ${line}`);
  }

  /** A page as it is, in both themes, wide and narrow, and whether it fits what a magnified window has left. */
  async look(page: PortalPage, place: string): Promise<void> {
    await this.#inBothThemes(page, `${place} 1440`);
    await page.resize(phone);
    await this.#inBothThemes(page, `${place} 390`);
    for (const [kind, size] of [
      ["overflow_320", reflow],
      ["overflow_200", doubled],
    ] as const) {
      await page.resize(size);
      this.#add(kind, place, await overflowOn(page.page));
    }
  }

  /** axe with all rules, and then in the other theme those of colours: the elements are the same. */
  async #inBothThemes(page: PortalPage, place: string): Promise<void> {
    for (const theme of ["light", "dark"] as const) {
      await page.page.evaluate((chosen) => (document.documentElement.dataset["theme"] = chosen), theme);
      await settled(page.page);
      const found = await axeOn(page.page, theme === "light" ? "all" : "colours");
      const small = found.filter((line) => line.startsWith("target-size"));
      this.looks += 1;
      this.#add(
        "axe_violations",
        `${place} ${theme}`,
        found.filter((line) => !small.includes(line)),
      );
      this.#add("small_targets", place, small);
    }
    this.#add("missing_keys", place, await keysOn(page.page));
  }

  /** A page under the pseudo-locale: what no catalogue has, and, from right to left, what leaves the window. */
  async lookAtPseudo(page: PortalPage, route: string, names: ReadonlySet<string>): Promise<void> {
    this.#add("bare_texts", route, await bareTextsOn(page.page, names));
    await page.page.evaluate(() => (document.documentElement.dir = "rtl"));
    for (const size of [wide, phone, reflow]) {
      await page.resize(size);
      this.#add("rtl_overflow", `${route} ${size.width}`, await overflowOn(page.page));
    }
  }
}
