import type { Locator, Page } from "@playwright/test";
import { expect } from "./journey.ts";

/** More presses than any page needs to be walked around. */
const MOST = 80;

interface Focus {
  /** What has the focus, in words; undefined while nothing has. */
  readonly name: string | undefined;
  /** A heading that the router focuses, and a menu that has just come, are read aloud and are no controls. */
  readonly isControl: boolean;
  readonly isVisible: boolean;
}

/** Runs in the page. An outline of its own, or of the row, the label or the box that stands for it. */
function readFocus(): Focus {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return { name: undefined, isControl: false, isVisible: false };
  const isOutlined = (element: Element | null | undefined) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1.5 && !/, 0\)$|\/ 0\)$/.test(outlineColor);
  };
  const active = focused.getAttribute("aria-activedescendant");
  const standsFor = [
    focused,
    focused.closest("label, .row-link, [data-focus-box]"),
    active === null ? null : document.getElementById(active),
  ];
  const box = focused.getBoundingClientRect();
  return {
    name: `<${focused.localName}> ${focused.getAttribute("aria-label") ?? focused.textContent?.trim().slice(0, 40)}`,
    isControl: !(
      focused.matches("[tabindex='-1']") && focused.matches("h1, h2, main, [role=dialog], [role=menu]")
    ),
    isVisible: standsFor.some(isOutlined) && box.bottom > 0 && box.top < innerHeight,
  };
}

/** A person without a mouse: every key leaves the focus somewhere, and where it is can be seen. */
export class Keys {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
    await this.#check(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    await this.#check("typing");
  }

  /** What was open has closed, and something on the page has the focus. */
  async closed(dialog: Locator = this.#page.getByRole("dialog")): Promise<void> {
    await expect(dialog).toBeHidden();
    await this.#check("a dialog closed");
  }

  /** Goes to a control by Tab, as far as it takes. */
  async to(target: Locator, key: "Tab" | "Shift+Tab" | "ArrowDown" = "Tab"): Promise<void> {
    await expect(target).toBeVisible();
    for (let presses = 0; presses < MOST; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return this.#check(key);
      await this.#page.keyboard.press(key);
      // At its end a page hands the focus to the browser; the next press comes back.
      const { name } = await this.#page.evaluate(readFocus);
      if (name !== undefined) await this.#check(key);
    }
    throw new Error(`${MOST} presses of ${key} do not lead to ${target.toString()}`);
  }

  /** To a control and Enter. */
  async use(target: Locator): Promise<void> {
    await this.to(target);
    await this.press("Enter");
  }

  /** The focus is somewhere, and visible where it is on a control; a page may need a moment to hand it over. */
  async #check(after: string): Promise<void> {
    await expect
      .poll(() => this.#page.evaluate(readFocus), { message: `the focus after ${after}`, timeout: 5_000 })
      .toMatchObject({ name: expect.any(String) });
    await expect
      .poll(
        async () => {
          const { name, isControl, isVisible } = await this.#page.evaluate(readFocus);
          return isControl && !isVisible ? `${name} shows no focus` : "seen";
        },
        { message: `the focus after ${after}`, timeout: 5_000 },
      )
      .toBe("seen");
  }
}
