import { z } from "zod";

export const leadStatuses = ["active", "unsubscribed", "bounced", "complained", "archived"] as const;
export type LeadStatus = (typeof leadStatuses)[number];

export const leadOrders = ["newest", "email"] as const;
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
});
export type LeadFilter = z.output<typeof leadFilter>;

export const listLeadsInput = z.strictObject({
  /** Null = the tenant's own pool. */
  companyId: z.uuid().nullable(),
  /** The beginning of an address or of a name, in any case. */
  search: text(255)
    .transform((given) => given.trim().normalize("NFC"))
    .optional(),
  status: z.enum(leadStatuses).optional(),
  /** Of the list without a search; what is found stands by address, then by name. */
  order: z.enum(leadOrders).default("newest"),
  /** `nextCursor` of the page before, with the same other fields. */
  cursor: text(1_000).optional(),
  limit: z.int().min(1).max(200).default(50),
});
