import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brandTokens, colourPairs, failingPairs, frames, type Theme } from "@rookery/server/brand/rules";
import { formatHex } from "culori";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

/** What one theme declares, as written. */
function themeOf(selector: string): ReadonlyMap<string, string> {
  const block = css.slice(css.indexOf(selector)).match(/\{([^}]*)\}/)?.[1] ?? "";
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

const written = { light: themeOf(':root,\n[data-theme="light"]'), dark: themeOf('\n[data-theme="dark"]') };
const themes = ["light", "dark"] as const;

/** The opaque colours of a theme as a screen without a wider gamut paints them. */
function painted(theme: Theme): Record<string, string> {
  const opaque = [...written[theme]].filter(([, value]) => /^oklch\([^/)]*\)$/.test(value));
  return Object.fromEntries(opaque.map(([name, value]) => [name, formatHex(value) ?? value]));
}

const faultsOf = (who: string, theme: Theme, tokens: Record<string, string>): string[] =>
  failingPairs(tokens).map(
    ({ front, back, ratio, least }) =>
      `${who}, ${theme}: ${front} ${tokens[front]} on ${back} ${tokens[back]} is ${ratio.toFixed(2)}, not ${least}`,
  );

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);
const brands = fc.sample(fc.record({ primary: colour, secondary: fc.option(colour) }), {
  numRuns: 200,
  seed: 2026,
});

describe.each(themes)("colours in %s", (theme) => {
  it("keeps apart all that is read or seen together", () => {
    expect(faultsOf("default", theme, painted(theme))).toEqual([]);
  });

  it("knows every token of the table of pairs", () => {
    const named = new Set(colourPairs.flatMap(({ front, back }) => [front, back]));
    const known = painted(theme);
    expect([...named].filter((name) => known[name] === undefined)).toEqual([]);
  });

  it("keeps them apart also under brands, with the states that no brand changes", () => {
    const own = painted(theme);
    const faults = brands.flatMap((colours) =>
      faultsOf(
        `${colours.primary} ${colours.secondary ?? "alone"}`,
        theme,
        Object.assign({}, own, brandTokens(colours)[theme]),
      ),
    );
    expect(faults).toEqual([]);
  });

  it("declares whatever a brand sets", () => {
    const tokens = brandTokens({ primary: "#8a2be2", secondary: null })[theme];
    expect(Object.keys(tokens).filter((name) => !written[theme].has(name))).toEqual([]);
  });

  it("is what brands are computed from", () => {
    const frame = frames[theme];
    const shades = Object.entries({ ...frame.neutrals, "accent-soft": frame.accentSoft });
    for (const [name, shade] of shades) {
      const [, l, c] = /^oklch\((\S+) (\S+)/.exec(written[theme].get(name) ?? "") ?? [];
      expect([Number(l), Number(c)], name).toEqual(shade);
    }
    expect(painted(theme)).toMatchObject({ ...frame.stateSofts, accent: frame.ownAccent });
  });
});

it("gives both themes the same tokens", () => {
  expect([...written.dark.keys()].sort()).toEqual([...written.light.keys()].sort());
});
