import { z } from "zod";
import { line } from "../../text-input.ts";
import { templateSource } from "./template-document.schema.ts";

export * from "./template-document.schema.ts";

const templateId = z.uuid();

/** A subject may be empty while somebody works at it; the linter asks for one. RFC 5322 advises 78 characters a line. */
const draftLine = (max: number) =>
  z
    .string()
    .max(max, "too_long")
    .transform((text) => text.normalize("NFC"))
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), "forbidden_characters");

const plainText = z
  .string()
  .max(200_000, "too_long")
  .refine((text) => text.isWellFormed() && !text.includes("\u0000"), "forbidden_characters");

/** What a mail is made from. */
export const templateDraft = z.strictObject({
  subject: draftLine(255),
  /** Shown after the subject in an inbox; empty = the mail's first words. */
  previewText: draftLine(255),
  source: templateSource,
  /** The plain-text part in somebody's own words; null = made from the source. */
  text: plainText.nullable(),
});
export type TemplateDraft = z.output<typeof templateDraft>;

export const templateInput = z.strictObject({ templateId });
export type TemplateInput = z.output<typeof templateInput>;

export const templateName = line(100);
