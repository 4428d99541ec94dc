import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  adjustments,
  brandCss,
  brandTokens,
  failingPairs,
  frames,
  isHexColour,
  type BrandColours,
  type Theme,
} from "../brand.rules.ts";
import { colourfulness, contrastOf, tintOf } from "./oklch-paint.rules.ts";

const themes: readonly Theme[] = ["light", "dark"];
const NOTHING: BrandColours = { primary: null, secondary: null };

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);
/** Where the arithmetic is at its ends, random colours hardly ever are. */
const edge = fc.tuple(
  ...[0, 1, 2].map(() => fc.constantFrom("00", "01", "02", "7f", "80", "fd", "fe", "ff")),
);
const anyColour = fc.oneof(
  { weight: 4, arbitrary: colour },
  { weight: 1, arbitrary: edge.map((parts) => `#${parts.join("")}`) },
);
const anyBrand: fc.Arbitrary<BrandColours> = fc.record({
  primary: fc.option(anyColour, { freq: 12 }),
  secondary: fc.option(anyColour, { freq: 1 }),
});

const awkward = [
  "#ffffff",
  "#000000",
  "#fffdd0",
  "#0a0a0a",
  "#39ff14",
  "#808080",
  "#ff0000",
  "#0000ff",
  "#ffff00",
  "#00ffff",
];

function faultsOf(colours: BrandColours): string[] {
  const tokens = brandTokens(colours);
  return themes.flatMap((theme) =>
    failingPairs({ ...frames[theme].stateSofts, ...tokens[theme] }).map(
      ({ front, back, ratio, least }) => `${theme}: ${front} on ${back} is ${ratio.toFixed(3)}, not ${least}`,
    ),
  );
}

/** How far two colours of a hue lie apart across it, in the plane where greys are at 0 and the loudest at 0.3. */
function hueGap(one: string, other: string): number {
  const [a, b] = [tintOf(one), tintOf(other)];
  return Math.min(a.c, b.c) * Math.abs(Math.sin(((a.h - b.h) * Math.PI) / 180));
}

describe("brandTokens", () => {
  it("keeps every pair of the portal apart in both themes, whatever the colours", () => {
    fc.assert(
      fc.property(anyBrand, (colours) => {
        expect(faultsOf(colours)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each(awkward)("keeps them apart for %s, alone and as a second colour", (awkwardOne) => {
    expect(faultsOf({ primary: awkwardOne, secondary: null })).toEqual([]);
    expect(faultsOf({ primary: null, secondary: awkwardOne })).toEqual([]);
    for (const other of awkward) expect(faultsOf({ primary: awkwardOne, secondary: other })).toEqual([]);
  });

  it("paints buttons in the colour as given, and says the same twice", () => {
    fc.assert(
      fc.property(anyColour, fc.option(anyColour), (primary, secondary) => {
        const tokens = brandTokens({ primary: primary.toUpperCase(), secondary });
        expect([tokens.light.accent, tokens.dark.accent]).toEqual([primary, primary]);
        expect(brandTokens({ primary, secondary })).toEqual(tokens);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps the hue of what has one", () => {
    const hued = colour.filter((each) => colourfulness(tintOf(each)) === 1);
    fc.assert(
      fc.property(hued, hued, (primary, secondary) => {
        for (const tokens of Object.values(brandTokens({ primary, secondary }))) {
          for (const name of ["accent-hover", "accent-line", "accent-ink", "focus"] as const)
            expect(hueGap(tokens[name], primary), name).toBeLessThan(0.005);
          expect(hueGap(tokens.mark, secondary)).toBeLessThan(0.005);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("keeps what is good enough, and moves the rest no further than it must", () => {
    const given = "#1d4ed8";
    const { light, dark } = brandTokens({ primary: given, secondary: null });
    for (const name of ["accent-line", "accent-ink", "mark", "focus"] as const)
      expect(light[name]).toBe(given);
    const worst = ["pressed", "accent-soft", "hover"].map((back) =>
      contrastOf(dark["accent-ink"], dark[back as "pressed"]),
    );
    expect(Math.min(...worst)).toBeLessThan(4.7);
  });

  it("lets greys have no hue, and no half measures", () => {
    for (const primary of ["#000000", "#ffffff", "#808080"]) {
      const opaque = Object.values(brandTokens({ primary, secondary: null })).flatMap((tokens) =>
        Object.values(tokens).filter(isHexColour),
      );
      expect(opaque.filter((hex) => tintOf(hex).c > 0.001)).toEqual([]);
    }
    expect(tintOf(brandTokens({ primary: "#ffffff", secondary: null }).light.mark).l).toBeLessThan(0.25);
    expect(tintOf(brandTokens({ primary: "#0a0a0a", secondary: null }).dark.focus).l).toBeGreaterThan(0.9);
  });

  it("changes the fill under the pointer by a step that is seen", () => {
    for (const primary of awkward) {
      for (const tokens of Object.values(brandTokens({ primary, secondary: null }))) {
        const step = Math.abs(tintOf(tokens["accent-hover"]).l - tintOf(primary).l);
        expect(step, primary).toBeGreaterThan(0.035);
      }
    }
  });

  it.each(["red", "navy", "#fff", "#12345", "#1234567", "#12345g", "#ffffff;}", "#ffffff\n", ""])(
    "refuses %j",
    (text) => {
      expect(() => brandTokens({ primary: text, secondary: null })).toThrow(RangeError);
      expect(() => brandTokens({ primary: null, secondary: text })).toThrow(RangeError);
      expect(() => brandCss({ primary: text, secondary: null })).toThrow(RangeError);
    },
  );
});

describe("brandCss", () => {
  const block = String.raw`\{(--[a-z-]+:[#0-9a-z ,-]+;?)+\}`;
  const sheet = new RegExp(
    String.raw`^:root:root,(\[data-theme=light\]){2}${block}(\[data-theme=dark\]){2}${block}$`,
  );

  it("holds computed figures alone, in about a kilobyte", () => {
    fc.assert(
      fc.property(anyBrand, (colours) => {
        const css = brandCss(colours);
        expect(css.length).toBeLessThan(1_500);
        expect(css).toMatch(colours.primary === null && colours.secondary === null ? /^$/ : sheet);
      }),
      { numRuns: 200 },
    );
  });

  it("dresses one element where it is given a scope, in the product's own as well", () => {
    const css = brandCss(NOTHING, "[data-brand-preview]");
    expect(css).toMatch(/^\[data-brand-preview\]\[data-theme=light\]\[data-theme=light\]\{--page:#/);
    expect(css).toContain("}[data-brand-preview][data-theme=dark][data-theme=dark]{--page:#");
    expect(css).not.toContain(":root");
  });
});

describe("adjustments", () => {
  it("says what was given and what was made of it, with figures", () => {
    const found = adjustments({ primary: "#FFF3B0", secondary: null });
    const of = (theme: Theme, token: string) =>
      found.find((each) => each.theme === theme && each.token === token);
    expect(of("light", "on-accent")).toMatchObject({ given: "#ffffff", least: 4.5 });
    expect(of("light", "on-accent")?.givenRatio).toBeCloseTo(1.12, 1);
    expect(of("light", "accent-line")?.given).toBe("#fff3b0");
    expect(of("light", "accent-line")?.givenRatio).toBeLessThan(1.2);
    expect(of("dark", "accent-ink")).toMatchObject({ given: "#fff3b0", used: "#fff3b0" });
  });

  it("has figures that are enough, and equal ones where nothing was changed", () => {
    fc.assert(
      fc.property(anyBrand, (colours) => {
        for (const each of adjustments(colours)) {
          expect(each.usedRatio).toBeGreaterThanOrEqual(each.least);
          expect(each.used === each.given).toBe(each.givenRatio >= each.least);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("says nothing of colours that are the product's own", () => {
    expect(adjustments(NOTHING)).toEqual([]);
    const second = adjustments({ primary: null, secondary: "#39ff14" });
    expect(new Set(second.map(({ token }) => token))).toEqual(new Set(["mark", "on-mark"]));
  });
});
