import { Prisma, type Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { markCommitted } from "../../idempotency.ts";

export interface AuditEntry {
  /** `companies.archive`: slice and verb, as the procedure is named. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId?: string;
  /** The company that the change belongs to; null where it is the tenant's. */
  readonly companyId: string | null;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

const secretField = /password|secret|token|hash|key_?path|credential|private_?key|api_?key|recovery_?code/i;

/** Values under a telling name never reach the log, whoever put them there and however deep. */
export function redact(values: Readonly<Record<string, unknown>>): Prisma.InputJsonObject {
  return shownObject(values) as Prisma.InputJsonObject;
}

const shownObject = (values: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      secretField.test(name) ? "(redacted)" : shown(value),
    ]),
  );

/** A value as JSON has it. */
function shown(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(shown);
  return typeof value === "object" && value !== null ? shownObject(value) : value;
}

/**
 * Writes the use case's one audit row in its own transaction, and marks the request's idempotency key as spent there,
 * so that effect, trace and key stand or fall together.
 */
export async function recordAudit(tx: Tx, ctx: TenantContext, entry: AuditEntry): Promise<void> {
  await tx.auditLog.createMany({
    data: {
      tenantId: ctx.tenant.id,
      companyId: entry.companyId,
      actorId: ctx.person.id,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId ?? null,
      before: entry.before ? redact(entry.before) : Prisma.skip,
      after: entry.after ? redact(entry.after) : Prisma.skip,
      requestId: ctx.request.requestId,
    },
  });
  await markCommitted(tx, ctx);
}
