import { z } from "zod";
import { emailInput, line, optionalLine } from "../../text-input.ts";
import { FIELDS_MAX, fieldFilter, fieldValueInput } from "../lead-fields/lead-fields.schema.ts";

export const leadStatuses = ["active", "unsubscribed", "bounced", "complained", "archived"] as const;
export type LeadStatus = (typeof leadStatuses)[number];

export const leadOrders = ["newest", "oldest", "email", "email_desc", "name", "name_desc"] as const;
export type LeadOrder = (typeof leadOrders)[number];

/** Counting stops here; a list says "10,000+" beyond. */
export const COUNT_CAP = 10_000;

export const leadInput = z.strictObject({ leadId: z.uuid() });

/** PostgreSQL takes no NUL and no half character. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((given) => given.isWellFormed() && !given.includes("\0"), "invalid_text");

/** Which leads of one list: what the list shows, what a bulk job changes, what an export holds. */
export const leadFilter = z.strictObject({
  /** Null = the tenant's own pool. */
  companyId: z.uuid().nullable(),
  /** Part of an address, a name or an employer, in any case; of one or two characters, its beginning. */
  search: text(255)
    .transform((given) => given.trim().normalize("NFC"))
    .optional(),
  /** One of these. */
  statuses: z.array(z.enum(leadStatuses)).min(1).max(leadStatuses.length).optional(),
  /** Each of these. */
  tagIds: z.array(z.uuid()).min(1).max(5).optional(),
  /** Created by this import. */
  importId: z.uuid().optional(),
  createdFrom: z.iso.datetime().optional(),
  /** Before this. */
  createdTo: z.iso.datetime().optional(),
  hasName: z.boolean().optional(),
  /** Unsubscribed, bounced or complained. */
  isSuppressed: z.boolean().optional(),
  /** Each of these, by their own fields. */
  fields: z.array(fieldFilter).min(1).max(3, "too_many").optional(),
});
export type LeadFilter = z.output<typeof leadFilter>;

export const listLeadsInput = leadFilter.extend({
  /** Of a list without a search: what begins so stands by address, then by name; what holds it, newest first. */
  order: z.enum(leadOrders).default("newest"),
  /** `nextCursor` of the page before, with the same other fields. */
  cursor: text(2_000).optional(),
  limit: z.int().min(1).max(200).default(50),
});

/** Tags that a lead may have: more than a page shows. */
export const TAGS_MAX = 30;

/** What a person may say of a lead by hand; `bounced` and `complained` are reported, not said. */
export const statedStatuses = ["active", "archived", "unsubscribed"] as const;

const filledLine = (max: number) => z.union([z.literal("").transform(() => null), z.null(), line(max)]);
const leadTags = z.array(line(60)).max(TAGS_MAX, "too_many");
const fieldValues = z.array(fieldValueInput).max(FIELDS_MAX, "too_many");

export const addLeadInput = z.strictObject({
  /** Null = the tenant's own pool. */
  companyId: z.uuid().nullable(),
  email: emailInput,
  name: optionalLine(200),
  employer: optionalLine(200),
  status: z.enum(["active", "archived"]).default("active"),
  /** By name; one that the company has not yet is made. */
  tags: leadTags.default([]),
  fields: fieldValues.default([]),
});

/** What is absent stays as it is. */
export const updateLeadInput = z.strictObject({
  leadId: z.uuid(),
  /** `updatedAt` of what was edited. */
  updatedAt: z.iso.datetime(),
  email: emailInput.optional(),
  name: filledLine(200).optional(),
  employer: filledLine(200).optional(),
  status: z.enum(statedStatuses).optional(),
  /** These and no others. */
  tags: leadTags.optional(),
  /** These; others stay. */
  fields: fieldValues.optional(),
});

const side = z.enum(["kept", "merged"]).default("kept");

export const mergeLeadsInput = z
  .strictObject({
    keepId: z.uuid(),
    keepUpdatedAt: z.iso.datetime(),
    /** The one that goes. */
    mergeId: z.uuid(),
    mergeUpdatedAt: z.iso.datetime(),
    /** Which of the two says it; what the kept one has not comes from the other in any case. */
    email: side,
    name: side,
    employer: side,
    /** Own fields that the one that goes says. */
    mergedFieldIds: z.array(z.uuid()).max(FIELDS_MAX, "too_many").default([]),
  })
  .refine(({ keepId, mergeId }) => keepId !== mergeId, { path: ["mergeId"], error: "invalid" });

export const leadHistoryInput = z.strictObject({
  leadId: z.uuid(),
  /** `nextCursor` of the page before. */
  cursor: text(200).optional(),
  limit: z.int().min(1).max(100).default(30),
});
