import { luminanceOf, paint, shadesOf, type Tint } from "./oklch-paint.rules.ts";

/** A colour to be told apart from: its luminance and the least ratio. */
export interface Demand {
  readonly luminance: number;
  readonly least: number;
}

/** Half a step of 8 bits, so that one more halving would not change the colour. */
const PRECISION = 0.001;

/** WCAG counts some light of the room into every colour. */
const ROOM = 0.05;

/** How dark a colour must be, or else how light, to be far enough from all of them. */
function limitsOf(demands: readonly Demand[]): { darkest: number; lightest: number } {
  return {
    darkest: Math.min(...demands.map(({ luminance, least }) => (luminance + ROOM) / least - ROOM)),
    lightest: Math.max(...demands.map(({ luminance, least }) => (luminance + ROOM) * least - ROOM)),
  };
}

export function isMet(hex: string, demands: readonly Demand[]): boolean {
  const { darkest, lightest } = limitsOf(demands);
  const luminance = luminanceOf(hex);
  return luminance <= darkest || luminance >= lightest;
}

/** The end of the scale where the wish is fulfilled moves as near to the given lightness as it may. */
function nearest(given: number, end: 0 | 1, isFar: (l: number) => boolean): number | undefined {
  if (!isFar(end)) return undefined;
  let [near, far]: [number, number] = [given, end];
  while (Math.abs(near - far) > PRECISION) {
    const middle = (near + far) / 2;
    if (isFar(middle)) far = middle;
    else near = middle;
  }
  return far;
}

/**
 * The colour of the same hue, with as much of its chroma as sRGB has, whose lightness is the nearest that meets every demand;
 * the given one where it does so itself. Throws a RangeError where demands exclude each other.
 */
export function seekContrast(given: Tint, demands: readonly Demand[]): Tint {
  if (isMet(paint(given), demands)) return given;
  const { darkest, lightest } = limitsOf(demands);
  const shade = shadesOf(given);
  // Asked of what is painted and not of the tint: rounding to 8 bits moves luminance.
  const luminanceAt = (l: number) => luminanceOf(paint(shade(l)));
  const found = [
    nearest(given.l, 0, (l) => luminanceAt(l) <= darkest),
    nearest(given.l, 1, (l) => luminanceAt(l) >= lightest),
  ].filter((l) => l !== undefined);
  const distance = (l: number) => Math.abs(l - given.l);
  const [best] = found.sort((a, b) => distance(a) - distance(b));
  if (best === undefined) throw new RangeError("No lightness is far enough from all of these colours");
  return shade(best);
}
