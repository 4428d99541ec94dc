import type { Tx } from "@rookery/db";
import type { Deps } from "../../context.ts";
import type { AccountMail } from "./queue-mail.ts";

const HOUR_MS = 3_600_000;

/** The mail whose link is being made. */
export interface LinkedMail {
  readonly userId: string | null;
  readonly tenantId: string | null;
  readonly inviteId: string | null;
  readonly recipient: string;
}

/** Makes a token, keeps its hash where it will be looked for, and gives the token to nobody but the mail. */
type Minting = (tx: Tx, deps: Deps, mail: LinkedMail) => Promise<string>;

const personToken =
  (purpose: string, hours: number): Minting =>
  async (tx, deps, { userId, recipient }) => {
    const token = deps.tokens.mint();
    const expires = new Date(deps.clock().getTime() + hours * HOUR_MS);
    if (userId === null) throw new Error("A person's token is a person's");
    const tokenHash = deps.tokens.hash(token);
    await tx.personToken.createMany({ data: { userId, purpose, email: recipient, tokenHash, expires } });
    return token;
  };

const emailChange =
  (side: "oldTokenHash" | "newTokenHash"): Minting =>
  async (tx, deps, { userId, recipient }) => {
    const token = deps.tokens.mint();
    const address = side === "oldTokenHash" ? { oldEmail: recipient } : { newEmail: recipient };
    await tx.emailChange.updateMany({
      where: { userId: userId ?? "", ended: null, ...address },
      data: { [side]: deps.tokens.hash(token) },
    });
    return token;
  };

/** A later mail's link takes the place of the one before. */
const invite: Minting = async (tx, deps, { tenantId, inviteId }) => {
  const token = deps.tokens.mint();
  await tx.$executeRaw`
    UPDATE invites SET mail_token_hash = ${deps.tokens.hash(token)}, mailed = now()
    WHERE tenant_id = ${tenantId}::uuid AND id = ${inviteId}::uuid`;
  return token;
};

interface Link {
  readonly path: (token: string) => string;
  readonly mint?: Minting;
  /** Whoever follows it is let into the person's account, in all of their tenants. */
  readonly opensAccount?: true;
}

/** Where each mail leads, in the portal's paths. */
export const accountLinks: Record<AccountMail, Link> = {
  verify_email: {
    path: (token) => `/verify-email?token=${token}`,
    mint: personToken("verify_email", 24),
    opensAccount: true,
  },
  reset_password: {
    path: (token) => `/reset/${token}`,
    mint: personToken("reset_password", 1),
    opensAccount: true,
  },
  already_registered: { path: () => "/sign-in" },
  password_changed: { path: () => "/account" },
  new_device: { path: () => "/account" },
  factors_changed: { path: () => "/account" },
  email_change_old: {
    path: (token) => `/change-email/${token}`,
    mint: emailChange("oldTokenHash"),
    opensAccount: true,
  },
  email_change_new: {
    path: (token) => `/change-email/${token}`,
    mint: emailChange("newTokenHash"),
    opensAccount: true,
  },
  email_change_taken: { path: () => "/sign-in" },
  email_changed: { path: () => "/account" },
  invite: { path: (token) => `/invite/${token}`, mint: invite },
  join_approved: { path: () => "/" },
};
