import { asSystem, readRowsAsSystem } from "@rookery/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { isPassword } from "../../passwords.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { openSession } from "./open-session.ts";
import type { SignInInput } from "./sessions.schema.ts";

interface AccountRow {
  id: string;
  password_hash: string | null;
}

/**
 * Signs in by e-mail and password. Wrong, unknown and unverified have one answer in content and in time.
 * Tries count per account and network together, so that a stranger elsewhere cannot lock a person out.
 * @throws AppError invalid wrong_credentials, limited too_many_requests.
 */
export async function signIn(ctx: Context, input: SignInInput): Promise<void> {
  const attempt = `${input.email}|${ctx.request.network}`;
  await ctx.limits.spend("signInAccount", attempt);
  const [account] = await readRowsAsSystem<AccountRow>(ctx.db, "sign in", {
    name: "find_account",
    text: `SELECT u.id, p.password_hash FROM users u LEFT JOIN user_passwords p ON p.user_id = u.id
           WHERE u.email = $1 AND u.deleted IS NULL`,
    values: [input.email],
  });
  const isRight = await isPassword(account?.password_hash ?? undefined, input.password);
  if (!account || !isRight) throw new AppError("invalid", "wrong_credentials");
  await ctx.limits.forget("signInAccount", attempt);
  await asSystem(ctx.db, "sign in", async (tx) => {
    await recordPersonAudit(tx, ctx, { userId: account.id, action: "sessions.signIn" });
    await openSession(tx, ctx, account.id);
  });
}
