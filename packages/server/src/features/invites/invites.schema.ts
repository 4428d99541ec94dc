import { z } from "zod";
import { languages } from "../preferences/preferences.rules.ts";
import { emailInput, line, newPasswordInput, tokenInput } from "../../text-input.ts";

/** Addresses in one go; a list pasted from a spreadsheet fits. */
export const INVITES_AT_ONCE = 50;
/** Companies that one invite may name. */
const COMPANIES_MAX = 100;

/** A few lines to the invited person; no other control characters. */
const note = z
  .string()
  .max(2_000, "too_long")
  .transform((text) => text.trim().normalize("NFC"))
  .pipe(
    z
      .string()
      .max(500, "too_long")
      .refine((text) => text.isWellFormed() && !/[^\P{Cc}\n]/u.test(text), "forbidden_characters"),
  )
  .nullish()
  .transform((text) => (text === "" || text === undefined ? null : text));

export const createInvitesInput = z.strictObject({
  emails: z.array(emailInput).min(1, "required").max(INVITES_AT_ONCE, "too_many"),
  role: z.enum(["owner", "admin", "member"]),
  companies: z
    .array(z.strictObject({ companyId: z.uuid(), access: z.enum(["work", "view"]) }))
    .max(COMPANIES_MAX, "too_many"),
  note,
  days: z.int().min(1).max(30).default(7),
});
export type CreateInvitesInput = z.output<typeof createInvitesInput>;

export const inviteInput = z.strictObject({ inviteId: z.uuid() });
export type InviteInput = z.output<typeof inviteInput>;

export const openInviteInput = z.strictObject({ token: tokenInput });
export type OpenInviteInput = z.output<typeof openInviteInput>;

export const joinInput = z.strictObject({
  token: tokenInput,
  name: line(200),
  password: newPasswordInput,
  /** Of the page that it is typed on. */
  language: z.enum(languages).optional(),
});
export type JoinInput = z.output<typeof joinInput>;
