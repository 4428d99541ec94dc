import { readFileSync } from "node:fs";
import { join } from "node:path";
import { converter, wcagContrast } from "culori";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

/** The colours of one theme, by token. */
function themeOf(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(selector)).match(/\{([^}]*)\}/)?.[1] ?? "";
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(oklch\([^)]*\));/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

const surfaces = ["page", "panel", "raised"];
const states = ["good", "warn", "bad", "info"];

/** Foreground, background, and the least contrast: 4.5 for text, 3 for what only marks (WCAG 2.2, 1.4.3 and 1.4.11). */
const pairs: [string, string, number][] = [
  ...surfaces.flatMap((surface): [string, string, number][] => [
    ["ink", surface, 4.5],
    ["ink-soft", surface, 4.5],
    ["ink-faint", surface, 4.5],
    ["accent-ink", surface, 4.5],
    ["bad-ink", surface, 4.5],
    ["good-ink", surface, 4.5],
    ["control-line", surface, 3],
    ["focus", surface, 3],
  ]),
  ["ink", "pressed", 4.5],
  ["ink-soft", "pressed", 4.5],
  ["ink-soft", "hover", 4.5],
  ["ink-faint", "hover", 4.5],
  ["bad-ink", "hover", 4.5],
  ["page", "ink", 4.5],
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-hover", 4.5],
  ["on-bad", "bad-solid", 4.5],
  ["on-bad", "bad-hover", 4.5],
  ["ink-soft", "accent-soft", 4.5],
  ["accent-ink", "accent-soft", 4.5],
  ...states.flatMap((state): [string, string, number][] => [
    [`${state}-ink`, `${state}-soft`, 4.5],
    ["ink-soft", `${state}-soft`, 4.5],
    [`${state}-solid`, "panel", 3],
  ]),
  ["idle-solid", "panel", 3],
  ["accent", "pressed", 3],
];

const toRgb = converter("rgb");

describe.each([
  ["light", ':root,\n[data-theme="light"]'],
  ["dark", '\n[data-theme="dark"]'],
])("colours in %s", (_name, selector) => {
  const theme = themeOf(selector);

  it.each(pairs)("keeps %s on %s apart by %d to 1", (front, back, least) => {
    const [a, b] = [theme.get(front), theme.get(back)];
    if (a === undefined || b === undefined) throw new Error(`${front} or ${back} is no token`);
    expect(wcagContrast(toRgb(a) ?? a, toRgb(b) ?? b)).toBeGreaterThanOrEqual(least);
  });
});

it("gives both themes the same tokens", () => {
  const [light, dark] = [themeOf(':root,\n[data-theme="light"]'), themeOf('\n[data-theme="dark"]')];
  expect([...dark.keys()].sort()).toEqual([...light.keys()].sort());
});
