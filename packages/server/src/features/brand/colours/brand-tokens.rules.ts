import { colourPairs } from "./colour-pairs.rules.ts";
import { hoverOf, textOn } from "./fills.rules.ts";
import {
  colourfulness,
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

const backsOf = Map.groupBy(colourPairs, ({ front }) => front);

/** What shows by its colour that it can be used or is on. */
const telling: ReadonlySet<string> = new Set(["accent-ink", "mark", "focus"] satisfies TokenName[]);

/** The contrast of secondary text: a grey that is weaker reads as switched off. */
const GREY = 7;

/** The least contrast of a token that comes from the colour `hex`, where the table of pairs asks for `least`. */
export const leastFrom = (hex: string, front: string, least: number): number =>
  telling.has(front) ? mix(GREY, least, colourfulness(tintOf(hex))) : least;

/** What is asked of a token, as far as its backs are known. */
function demandsOn(front: string, found: Found, hex?: string): Demand[] {
  return (backsOf.get(front) ?? []).flatMap(({ back, least }) => {
    const colour = found[back];
    if (colour === undefined) return [];
    return [
      {
        luminance: luminanceOf(colour),
        least: hex === undefined ? least : leastFrom(hex, front, least),
      },
    ];
  });
}

/**
 * As given where that will do, else near to it. A grey that has to move goes all the way to the ink: half way it would read as
 * switched off, while a hue is known again at any lightness.
 */
function towardsInk(hex: string, demands: readonly Demand[], inkLightness: number): string {
  if (isMet(hex, demands)) return hex;
  const given = tintOf(hex);
  const sought = seekContrast(given, demands);
  const l = mix(inkLightness, sought.l, colourfulness(given));
  return paint(seekContrast(shadesOf(given)(l), demands));
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
  found["accent-soft"] = paint({
    l: mix(frame.neutrals.pressed[0], l, share),
    c: Math.min(c, brand.c / 2),
    h: brand.h,
  });
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
  const seek = (name: TokenName, hex: string) => towardsInk(hex, demandsOn(name, found, hex), inkLightness);
  const onAccent = textOn(accent);
  const mark = seek("mark", second);
  const tokens = {
    ...found,
    accent,
    "accent-hover": hoverOf(brand, onAccent),
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
