import { colourPairs } from "./colour-pairs.rules.ts";
import {
  colourfulness,
  contrastOf,
  luminanceOf,
  mix,
  paint,
  readHex,
  shadesOf,
  tintOf,
  type Tint,
} from "./oklch-paint.rules.ts";
import { isMet, seekContrast, type Demand } from "./seek-contrast.rules.ts";
import { frames, inkNames, planeNames, themes, type Frame, type Theme } from "./theme-frames.rules.ts";

/** As `#rrggbb`; null where the product's own is wanted. Marks follow the second colour where there is one. */
export interface BrandColours {
  readonly primary: string | null;
  readonly secondary: string | null;
}

export const tokenNames = [
  ...planeNames,
  ...inkNames,
  "accent",
  "accent-hover",
  "on-accent",
  "accent-line",
  "accent-ink",
  "accent-soft",
  "mark",
  "on-mark",
  "focus",
  "shade",
  "shadow-float",
  "shadow-dialog",
] as const;
export type TokenName = (typeof tokenNames)[number];

/** Opaque colours are `#rrggbb`, veils `#rrggbbaa`, shadows lists of CSS. */
export type Tokens = Readonly<Record<TokenName, string>>;

type Found = Record<string, string>;

const WHITE = "#ffffff";

const backsOf = Map.groupBy(colourPairs, ({ front }) => front);

/** What the table asks of a token, as far as its backs are known. */
function demandsOn(front: string, found: Found): Demand[] {
  return (backsOf.get(front) ?? []).flatMap(({ back, least }) => {
    const colour = found[back];
    return colour === undefined ? [] : [{ luminance: luminanceOf(colour), least }];
  });
}

/**
 * As given where that will do, else near to it. A grey that has to move goes all the way to the ink: half way it would read as switched off, while a hue
 * is known again at any lightness.
 */
function towardsInk(hex: string, demands: readonly Demand[], inkLightness: number): string {
  if (isMet(hex, demands)) return hex;
  const given = tintOf(hex);
  const sought = seekContrast(given, demands);
  const l = mix(inkLightness, sought.l, colourfulness(given));
  return paint(seekContrast(shadesOf(given)(l), demands));
}

/** White where it can be read, else nearly black with the least breath of the hue. */
function textOn(fill: string): string {
  if (contrastOf(WHITE, fill) >= 4.5) return WHITE;
  const { c, h } = tintOf(fill);
  return paint(
    seekContrast({ l: 0.2, c: Math.min(c, 0.03), h }, [{ luminance: luminanceOf(fill), least: 4.5 }]),
  );
}

/** A step that is seen and keeps the text readable. */
function hoverOf(fill: Tint, text: string, step: number): string {
  // Among the darkest colours the eye asks for more.
  const size = fill.l < 0.35 ? 0.08 : Math.abs(step);
  const isNoRoom = step < 0 ? fill.l < 0.25 : fill.l > 0.93;
  const sign = Math.sign(step) * (isNoRoom ? -1 : 1);
  const first = paint({ ...fill, l: fill.l + sign * size });
  return contrastOf(first, text) >= 4.5 ? first : paint({ ...fill, l: fill.l - sign * size });
}

function surfacesOf(frame: Frame, brand: Tint): Found {
  const share = colourfulness(brand);
  const found: Found = { ...frame.stateSofts };
  for (const name of planeNames) {
    const [l, c] = frame.neutrals[name];
    found[name] = paint({ l, c: c * share, h: brand.h });
  }
  // Without a hue to tell it by, what is chosen is as dark as what is pressed.
  const [l, c] = frame.accentSoft;
  found["accent-soft"] = paint({ l: mix(frame.neutrals.pressed[0], l, share), c: c * share, h: brand.h });
  return found;
}

function themeTokens(frame: Frame, colours: BrandColours): Tokens {
  const accent = readHex(colours.primary ?? frame.ownAccent);
  const second = readHex(colours.secondary ?? accent);
  const brand = tintOf(accent);
  const found = surfacesOf(frame, brand);
  const [inkLightness] = frame.neutrals.ink;
  for (const name of inkNames) {
    const [l, c] = frame.neutrals[name];
    found[name] = paint(seekContrast({ l, c: c * colourfulness(brand), h: brand.h }, demandsOn(name, found)));
  }
  const seek = (name: TokenName, hex: string) => towardsInk(hex, demandsOn(name, found), inkLightness);
  const onAccent = textOn(accent);
  const mark = seek("mark", second);
  const tokens = {
    ...found,
    accent,
    "accent-hover": hoverOf(brand, onAccent, frame.hoverStep),
    "on-accent": onAccent,
    "accent-line": seek("accent-line", accent),
    "accent-ink": seek("accent-ink", accent),
    mark,
    "on-mark": textOn(mark),
    focus: seek("focus", accent),
    ...frame.veils(brand),
  } as Found;
  return Object.fromEntries(tokenNames.map((name) => [name, tokens[name]])) as Tokens;
}

/**
 * Both themes of a brand. Fills of the first colour are that colour as given; whatever is to be read or recognised keeps its hue
 * and moves in lightness no further than `colourPairs` asks. Throws a RangeError for a colour that is not `#rrggbb`.
 */
export const brandTokens = (colours: BrandColours): Readonly<Record<Theme, Tokens>> =>
  Object.fromEntries(themes.map((theme) => [theme, themeTokens(frames[theme], colours)])) as Record<
    Theme,
    Tokens
  >;
