import type { Tx } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { queuePersonMail } from "../mails/queue-mail.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import type { Factor } from "../sessions/open-session.ts";

export interface FactorsChange {
  readonly action: string;
  /** The factor that the person has just shown in this session. */
  readonly usedHere?: Factor;
}

/** What follows when somebody's second factors change: all other sessions end, it is noted, and they are told by mail. */
export async function factorsChanged(
  tx: Tx,
  ctx: Context & { person: Person },
  { action, usedHere }: FactorsChange,
): Promise<void> {
  const { person } = ctx;
  if (usedHere) {
    await tx.session.updateMany({
      where: { id: person.sessionId, ended: null },
      data: { factor: usedHere, confirmed: ctx.clock() },
    });
  }
  const ended = await endSessions(tx, person.id, person.sessionId);
  await recordPersonAudit(tx, ctx, { userId: person.id, action, detail: { ended } });
  await queuePersonMail(tx, ctx, {
    userId: person.id,
    kind: "factors_changed",
    recipient: person.email,
    facts: { action, at: ctx.clock().toISOString() },
  });
}
