import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { endSessions } from "./end-sessions.ts";

/** Ends all of the person's sessions but this one. */
export function endOtherSessions(ctx: Context & { person: Person }): Promise<{ ended: number }> {
  const { id: userId, sessionId } = ctx.person;
  return asSystem(ctx.db, "end session", async (tx) => {
    const ended = await endSessions(tx, userId, sessionId);
    await recordPersonAudit(tx, ctx, { userId, action: "sessions.endOthers", detail: { ended } });
    return { ended };
  });
}
