import { asSystem } from "@rookery/db";
import type { Context } from "../../context.ts";
import { clearedCookie } from "../../request-facts.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { forgetPending } from "./pending-sign-in.ts";

/**
 * Ends this session and whatever sign-in was begun in this browser, and takes the cookies back; also where they have ended
 * already, so that it always succeeds.
 */
export async function signOut(ctx: Context): Promise<void> {
  const { person } = await ctx.caller();
  const { pendingToken } = ctx.request;
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
  if (pendingToken === undefined) return;
  await asSystem(ctx.db, "end session", (tx) =>
    tx.pendingSignIn.updateMany({
      where: { tokenHash: ctx.tokens.hash(pendingToken), ended: null },
      data: { ended: ctx.clock() },
    }),
  );
  forgetPending(ctx);
}
