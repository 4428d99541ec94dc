import { contrastOf, luminanceOf, paint, tintOf, type Tint } from "./oklch-paint.rules.ts";
import { seekContrast } from "./seek-contrast.rules.ts";

const WHITE = "#ffffff";

/** White where it can be read, else nearly black with the least breath of the hue. */
export function textOn(fill: string): string {
  if (contrastOf(WHITE, fill) >= 4.5) return WHITE;
  const { c, h } = tintOf(fill);
  return paint(
    seekContrast({ l: 0.2, c: Math.min(c, 0.03), h }, [{ luminance: luminanceOf(fill), least: 4.5 }]),
  );
}

/** A step that is seen and keeps the text readable: down, where a colour keeps its chroma, unless it is there already. */
export function hoverOf(fill: Tint, text: string): string {
  const isDark = fill.l < 0.35;
  const darker = paint({ ...fill, l: fill.l - 0.05 });
  if (!isDark && contrastOf(darker, text) >= 4.5) return darker;
  // Among the darkest colours the eye asks for a longer step.
  return paint({ ...fill, l: fill.l + (isDark ? 0.08 : 0.05) });
}
