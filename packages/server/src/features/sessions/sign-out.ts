import { asSystem } from "@rookery/db";
import type { Context } from "../../context.ts";
import { clearedCookie } from "../../request-facts.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";

/** Ends this session and takes its cookie back; also where the session has ended already, so that it always succeeds. */
export async function signOut(ctx: Context): Promise<void> {
  const { person } = await ctx.caller();
  if (person) {
    await asSystem(ctx.db, "end session", async (tx) => {
      await tx.session.updateMany({
        where: { id: person.sessionId, ended: null },
        data: { ended: ctx.clock() },
      });
      await recordPersonAudit(tx, ctx, { userId: person.id, action: "sessions.signOut" });
    });
  }
  ctx.setHeader("set-cookie", clearedCookie(ctx.env, "session"));
}
