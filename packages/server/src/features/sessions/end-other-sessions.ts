import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";

/** Ends all of the person's sessions but this one. */
export function endOtherSessions(ctx: Context & { person: Person }): Promise<{ ended: number }> {
  return asSystem(ctx.db, "end session", async (tx) => {
    const others = { userId: ctx.person.id, ended: null, id: { not: ctx.person.sessionId } };
    const { count } = await tx.session.updateMany({
      where: { ...others, expires: { gt: ctx.clock() } },
      data: { ended: ctx.clock() },
    });
    await recordPersonAudit(tx, ctx, {
      userId: ctx.person.id,
      action: "sessions.endOthers",
      detail: { ended: count },
    });
    return { ended: count };
  });
}
