import { asSystem, type Tx } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { evenTime } from "../../even-time.ts";
import { isPassword } from "../../passwords.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { readyCode, takeCode, type TypedCode } from "../factors/take-code.ts";
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
 * @throws AppError invalid wrong_password, wrong_code or passkey_refused; unavailable secrets_unavailable.
 */
export function confirmPerson(ctx: Context & { person: Person }, input: ConfirmInput): Promise<void> {
  return evenTime(EVEN_MS, async () => {
    const { person } = ctx;
    const account = await accountById(ctx.db, person.id);
    const typed =
      input.by === "code" ? await readyCode(ctx, { userId: person.id, code: input.code }) : undefined;
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
      const factor = await takeFactor(tx, ctx, { input, typed });
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
  { input, typed }: { input: ConfirmInput; typed: TypedCode | undefined },
): Promise<Factor | undefined> {
  if (typed) return takeCode(tx, ctx, typed);
  if (input.by !== "passkey") return undefined;
  await takePasskey(tx, ctx, { credential: input.credential, userId: ctx.person.id });
  return "passkey";
}
