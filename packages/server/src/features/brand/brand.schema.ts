import { z } from "zod";
import { optionalLine } from "../../text-input.ts";
import { imageSlots } from "./pictures/brand-images.rules.ts";

const hexColour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, "not_a_colour")
  .transform((text) => text.toLowerCase());

/** Where a picture that was prepared here is served; whose it is the use case checks. */
const picture = z
  .string()
  .regex(/^\/brand\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/[0-9a-f]{32}-(\d{1,3}x\d{1,3}|192)\.png$/);

/** All that makes a brand. Null leaves it to the tenant's name, or to the portal's own look. */
export const brandValues = z.strictObject({
  name: optionalLine(60),
  primaryColor: hexColour.nullable(),
  secondaryColor: hexColour.nullable(),
  logoUrl: picture.nullable(),
  logoDarkUrl: picture.nullable(),
  mailLogoUrl: picture.nullable(),
  faviconUrl: picture.nullable(),
  mailSenderName: optionalLine(60),
  mailFooter: optionalLine(300),
});
export type BrandValues = z.output<typeof brandValues>;

export const noBrand: BrandValues = {
  name: null,
  primaryColor: null,
  secondaryColor: null,
  logoUrl: null,
  logoDarkUrl: null,
  mailLogoUrl: null,
  faviconUrl: null,
  mailSenderName: null,
  mailFooter: null,
};

/** `revision`: of the draft that was seen; 0 where there was none. */
const seen = z.int().min(0).max(2_000_000_000);

export const saveDraftInput = z.strictObject({ values: brandValues, revision: seen });
export type SaveDraftInput = z.output<typeof saveDraftInput>;

export const draftInput = z.strictObject({ revision: seen });
export type DraftInput = z.output<typeof draftInput>;

/** `version`: the one that was in force when the person chose. */
export const rollBackInput = z.strictObject({ number: z.int().min(1).max(2_000_000_000), version: seen });
export type RollBackInput = z.output<typeof rollBackInput>;

export const takePictureInput = z.strictObject({
  slot: z.enum(imageSlots),
  url: z.url({ protocol: /^https$/, error: "not_https" }).max(500, "too_long"),
});
export type TakePictureInput = z.output<typeof takePictureInput>;
