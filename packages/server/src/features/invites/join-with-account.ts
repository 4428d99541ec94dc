import { asSystem, type Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { hashPassword } from "../../passwords.ts";
import { refuseWeakPassword } from "../../password-rules.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { readPolicy } from "../policies/policies.queries.ts";
import { keepLanguage } from "../preferences/keep-language.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { enterSession } from "../sessions/enter-session.ts";
import { voidTokens } from "../sessions/spend-token.ts";
import { findOpenInvite, type OpenInvite } from "./find-open-invite.ts";
import type { JoinInput } from "./invites.schema.ts";
import { takeInvite, type Joined, type Taken } from "./take-invite.ts";
import { tellJoined } from "./tell-joined.ts";

/**
 * Joins with a new account. The mailed link has proven the address; an account that is confirmed is never overwritten.
 * @throws AppError blocked: link_used_or_expired, prove_address for a copied link; conflict account_exists; invalid for a weak
 * password, which leaves the link usable.
 */
export async function joinWithAccount(ctx: Context, input: JoinInput): Promise<Joined> {
  const { invite, policy } = await asSystem(ctx.db, "accept invite", async (tx) => {
    const invite = await findOpenInvite(tx, ctx, input.token);
    return { invite, policy: (await readPolicy(tx, invite.tenantId)).policy };
  });
  if (!invite.isMailed) throw new AppError("blocked", "prove_address");
  refuseWeakPassword(input.password, {
    email: invite.email,
    names: [input.name, invite.tenantName],
    policy,
  });
  const passwordHash = await hashPassword(input.password);
  let taken: Taken | undefined;
  await enterSession(ctx, "accept invite", async (tx) => {
    const invite = await findOpenInvite(tx, ctx, input.token);
    const userId = await openAccount(tx, ctx, { ...input, invite, passwordHash });
    taken = await takeInvite(tx, ctx, invite, { id: userId, name: input.name });
    return { userId, email: invite.email };
  });
  if (!taken) throw new Error("The invite was taken");
  return tellJoined(ctx.db, taken);
}

interface NewAccount extends JoinInput {
  readonly invite: OpenInvite;
  readonly passwordHash: string;
}

/** Whatever stood unconfirmed under the address was made by somebody who did not read its mail, and counts no more. */
async function openAccount(tx: Tx, ctx: Context, of: NewAccount): Promise<string> {
  const { email } = of.invite;
  await tx.user.createMany({ data: { name: of.name, email }, skipDuplicates: true });
  const [person] = await tx.$queryRaw<{ id: string; confirmed: boolean }[]>`
    SELECT id, email_verified IS NOT NULL AS confirmed FROM users
    WHERE email = ${email} AND deleted IS NULL FOR UPDATE`;
  if (!person) throw new Error("The person was made a statement before");
  if (person.confirmed) throw new AppError("conflict", "account_exists");
  const userId = person.id;
  await keepLanguage(tx, userId, of.language);
  await tx.user.updateMany({ where: { id: userId }, data: { name: of.name, emailVerified: ctx.clock() } });
  await tx.$executeRaw`
    INSERT INTO user_passwords (user_id, password_hash) VALUES (${userId}::uuid, ${of.passwordHash})
    ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, updated = now()`;
  await endSessions(tx, userId);
  await voidTokens(tx, userId, "verify_email");
  await recordPersonAudit(tx, ctx, { userId, action: "invites.join" });
  return userId;
}
