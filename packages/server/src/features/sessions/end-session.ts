import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { clearedCookie } from "../../request-facts.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import type { SessionInput } from "./sessions.schema.ts";

/**
 * Ends one of the person's own sessions, from its next request on, in every process.
 * @throws AppError not_found, for another person's as for none.
 */
export async function endSession(ctx: Context & { person: Person }, input: SessionInput): Promise<void> {
  await asSystem(ctx.db, "end session", async (tx) => {
    const where = { id: input.sessionId, userId: ctx.person.id, ended: null };
    const ended = await tx.session.updateMany({ where, data: { ended: ctx.clock() } });
    if (ended.count === 0) throw notFound();
    await recordPersonAudit(tx, ctx, {
      userId: ctx.person.id,
      action: "sessions.end",
      detail: { session: input.sessionId },
    });
  });
  if (input.sessionId === ctx.person.sessionId)
    ctx.setHeader("set-cookie", clearedCookie(ctx.env, "session"));
}
