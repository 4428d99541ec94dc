import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

// What runs in the page is axe itself; its wrapper for the driver opens a second page for every look.
const axeFile = createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright")).resolve(
  "axe-core/axe.min.js",
);
const axeSource = readFileSync(axeFile, "utf8");

interface Axe {
  run(
    on: object,
    how: object,
  ): Promise<{ violations: { id: string; nodes: { target: (string | string[])[] }[] }[] }>;
}

const quick = { resultTypes: ["violations"], preload: false, iframes: false } as const;
const allRules = {
  ...quick,
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  // Off by default, since it is the one rule of WCAG 2.2 that axe has.
  rules: { "target-size": { enabled: true } },
};
/** What another theme can change: the same elements in other colours. */
const colourRules = {
  ...quick,
  runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
};

/** What axe finds, one line a rule. A frame without scripts has nobody who would answer, so none is asked. */
export async function axeOn(page: Page, rules: "all" | "colours"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: Axe }).axe.run({ exclude: [["iframe[sandbox]"]] }, options),
    rules === "all" ? allRules : colourRules,
  );
  return violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}

/** A key of the catalogue where its words should stand. */
const bareKey = /(?:^|\s)(?:[a-z][A-Za-z]+:)?[a-z][A-Za-z]+\.[a-z][A-Za-z_]+(?:\.[A-Za-z_]+)*(?=\s|$)/g;
/** Addresses and files look like keys and are none. */
const isKey = (text: string): boolean => !/\.(org|com|example|invalid|csv|net|io)\b/.test(text);

/** Keys among the words as a reader sees them: cells and lines apart, not run together. */
export async function keysOn(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => document.body.innerText);
  return (text.match(bareKey) ?? []).map((key) => key.trim()).filter(isKey);
}

/**
 * What leaves the window sideways: the document that scrolls, and elements that stick out of it where nothing scrolls or cuts
 * them. A pixel is the rounding of fractions.
 */
export function overflowOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const found =
      root.scrollWidth > root.clientWidth + 1 ? [`the document is ${root.scrollWidth} px wide`] : [];
    const isHeld = (element: Element): boolean => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement)
        if (getComputedStyle(up).overflowX !== "visible") return true;
      return false;
    };
    // For screen readers alone, or still closed.
    const isSeen = (element: Element, box: DOMRect): boolean =>
      box.width > 1 && box.height > 1 && element.checkVisibility({ opacityProperty: true });
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      const isOut = box.left < -1 || box.right > root.clientWidth + 1;
      if (!isOut || !isSeen(element, box) || isHeld(element)) continue;
      const text = (element.textContent ?? "").trim().slice(0, 30);
      found.push(`<${element.localName}> ${Math.round(box.left)}..${Math.round(box.right)} "${text}"`);
    }
    return found.slice(0, 3);
  });
}

/** Two frames: the first lays out what was changed, the second has painted it. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
