import { draftOf, isSamePart, partsOf, withParts, type DraftPart, type LeadDraft } from "./lead-draft.ts";
import type { WholeLead } from "./use-lead.ts";

/** Parts of which two people said something else at once. */
export interface Conflict {
  readonly mine: LeadDraft;
  readonly theirs: LeadDraft;
  readonly parts: readonly DraftPart[];
}

export interface Outrun {
  /** What both began with. */
  readonly base: WholeLead;
  readonly mine: LeadDraft;
  readonly theirs: WholeLead;
}

/**
 * Two edits of one lead brought together: what only they changed is taken, what only I changed stays, and what both changed stays mine
 * until somebody chooses.
 */
export function bringTogether({ base, mine, theirs }: Outrun): { draft: LeadDraft; conflict: Conflict } {
  const [before, now] = [draftOf(base), draftOf(theirs)];
  const theirParts = partsOf(now).filter((part) => !isSamePart(before, now, part));
  const contested = theirParts.filter(
    (part) => !isSamePart(before, mine, part) && !isSamePart(mine, now, part),
  );
  const taken = theirParts.filter((part) => isSamePart(before, mine, part));
  return { draft: withParts(mine, now, taken), conflict: { mine, theirs: now, parts: contested } };
}
