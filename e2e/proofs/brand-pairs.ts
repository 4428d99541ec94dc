import { colourPairs } from "@rookery/server/testing";
import type { Page } from "playwright-core";

/** Colours of a theme as the page has them, by token, each as sRGB. */
type Painted = Readonly<Record<string, readonly [number, number, number]>>;

const tokens = [...new Set(colourPairs.flatMap(({ front, back }) => [front, back]))];

/** Asks the browser what it paints for each token: custom properties, resolved by the page's own style sheets. */
const paintedOn = (page: Page, theme: "light" | "dark"): Promise<Painted> =>
  page.evaluate(
    ([names, chosen]) => {
      document.documentElement.dataset["theme"] = chosen;
      const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const probe = document.createElement("i");
      document.body.append(probe);
      const found = names.map((name) => {
        probe.style.color = `var(--${name})`;
        const colour = getComputedStyle(probe).color;
        if (!canvas) throw new Error("no canvas");
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
        return [name, [red, green, blue]] as const;
      });
      probe.remove();
      return Object.fromEntries(found);
    },
    [tokens, theme] as const,
  );

/** WCAG 2.2: relative luminance. */
function luminance(rgb: readonly [number, number, number]): number {
  const [red, green, blue] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: readonly [number, number, number], other: readonly [number, number, number]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Pairs of both themes that are too close on the page in sight, as the browser paints them. */
export async function failingPairsOn(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const theme of ["light", "dark"] as const) {
    const painted = await paintedOn(page, theme);
    for (const { front, back, least } of colourPairs) {
      const [a, b] = [painted[front], painted[back]];
      if (!a || !b) throw new Error(`${front} or ${back} is not painted`);
      const ratio = contrast(a, b);
      if (ratio < least) faults.push(`${theme}: ${front} on ${back} has ${ratio.toFixed(2)} of ${least}`);
    }
  }
  return faults;
}

/** Pairs that a brand is held against, in both themes. */
export const pairsABrand = colourPairs.length * 2;
