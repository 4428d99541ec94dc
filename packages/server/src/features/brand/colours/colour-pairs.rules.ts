import { contrastOf } from "./oklch-paint.rules.ts";

/** Two tokens that the portal shows one on the other. */
export interface ColourPair {
  readonly front: string;
  readonly back: string;
  /** 4.5 for text, 3 for controls, marks and focus (WCAG 2.2, 1.4.3, 1.4.11 and 2.4.7). */
  readonly least: 3 | 4.5;
}

const TEXT = 4.5;
const SHAPE = 3;

const states = ["good", "warn", "bad", "info"];
const stateSofts = states.map((state) => `${state}-soft`);
const stateInks = states.map((state) => `${state}-ink`);
const planes = ["page", "panel", "raised"];
/** What a thing may lie on: also a row under the pointer, and one that is pressed or current. */
const grounds = [...planes, "hover", "pressed"];

const cross = (fronts: readonly string[], backs: readonly string[], least: 3 | 4.5): ColourPair[] =>
  fronts.flatMap((front) => backs.map((back) => ({ front, back, least })));

/** Every pair of the portal. Brands are computed to satisfy it, and tests hold the default theme against it. */
export const colourPairs: readonly ColourPair[] = [
  ...cross(["ink", "ink-soft", "accent-ink"], [...grounds, "accent-soft", ...stateSofts], TEXT),
  ...cross(["ink-faint"], [...grounds, "accent-soft"], TEXT),
  ...cross(stateInks, grounds, TEXT),
  ...states.flatMap((state) => cross([`${state}-ink`], [`${state}-soft`], TEXT)),
  // Tooltips.
  ...cross(["page"], ["ink"], TEXT),

  ...cross(["on-accent"], ["accent", "accent-hover"], TEXT),
  ...cross(["on-bad"], ["bad-solid", "bad-hover"], TEXT),
  ...cross(["on-mark"], ["mark"], TEXT),

  // Buttons also stand in callouts, and their rings, two pixels off, with them.
  ...cross(["accent-line"], [...planes, "hover", ...stateSofts], SHAPE),
  ...cross(["focus"], [...grounds, "accent-soft", ...stateSofts], SHAPE),
  ...cross(["mark"], [...grounds, "accent-soft"], SHAPE),
  ...cross(["control-line"], planes, SHAPE),
  ...cross(
    states.map((state) => `${state}-solid`),
    ["page", "panel"],
    SHAPE,
  ),
  // Bars of progress in their groove.
  ...cross(["good-solid", "bad-solid", "idle-solid"], ["pressed"], SHAPE),
  ...cross(["idle-solid"], ["panel"], SHAPE),
];

export interface FailingPair extends ColourPair {
  readonly ratio: number;
}

/**
 * The pairs that are too close, of those whose two tokens are given. Tokens are `#rrggbb`; a brand alone lacks those of the
 * states, which no brand changes.
 */
export function failingPairs(tokens: Readonly<Partial<Record<string, string>>>): FailingPair[] {
  return colourPairs.flatMap((pair) => {
    const [front, back] = [tokens[pair.front], tokens[pair.back]];
    if (front === undefined || back === undefined) return [];
    const ratio = contrastOf(front, back);
    return ratio < pair.least ? [{ ...pair, ratio }] : [];
  });
}
