import { z } from "zod";
import { line } from "../../text-input.ts";

/** Counting stops here for each tag; a list says "1,000+" beyond. */
export const TAG_COUNT_CAP = 1_000;

/** A removal of a tag that more leads or templates had cannot be taken back. */
export const UNDO_MAX = 1_000;

const name = line(60);
const tagId = z.uuid();

export const listTagsInput = z.strictObject({
  /** Null = the tenant's own pool. */
  companyId: z.uuid().nullable(),
  /** Part of a name, in any case. */
  search: name.optional(),
  limit: z.int().min(1).max(500).default(200),
});

export const tagInput = z.strictObject({ tagId });

export const renameTagInput = z.strictObject({ tagId, name });

export const mergeTagsInput = z
  .strictObject({ keepId: tagId, mergeId: tagId })
  .refine(({ keepId, mergeId }) => keepId !== mergeId, { path: ["mergeId"], error: "invalid" });

/** `undo` of a removal. */
export const restoreTagInput = z.strictObject({
  companyId: z.uuid().nullable(),
  name,
  leadIds: z.array(z.uuid()).max(UNDO_MAX, "too_many"),
  templateIds: z.array(z.uuid()).max(UNDO_MAX, "too_many"),
});
