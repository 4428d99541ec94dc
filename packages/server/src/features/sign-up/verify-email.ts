import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { confirmAddress } from "../sessions/confirm-address.ts";
import { enterSession } from "../sessions/enter-session.ts";
import { spendToken, voidTokens } from "../sessions/spend-token.ts";
import { forgetSignUpBrowser, isSignUpBrowser } from "./sign-up-browser.ts";
import type { VerifyEmailInput } from "./sign-up.schema.ts";

export interface VerifiedEmail {
  readonly email: string;
  /** False in a browser that did not send the sign-up: there the person signs in with the password. */
  readonly signedIn: boolean;
  /** The tenant to open; null for a person without one. */
  readonly tenantSlug: string | null;
}

interface AccountRow {
  email: string;
  is_first: boolean;
  password_hash: string | null;
  slug: string | null;
}

/**
 * Confirms the address by its mailed link, and signs in where the sign-up came from this browser.
 * @throws AppError blocked, link_used_or_expired.
 */
export async function verifyEmail(ctx: Context, input: VerifyEmailInput): Promise<VerifiedEmail> {
  let verified: { email: string; tenantSlug: string | null } | undefined;
  const signedIn = await enterSession(ctx, "verify e-mail", async (tx) => {
    const { userId } = await spendToken(tx, ctx, input.token, "verify_email");
    const account = await lockAccount(tx, ctx, userId);
    await confirmAddress(tx, ctx, userId);
    await voidTokens(tx, userId, "verify_email");
    await recordPersonAudit(tx, ctx, { userId, action: "signUp.verifyEmail" });
    const { email, password_hash: passwordHash } = account;
    // A later link of an address that is confirmed already is no way past the password.
    const isHere = account.is_first && passwordHash !== null && isSignUpBrowser(ctx, { email, passwordHash });
    verified = { email, tenantSlug: account.slug };
    return isHere ? { userId, email } : undefined;
  });
  if (!verified) throw new Error("The link led to an account");
  if (signedIn) forgetSignUpBrowser(ctx);
  return { ...verified, signedIn: signedIn !== undefined };
}

/** With the tenant that was joined last; at a tenant's own address no other is named. */
async function lockAccount(tx: Tx, { address }: Context, userId: string): Promise<AccountRow> {
  const here = address.tenant?.id ?? null;
  const [account] = await tx.$queryRaw<AccountRow[]>`
    SELECT u.email, u.email_verified IS NULL AS is_first, p.password_hash,
           (SELECT t.slug FROM tenant_users m JOIN tenants t ON t.id = m.tenant_id
            WHERE m.user_id = u.id AND m.deleted IS NULL AND t.deleted IS NULL
              AND (${here}::uuid IS NULL OR t.id = ${here}::uuid) ORDER BY m.created DESC LIMIT 1) AS slug
    FROM users u LEFT JOIN user_passwords p ON p.user_id = u.id
    WHERE u.id = ${userId}::uuid FOR UPDATE OF u`;
  if (!account) throw new Error("The link was this person's a statement before");
  return account;
}
