import { Prisma, type Tx } from "@rookery/db";
import { markCommitted, type KeyHolder } from "../../idempotency.ts";
import { redact } from "./record-audit.ts";

export interface PersonAuditEntry {
  readonly userId: string;
  readonly action: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** What happened to a person outside any tenant, in the transaction that did it; marks the request's idempotency key as spent there. */
export async function recordPersonAudit(tx: Tx, ctx: KeyHolder, entry: PersonAuditEntry): Promise<void> {
  await tx.personAuditLog.createMany({
    data: {
      userId: entry.userId,
      action: entry.action,
      detail: entry.detail ? redact(entry.detail) : Prisma.skip,
      requestId: ctx.request.requestId,
    },
  });
  await markCommitted(tx, ctx);
}
