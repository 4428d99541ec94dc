import { Prisma, type Tx } from "@rookery/db";
import { redact, type AuditEntry } from "./record-audit.ts";

/** What the platform did by itself, as when a look at a domain changed its state: an audit row without an actor. */
export async function recordSystemAudit(
  tx: Tx,
  entry: AuditEntry & { readonly tenantId: string },
): Promise<void> {
  await tx.auditLog.createMany({
    data: {
      tenantId: entry.tenantId,
      companyId: entry.companyId,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId ?? null,
      before: entry.before ? redact(entry.before) : Prisma.skip,
      after: entry.after ? redact(entry.after) : Prisma.skip,
    },
  });
}
