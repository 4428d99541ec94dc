import { inTenant, type Tx } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import { leadLists, suppressedStatuses } from "../leads/suppress-leads.ts";
import { freeLeads } from "./follow-suppressions.ts";
import type { liftSuppressionInput } from "./suppressions.schema.ts";

export interface LiftedSuppression {
  /** Leads that may be written to again; those of a domain follow in the background. */
  readonly leads: number;
  /** True where another entry, such as its domain's, still holds the address. */
  readonly isHeld: boolean;
}

const columns = {
  id: true,
  kind: true,
  value: true,
  reason: true,
  source: true,
  note: true,
  companyId: true,
  created: true,
} as const;

/**
 * Takes an entry off the tenant's list, the one way back for whoever stands on it: its leads are active again in every company,
 * unless something else on the list holds them.
 * @throws AppError not_found, also a second time.
 */
export async function liftSuppression(
  ctx: TenantContext,
  { suppressionId, why }: z.output<typeof liftSuppressionInput>,
): Promise<LiftedSuppression> {
  const tenantId = ctx.tenant.id;
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await lockLeads(tx, tenantId);
    const where = { tenantId, id: suppressionId };
    const entry = await tx.suppression.findFirst({ where, select: columns });
    if (!entry) throw notFound();
    await tx.suppression.deleteMany({ where });
    const { id, kind, value, companyId, ...said } = entry;
    const leads = kind === "email" ? await freeAddress(tx, tenantId, value) : 0;
    if (kind === "domain") await enqueue(tx, "follow-suppressions", { tenantId, lifted: value });
    const isHeld = kind === "email" && (await isListed(tx, value));
    await recordAudit(tx, ctx, {
      action: "suppressions.lift",
      subjectType: "suppression",
      subjectId: id,
      companyId,
      before: { kind, value, ...said },
      after: { why, leads, isHeld },
    });
    return { leads, isHeld };
  });
}

async function freeAddress(tx: Tx, tenantId: string, email: string): Promise<number> {
  const held: { id: string; email: string }[] = [];
  for (const list of await leadLists(tx, tenantId))
    held.push(
      ...(await tx.$queryRaw<{ id: string; email: string }[]>`
        SELECT id, email FROM leads WHERE ${list} AND email = ${email} AND status = ANY (${suppressedStatuses}::text[])`),
    );
  return held.length === 0 ? 0 : freeLeads(tx, tenantId, held);
}

async function isListed(tx: Tx, email: string): Promise<boolean> {
  const listed = await tx.$queryRaw<unknown[]>`SELECT FROM suppressed_among(${[email]}::text[])`;
  return listed.length > 0;
}
