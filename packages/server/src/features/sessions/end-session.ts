import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { clearSessionCookie } from "../../request-facts.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import type { SessionInput } from "./sessions.schema.ts";

type Signed = Context & { person: Person };

/**
 * Ends one of the person's own sessions, from its next request on.
 * @throws AppError not_found, for another person's as for none.
 */
export function endSession(ctx: Signed, input: SessionInput): Promise<void> {
  return asSystem(ctx.db, "end session", async (tx) => {
    const where = { id: input.sessionId, userId: ctx.person.id, ended: null };
    const ended = await tx.session.updateMany({ where, data: { ended: ctx.clock() } });
    if (ended.count === 0) throw notFound();
    await recordPersonAudit(tx, ctx, {
      userId: ctx.person.id,
      action: "sessions.end",
      detail: { session: input.sessionId },
    });
  });
}

/** Ends all of the person's sessions but this one. */
export function endOtherSessions(ctx: Signed): Promise<{ ended: number }> {
  return asSystem(ctx.db, "end session", async (tx) => {
    const where = { userId: ctx.person.id, ended: null, id: { not: ctx.person.sessionId } };
    const { count } = await tx.session.updateMany({ where, data: { ended: ctx.clock() } });
    await recordPersonAudit(tx, ctx, {
      userId: ctx.person.id,
      action: "sessions.endOthers",
      detail: { ended: count },
    });
    return { ended: count };
  });
}

/** Ends this session and takes its cookie back. */
export async function signOut(ctx: Signed): Promise<void> {
  await endSession(ctx, { sessionId: ctx.person.sessionId });
  ctx.setHeader("set-cookie", clearSessionCookie(ctx.env));
}
