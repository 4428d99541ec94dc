export const imageSlots = ["logo", "logoDark", "mailLogo", "favicon"] as const;
export type ImageSlot = (typeof imageSlots)[number];

export const imageTypes = ["png", "jpeg", "webp", "svg"] as const;
export type ImageType = (typeof imageTypes)[number];

/** For the `accept` of a file field. A convenience only: the server judges the content. */
export const imageAccept = "image/png,image/jpeg,image/webp,image/svg+xml,.png,.jpg,.jpeg,.webp,.svg";

/** As given. A logo is a few kilobytes; who exports one carelessly still stays below. */
export const IMAGE_BYTES = 1024 * 1024;
/** Each byte of an SVG may cost far more work than one of pixels. */
export const SVG_BYTES = 256 * 1024;
/** Of pictures made of pixels, before anything of them is decoded; an SVG is drawn at the size that is served. */
export const IMAGE_SIDE_PX = 4096;
export const IMAGE_PIXELS = 12_000_000;
/** Of the longer side: the square around the picture is the icon. */
export const FAVICON_MIN_PX = 32;

/** Browser tab, iOS home screen, Android home screen and its splash. */
export const faviconSizes = [32, 180, 192, 512] as const;

/** As served: the largest place each is shown in, at two device pixels to one of CSS. */
export const imageBoxes = {
  logo: { width: 640, height: 160 },
  logoDark: { width: 640, height: 160 },
  mailLogo: { width: 600, height: 144 },
} as const satisfies Record<Exclude<ImageSlot, "favicon">, { width: number; height: number }>;

/**
 * Files of a prepared picture by the one name that is stored: `<hash>-<width>x<height>` of a logo is one file, `<hash>` of a
 * favicon one for each size. The hash is that of the content, so that what an address shows never changes.
 */
export const imageFilesOf = (slot: ImageSlot, name: string): string[] =>
  slot === "favicon" ? faviconSizes.map((size) => `${name}-${size}.png`) : [`${name}.png`];

/** Names that `imageFilesOf` makes, and no others: what a serving route may look for. */
export const imageFileForm = /^[0-9a-f]{32}-(?:[1-9]\d{0,2}x[1-9]\d{0,2}|32|180|192|512)\.png$/;
