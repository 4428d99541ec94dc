import { z } from "zod";
import { line } from "../../text-input.ts";
import { templateSource } from "./template-document.schema.ts";

export * from "./template-document.schema.ts";

const templateId = z.uuid();
const folderId = z.uuid();
const templateName = line(100);

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

export const templatePlaces = ["all", "unfiled", "archived"] as const;
export const templateOrders = ["updated", "name"] as const;
export type TemplateOrder = (typeof templateOrders)[number];

export const listTemplatesInput = z.strictObject({
  /** The company whose templates they are; null = the tenant's own. */
  companyId: z.uuid().nullable(),
  /** All of them, those in no folder, the archive, or one folder. */
  place: z.union([z.enum(templatePlaces), folderId]).default("all"),
  tagId: z.uuid().optional(),
  /** Part of a name, a subject or what a reader sees. */
  search: z
    .string()
    .max(200, "too_long")
    .transform((text) => text.trim().normalize("NFC").toLowerCase())
    .refine((text) => text.isWellFormed() && !text.includes("\u0000"), "forbidden_characters")
    .optional(),
  order: z.enum(templateOrders).default("updated"),
  /** `nextCursor` of the page before, with the same other fields. */
  cursor: z.string().max(1_000).optional(),
  limit: z.int().min(1).max(200).default(100),
});
export type ListTemplatesInput = z.output<typeof listTemplatesInput>;

export const listTagsInput = z.strictObject({ companyId: z.uuid().nullable() });

export const addTemplateInput = z.strictObject({
  companyId: z.uuid().nullable(),
  folderId: folderId.nullable(),
  name: templateName,
  draft: templateDraft,
});
export type AddTemplateInput = z.output<typeof addTemplateInput>;

export const saveTemplateInput = z.strictObject({
  templateId,
  /** `version` of the template that the draft was made from. */
  version: z.int().min(1),
  draft: templateDraft,
});
export type SaveTemplateInput = z.output<typeof saveTemplateInput>;

/** A template with another name: the copy's, or its own new one. */
export const nameTemplateInput = z.strictObject({ templateId, name: templateName });

/** Templates that one call may change. */
export const MANY = 500;

export const setArchivedInput = z.strictObject({
  templateIds: z.array(templateId).min(1).max(MANY),
  isArchived: z.boolean(),
});

const places = z.array(z.strictObject({ templateId, folderId })).max(MANY * 2);

/** Places to take and to leave; a template lies in as many folders as it likes. */
export const placeTemplatesInput = z.strictObject({ add: places, remove: places });
export type PlaceTemplatesInput = z.output<typeof placeTemplatesInput>;

/** Tags of one template; more than a reader can tell apart. */
export const TAGS_MAX = 20;

export const setTagsInput = z.strictObject({
  templateId,
  tags: z.array(line(60)).max(TAGS_MAX, "too_many"),
});

export const listVersionsInput = z.strictObject({
  templateId,
  /** Number of the oldest version seen so far. */
  cursor: z.int().min(1).optional(),
});

export const versionInput = z.strictObject({ templateId, number: z.int().min(1) });

export const restoreVersionInput = z.strictObject({
  templateId,
  number: z.int().min(1),
  /** `version` of the template that the caller has before their eyes. */
  version: z.int().min(1),
});

/** A draft as it stands in the editor, saved or not. */
export const draftInput = z.strictObject({ companyId: z.uuid().nullable(), draft: templateDraft });

export const previewTemplateInput = z.strictObject({
  companyId: z.uuid().nullable(),
  draft: templateDraft,
  /** Whose data stand in it; null = a lead that lacks as much as any does. */
  leadId: z.uuid().nullable(),
  showsImages: z.boolean(),
  /** Of the reader's mail program. */
  scheme: z.enum(["light", "dark"]).default("light"),
});
export type PreviewTemplateInput = z.output<typeof previewTemplateInput>;

export const sendTestInput = z.strictObject({
  companyId: z.uuid().nullable(),
  draft: templateDraft,
  leadId: z.uuid().nullable(),
  /** The account that it goes through; null = the platform's own mailer. */
  accountId: z.uuid().nullable(),
});
export type SendTestInput = z.output<typeof sendTestInput>;
