import { brandTokens, leastFrom, type BrandColours, type Tokens } from "./brand-tokens.rules.ts";
import { colourPairs } from "./colour-pairs.rules.ts";
import { contrastOf } from "./oklch-paint.rules.ts";
import { frames, themes, type Theme } from "./theme-frames.rules.ts";

export type AdjustedToken = "on-accent" | "accent-line" | "accent-ink" | "mark" | "on-mark" | "focus";

export interface Adjustment {
  readonly theme: Theme;
  readonly token: AdjustedToken;
  /** The tenant's colour; for text on fills the white that one would expect there. */
  readonly given: string;
  /** What the portal paints; `given` itself where nothing had to be changed. */
  readonly used: string;
  /** The lower of the contrasts with all that it lies on, not rounded. */
  readonly givenRatio: number;
  readonly usedRatio: number;
  /** WCAG's 3 or 4.5; up to 7 where a grey has no hue to be told from what is switched off. */
  readonly least: number;
}

function adjustment(theme: Theme, token: AdjustedToken, given: string, tokens: Tokens): Adjustment {
  const colours: Partial<Record<string, string>> = { ...frames[theme].stateSofts, ...tokens };
  // Under the pointer a fill was moved to suit the text that was found, which says nothing of the colour as given.
  const pairs = colourPairs.filter(({ front, back }) => front === token && back !== "accent-hover");
  const backs = pairs.map(({ back }) => colours[back]).filter((colour) => colour !== undefined);
  const worst = (front: string) => Math.min(...backs.map((back) => contrastOf(front, back)));
  const used = tokens[token];
  const least = Math.max(...pairs.map(({ least }) => leastFrom(given, token, least)));
  return { theme, token, given, used, givenRatio: worst(given), usedRatio: worst(used), least };
}

/** What became of a tenant's colours in either theme, changed or not; nothing of colours that are the product's own. */
export function adjustments(colours: BrandColours): Adjustment[] {
  const tokens = brandTokens(colours);
  const primary = colours.primary?.toLowerCase();
  const second = colours.secondary?.toLowerCase() ?? primary;
  const given: readonly (readonly [AdjustedToken, string | undefined])[] = [
    ["on-accent", primary && "#ffffff"],
    ["accent-line", primary],
    ["accent-ink", primary],
    ["focus", primary],
    ["mark", second],
    ["on-mark", second && "#ffffff"],
  ];
  return themes.flatMap((theme) =>
    given.flatMap(([token, colour]) =>
      colour === undefined ? [] : [adjustment(theme, token, colour, tokens[theme])],
    ),
  );
}
