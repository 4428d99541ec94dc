import { z } from "zod";
import { emailInput, line, optionalLine } from "../../text-input.ts";

/** An address, every address of a domain, or what an erased address is remembered by. */
export const suppressionKinds = ["email", "domain", "hash"] as const;
export type SuppressionKind = (typeof suppressionKinds)[number];

export const suppressionReasons = ["unsubscribed", "bounced", "complained"] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** A report of the sender, a link in a mail, a list that somebody gave, a lead that somebody edited, an erasure. */
export const suppressionSources = ["report", "link", "list", "edit", "erasure"] as const;
export type SuppressionSource = (typeof suppressionSources)[number];

/** Counting stops here; the list says "10,000+" beyond. */
export const COUNT_CAP = 10_000;

/** Lines of one call: what one transaction does while others wait for a moment. A longer list comes in several calls. */
export const LINES_MAX = 10_000;

/** Below what a call may weigh, with the escapes of its line ends. */
export const LIST_CHARACTERS_MAX = 900_000;

/** Invalid lines that an answer names; their number is exact. */
export const INVALID_SHOWN = 500;

export const lineFaults = [
  "email_too_long",
  "email_local_part_invalid",
  "email_domain_invalid",
  "neither_address_nor_domain",
] as const;
export type LineFault = (typeof lineFaults)[number];

export const listSuppressionsInput = z.strictObject({
  /** The beginning of an address or of a domain, in any case. */
  search: line(255)
    .transform((given) => given.toLowerCase())
    .optional(),
  kinds: z.array(z.enum(suppressionKinds)).min(1).max(suppressionKinds.length).optional(),
  reasons: z.array(z.enum(suppressionReasons)).min(1).max(suppressionReasons.length).optional(),
  sources: z.array(z.enum(suppressionSources)).min(1).max(suppressionSources.length).optional(),
  /** `nextCursor` of the page before, with the same other fields. */
  cursor: line(255).optional(),
  limit: z.int().min(1).max(200).default(50),
});

export const checkAddressInput = z.strictObject({ email: emailInput });

/** How many leads, the newest, are looked at for a domain's reach: a fraction of a second. Where there are more the count says "or more". */
export const REACH_ROWS = 200_000;

/** Domains as entries say them: as many as a page of the list has. */
export const reachInput = z.strictObject({ domains: z.array(line(255)).min(1).max(200, "too_many") });

export const addSuppressionsInput = z.strictObject({
  /**
   * An address or a domain a line, or a table of which a cell of each line is one. A longer file is given in parts, each with the
   * number of its first line.
   */
  text: z
    .string("required")
    .max(LIST_CHARACTERS_MAX, "too_long")
    .refine((text) => text.trim() !== "", "required")
    .refine((text) => lineCount(text) <= LINES_MAX, "too_many"),
  firstLine: z.int().min(1).max(100_000_000).default(1),
  reason: z.enum(suppressionReasons),
  note: optionalLine(200),
});

/** Lines of a text, however they end; what follows the last end is one where there is something. */
const lineCount = (text: string): number => text.trimEnd().split(/\r\n|\r|\n/).length;

export const liftSuppressionInput = z.strictObject({
  suppressionId: z.uuid(),
  /** Why this person may be written to again. */
  why: line(200),
});

export const eraseAddressInput = z.strictObject({ email: emailInput });
