import { z } from "zod";
import { line } from "../../text-input.ts";
import { leadFilter, type LeadFilter } from "../leads/leads.schema.ts";

export const leadJobKinds = [
  "tag",
  "untag",
  "status",
  "move",
  "delete",
  "restore",
  "export",
  "count",
] as const;
export type LeadJobKind = (typeof leadJobKinds)[number];

export const leadJobStatuses = ["waiting", "running", "done", "cancelled", "failed"] as const;
export type LeadJobStatus = (typeof leadJobStatuses)[number];

/** Why a job could not change a lead: its address must not be written to, or is in that list already. */
export const leadJobFaults = ["suppressed", "exists_there"] as const;
export type LeadJobFault = (typeof leadJobFaults)[number];

/** Leads that are chosen one by one: as many as a person can mark on pages. */
export const CHOSEN_MAX = 1_000;

/** Tags that one job gives or takes. */
const TAGS_MAX = 20;

/** A spreadsheet of five full sheets; whoever needs more filters. */
export const EXPORT_ROWS_MAX = 5_000_000;

/** How long an exported file can be fetched. */
export const EXPORT_DAYS = 7;

/** How long a deleted lead can be brought back. */
export const RESTORE_DAYS = 30;

const tags = z.array(line(60)).min(1).max(TAGS_MAX, "too_many");

const leadChange = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("tag"), tags }),
  z.strictObject({ kind: z.literal("untag"), tags }),
  z.strictObject({ kind: z.literal("status"), status: z.enum(["active", "archived", "unsubscribed"]) }),
  z.strictObject({ kind: z.literal("move"), toCompanyId: z.uuid().nullable() }),
  z.strictObject({ kind: z.literal("delete") }),
]);
export type LeadChange = z.output<typeof leadChange>;

const companyId = z.uuid().nullable();
const filter = leadFilter.omit({ companyId: true });

/** All of the list that match, or those that were chosen. */
const selection = {
  /** Null = the tenant's own pool. */
  companyId,
  filter: filter.optional(),
  leadIds: z.array(z.uuid()).min(1).max(CHOSEN_MAX, "too_many").optional(),
};
const saysWhich = (given: { filter?: unknown; leadIds?: unknown }): boolean =>
  (given.filter === undefined) !== (given.leadIds === undefined);

export const changeLeadsInput = z
  .strictObject({ ...selection, change: leadChange })
  .refine(saysWhich, { path: ["filter"], message: "required" });

/** What a column of an export holds; another company's words for it are its own fields, which are named by their ids. */
export const exportColumns = [
  "email",
  "name",
  "employer",
  "status",
  "tags",
  "created",
  "updated",
  "source",
  "file",
] as const;
export type ExportColumn = (typeof exportColumns)[number];

export const exportFormats = ["csv", "xlsx"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportLeadsInput = z
  .strictObject({
    ...selection,
    format: z.enum(exportFormats),
    /** In this order; own fields by id. Absent = all. */
    columns: z
      .array(z.union([z.enum(exportColumns), z.uuid()]))
      .min(1)
      .max(100)
      .optional(),
  })
  .refine(saysWhich, { path: ["filter"], message: "required" });

export const countLeadsInput = z.strictObject({ companyId, filter });

/** Who may see one job is decided by its row, so an id is all. */
export const leadJobInput = z.strictObject({ jobId: z.uuid() });

export const listLeadJobsInput = z.strictObject({
  companyId,
  /** Only those that the caller started. */
  isMine: z.boolean().default(false),
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
});

export const listFailuresInput = z.strictObject({
  jobId: z.uuid(),
  /** `leadId` of the last row seen. */
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(50),
});

/** Which leads a job is of, as its row keeps it. */
export type Selection =
  | LeadFilter
  | { readonly companyId: string | null; readonly leadIds: readonly string[] };

/** What an export writes, as its row keeps it. */
export interface ExportWish {
  readonly format: ExportFormat;
  /** Null = all. */
  readonly columns: readonly string[] | null;
}
