/** The colours of a brand, for the server that serves them and the screen that tries them out. */
export { IMAGE_BYTES, imageAccept, imageSlots, type ImageSlot } from "./pictures/brand-images.rules.ts";
export { adjustments, type AdjustedToken, type Adjustment } from "./colours/adjustments.rules.ts";
export { brandCss } from "./colours/brand-css.rules.ts";
export { brandTokens, type BrandColours, type TokenName, type Tokens } from "./colours/brand-tokens.rules.ts";
export {
  colourPairs,
  failingPairs,
  type ColourPair,
  type FailingPair,
} from "./colours/colour-pairs.rules.ts";
export { isHexColour } from "./colours/oklch-paint.rules.ts";
export { frames, type Theme } from "./colours/theme-frames.rules.ts";
