import { z } from "zod";
import { line, optionalLine } from "../../text-input.ts";
import {
  MAX_COLUMNS,
  encodings,
  delimiters,
  existingChoices,
  lineOutcomes,
  TAG_MAX,
  TAGS_MAX,
} from "./imports.rules.ts";

const importId = z.uuid();
const column = z
  .int()
  .min(0)
  .max(MAX_COLUMNS - 1);

/** Who may see one import is decided by its row, so an id is all. */
export const importInput = z.strictObject({ importId });

export const listImportsInput = z.strictObject({
  companyId: z.uuid().nullable(),
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
});

export const updateReadingInput = z.strictObject({
  importId,
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  hasHeader: z.boolean().optional(),
  /** Place of a workbook's sheet, from 0. */
  sheet: z.int().min(0).max(9_999).optional(),
});

export const tagName = line(TAG_MAX);

/** How a file becomes leads; a dry run and the run take the same. */
export const importPlanInput = z.strictObject({
  importId,
  existing: z.enum(existingChoices).default("overwrite"),
  /** Given to every lead that the import creates or changes. */
  tags: z.array(tagName).max(TAGS_MAX).default([]),
  /** Where these people come from, in the importer's words. */
  source: optionalLine(200),
  /** Why they may be written to. */
  consent: optionalLine(200),
  columns: z.strictObject({
    /** Left open here, so that its absence has a sentence of its own. */
    email: column.optional(),
    name: column.optional(),
    firstName: column.optional(),
    lastName: column.optional(),
    employer: column.optional(),
    status: column.optional(),
    tags: column.optional(),
  }),
});
export type ImportPlan = z.output<typeof importPlanInput>;

export const listRejectionsInput = z.strictObject({
  importId,
  outcome: z.enum(lineOutcomes).default("rejected"),
  /** `firstLine` of the last row seen. */
  cursor: z.int().min(1).optional(),
  limit: z.int().min(1).max(100).default(50),
});

export const listKeptInput = z.strictObject({
  importId,
  outcome: z.enum(["kept", "failed"]).default("kept"),
  /** `leadId` of the last row seen. */
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(50),
});
