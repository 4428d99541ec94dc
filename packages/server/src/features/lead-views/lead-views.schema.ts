import { z } from "zod";
import { line } from "../../text-input.ts";
import { leadFilter, leadOrders } from "../leads/leads.schema.ts";

/** Views that one person keeps in one company; a list of more names is one to search, not to choose from. */
export const VIEWS_MAX = 50;

/** What a view says is read with each visit to the list. */
export const SETTINGS_OCTETS_MAX = 8_192;

/** Columns that every list has; own fields are named by their ids. */
export const viewColumns = [
  "email",
  "name",
  "employer",
  "status",
  "tags",
  "source",
  "created",
  "updated",
] as const;

export const densities = ["comfortable", "compact"] as const;

const octets = new TextEncoder();

export const viewSettings = z
  .strictObject({
    filter: leadFilter.omit({ companyId: true }),
    order: z.enum(leadOrders),
    /** From the start to the end of a line. */
    columns: z
      .array(z.union([z.enum(viewColumns), z.uuid()]))
      .min(1)
      .max(30, "too_many"),
    density: z.enum(densities),
  })
  .refine((settings) => octets.encode(JSON.stringify(settings)).length <= SETTINGS_OCTETS_MAX, "too_large");
export type ViewSettings = z.output<typeof viewSettings>;

const name = line(60);
const viewId = z.uuid();

export const listLeadViewsInput = z.strictObject({ companyId: z.uuid().nullable() });

export const addLeadViewInput = z.strictObject({
  /** Null = the tenant's own pool. */
  companyId: z.uuid().nullable(),
  name,
  /** For everybody who sees the company; else for oneself. */
  isShared: z.boolean(),
  settings: viewSettings,
});

/** What is absent stays as it is. */
export const updateLeadViewInput = z.strictObject({
  viewId,
  name: name.optional(),
  isShared: z.boolean().optional(),
  settings: viewSettings.optional(),
});

export const leadViewInput = z.strictObject({ viewId });
