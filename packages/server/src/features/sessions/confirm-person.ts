import { asSystem, type Tx } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { evenTime } from "../../even-time.ts";
import { isPassword } from "../../passwords.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { takeCode } from "../factors/take-code.ts";
import { takePasskey } from "../factors/take-passkey.ts";
import { noteRefusal } from "../policies/note-refusal.ts";
import { accountById } from "./find-account.ts";
import type { Factor } from "./open-session.ts";
import type { ConfirmInput } from "./sessions.schema.ts";
import { isWithin } from "./spend-try.ts";

/** Several times what opening a secret and comparing takes; a password takes its own time in any case. */
const EVEN_MS = 60;

/**
 * The person shows once more that it is them, as sensitive acts ask. Wrong and tried too often have one answer. A code or passkey also
 * makes this session one that was opened with a second factor.
 * @throws AppError invalid wrong_password, wrong_code or passkey_refused.
 */
export function confirmPerson(ctx: Context & { person: Person }, input: ConfirmInput): Promise<void> {
  return evenTime(EVEN_MS, async () => {
    const { person } = ctx;
    const account = await accountById(ctx.db, person.id);
    const points = account.policy.maxLoginAttempts;
    const mayCompare = await isWithin(ctx.limits.spend("confirmPerson", person.id, points));
    if (!mayCompare) await noteRefusal(ctx.db, { rule: "attempts", place: "confirm", userId: person.id });
    if (input.by === "password") {
      const stored = mayCompare ? account.passwordHash : undefined;
      if (!(await isPassword(stored, input.password)))
        throw new AppError("invalid", "wrong_password", { field: "password" });
    } else if (!mayCompare) {
      throw input.by === "code"
        ? new AppError("invalid", "wrong_code", { field: "code" })
        : new AppError("invalid", "passkey_refused");
    }
    await asSystem(ctx.db, "confirm person", async (tx) => {
      const factor = await takeFactor(tx, ctx, input);
      await tx.session.updateMany({
        where: { id: person.sessionId, ended: null },
        data: { confirmed: ctx.clock(), ...(factor ? { factor } : {}) },
      });
      await recordPersonAudit(tx, ctx, {
        userId: person.id,
        action: "sessions.confirm",
        detail: { by: input.by },
      });
    });
    await ctx.limits.forget("confirmPerson", person.id);
  });
}

async function takeFactor(
  tx: Tx,
  ctx: Context & { person: Person },
  input: ConfirmInput,
): Promise<Factor | undefined> {
  const userId = ctx.person.id;
  if (input.by === "code") return takeCode(tx, ctx, { userId, code: input.code });
  if (input.by === "password") return undefined;
  await takePasskey(tx, ctx, { credential: input.credential, userId });
  return "passkey";
}
