import {
  clampChroma,
  formatHex,
  formatHex8,
  modeLrgb,
  modeOklch,
  modeRgb,
  useMode,
  wcagLuminance,
  type Rgb,
} from "culori/fn";

useMode(modeRgb);
useMode(modeLrgb);
const toOklch = useMode(modeOklch);

/** Lightness 0 to 1, chroma from 0, hue in degrees; a grey has hue 0. */
export interface Tint {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

export const isHexColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

/** In lower case. Throws a RangeError for whatever is not `#rrggbb`: what comes of it goes into style sheets. */
export function readHex(text: string): string {
  if (!isHexColour(text)) throw new RangeError(`${JSON.stringify(text)} is no colour of the form #rrggbb`);
  return text.toLowerCase();
}

function rgbOf(hex: string): Rgb {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  return { mode: "rgb", r, g, b };
}

export function tintOf(hex: string): Tint {
  const { l, c, h = 0 } = toOklch(rgbOf(hex));
  return { l, c, h };
}

const inGamut = (tint: Tint) => clampChroma({ mode: "oklch", ...tint }, "oklch");

/**
 * What a screen shows, as `#rrggbb`. A tint that sRGB lacks loses chroma and keeps its hue and lightness, so that the contrast
 * which is computed is the contrast which is painted.
 */
export const paint = (tint: Tint): string => formatHex(inGamut(tint));

/** The same with an alpha between 0 and 1, as `#rrggbbaa`. */
export const paintVeil = (tint: Tint, alpha: number): string => formatHex8({ ...inGamut(tint), alpha });

/** From here on a colour has a hue that people name. */
const CHROMATIC = 0.04;

/** 0 for a grey, 1 for what has a hue, and steady between them, so that no two likely colours look unlike. */
export const colourfulness = ({ c }: Tint): number => Math.min(1, c / CHROMATIC);

export const mix = (a: number, b: number, share: number): number => a + (b - a) * share;

/** More than any colour of sRGB has. */
const BEYOND = 0.4;
const mostChroma = (l: number, h: number): number => inGamut({ l, c: BEYOND, h }).c;

/**
 * The same colour at other lightnesses. A pale one has little chroma because there is no room for more where it is, and would
 * turn to mud below: it gains half of what a colour that fills its room as much has there.
 */
export function shadesOf(tint: Tint): (l: number) => Tint {
  const room = mostChroma(tint.l, tint.h);
  const share = room === 0 ? 0 : Math.min(1, tint.c / room);
  const gain = colourfulness(tint) / 2;
  return (l) => {
    const like = share * mostChroma(l, tint.h);
    return { l, c: mix(tint.c, Math.max(tint.c, like), gain), h: tint.h };
  };
}

/** Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2). */
export const luminanceOf = (hex: string): number => wcagLuminance(rgbOf(hex));

/** Contrast of two `#rrggbb`, 1 to 21 (WCAG 2.2). */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
