/** The colours of a brand, for the server that serves them and the screen that tries them out. */
export { IMAGE_BYTES, imageAccept, imageSlots, type ImageSlot } from "./brand-images.rules.ts";
export { adjustments, type AdjustedToken, type Adjustment } from "./adjustments.rules.ts";
export { brandCss } from "./brand-css.rules.ts";
export { brandTokens, type BrandColours, type TokenName, type Tokens } from "./brand-tokens.rules.ts";
export { colourPairs, failingPairs, type ColourPair, type FailingPair } from "./colour-pairs.rules.ts";
export { isHexColour } from "./oklch-paint.rules.ts";
export { frames, type Theme } from "./theme-frames.rules.ts";
