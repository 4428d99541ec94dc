import { AppError } from "../../errors.ts";
import type { MailboxPasswords } from "./account-secret.ts";
import type { Protocol } from "./email-accounts.rules.ts";
import type { ProbeAccountInput } from "./email-accounts.schema.ts";

export type PasswordForm = Pick<ProbeAccountInput, "imap" | "password" | "imapPassword">;

export const passwordNeeded = (protocol: Protocol): AppError =>
  new AppError("invalid", "password_needed", { field: protocol === "smtp" ? "password" : "imapPassword" });

/** The passwords of a form that has them all. @throws AppError invalid password_needed. */
export function givenPasswords({ imap, password, imapPassword }: PasswordForm): MailboxPasswords {
  if (password === undefined) throw passwordNeeded("smtp");
  if (!imap?.hasOwnPassword) return { smtp: password };
  if (imapPassword === undefined) throw passwordNeeded("imap");
  return { smtp: password, imap: imapPassword };
}
