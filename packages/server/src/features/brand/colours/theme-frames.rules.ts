import { paint, paintVeil, type Tint } from "./oklch-paint.rules.ts";

export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];

type Shade = readonly [lightness: number, chroma: number];

export const planeNames = ["page", "panel", "raised", "hover", "pressed", "line"] as const;
export const inkNames = ["ink", "ink-soft", "ink-faint", "control-line", "idle-solid"] as const;
export type NeutralName = (typeof planeNames)[number] | (typeof inkNames)[number];

/** What a theme is before it has a brand. The portal's tokens.test.ts holds these figures against its tokens.css. */
export interface Frame {
  readonly neutrals: Readonly<Record<NeutralName, Shade>>;
  readonly accentSoft: Shade;
  /** The product's own accent, where a tenant has none. */
  readonly ownAccent: string;
  /** What no brand changes, but its inks are read on. */
  readonly stateSofts: Readonly<Record<string, string>>;
  /** A share of black or of the brand's own darkness, behind and below what floats. */
  readonly veils: (tint: Tint) => Readonly<Record<"shade" | "shadow-float" | "shadow-dialog", string>>;
}

const light: Frame = {
  neutrals: {
    page: [0.98, 0.003],
    panel: [1, 0],
    raised: [1, 0],
    hover: [0.957, 0.005],
    pressed: [0.935, 0.007],
    line: [0.918, 0.005],
    ink: [0.215, 0.014],
    "ink-soft": [0.43, 0.014],
    "ink-faint": [0.52, 0.014],
    "control-line": [0.65, 0.014],
    "idle-solid": [0.615, 0.012],
  },
  accentSoft: [0.955, 0.02],
  ownAccent: "#4752c3",
  stateSofts: {
    "good-soft": "#e0f9e7",
    "warn-soft": "#fff3d4",
    "bad-soft": "#ffedec",
    "info-soft": "#e2f4ff",
  },
  veils: (tint) => {
    const veil = (alpha: number) => paintVeil({ ...tint, l: 0.2, c: Math.min(tint.c, 0.02) }, alpha);
    return {
      shade: veil(0.36),
      "shadow-float": `0 0 0 1px ${veil(0.07)},0 8px 24px -6px ${veil(0.16)}`,
      "shadow-dialog": `0 0 0 1px ${veil(0.08)},0 24px 64px -16px ${veil(0.3)}`,
    };
  },
};

const dark: Frame = {
  neutrals: {
    page: [0.155, 0.007],
    panel: [0.19, 0.008],
    raised: [0.228, 0.01],
    hover: [0.245, 0.011],
    pressed: [0.268, 0.013],
    line: [0.272, 0.011],
    ink: [0.955, 0.004],
    "ink-soft": [0.76, 0.01],
    "ink-faint": [0.67, 0.012],
    "control-line": [0.53, 0.016],
    "idle-solid": [0.55, 0.012],
  },
  accentSoft: [0.265, 0.05],
  ownAccent: "#5765d3",
  stateSofts: {
    "good-soft": "#142b1d",
    "warn-soft": "#332510",
    "bad-soft": "#3f1c1b",
    "info-soft": "#132737",
  },
  veils: (tint) => {
    const edge = paint({ ...tint, l: 0.32, c: Math.min(tint.c, 0.012) });
    return {
      shade: paintVeil({ ...tint, l: 0.06, c: Math.min(tint.c, 0.01) }, 0.6),
      "shadow-float": `0 0 0 1px ${edge},0 8px 24px -4px #00000080`,
      "shadow-dialog": `0 0 0 1px ${edge},0 24px 64px -12px #000000b3`,
    };
  },
};

export const frames: Readonly<Record<Theme, Frame>> = { light, dark };
