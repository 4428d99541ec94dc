import { inTenant, type Tx } from "@rookery/db";
import type { z } from "zod";
import { wholeTenant, type TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { deleteLeads } from "./delete-leads.ts";
import type { mergeLeadsInput } from "./leads.schema.ts";
import { lockLead, type LockedLead } from "./lock-lead.ts";
import { lockLeads } from "./lock-leads.ts";
import { strongestOf, suppressLeads } from "./suppress-leads.ts";
import { changeLead, type LeadText } from "./write-lead.ts";

type Input = z.output<typeof mergeLeadsInput>;

interface Pair {
  readonly tenantId: string;
  readonly kept: LockedLead;
  readonly merged: LockedLead;
}

/**
 * Makes two leads of one list one: it has the chosen values, the tags and own fields of both, and the stronger of two opt-outs. The
 * other one is deleted and kept for 30 days.
 * @throws AppError as `lockLead` for each of the two; invalid leads_of_two_lists.
 */
export async function mergeLeads(ctx: TenantContext, input: Input): Promise<void> {
  const tenantId = ctx.tenant.id;
  await inTenant(ctx.db, wholeTenant(ctx.tenant), async (tx) => {
    await lockLeads(tx, tenantId);
    const kept = await lockLead(tx, ctx, { leadId: input.keepId, updatedAt: input.keepUpdatedAt });
    const merged = await lockLead(tx, ctx, { leadId: input.mergeId, updatedAt: input.mergeUpdatedAt });
    if (kept.companyId !== merged.companyId)
      throw new AppError("invalid", "leads_of_two_lists", { field: "mergeId" });
    const pair = { tenantId, kept, merged };
    const text = chosenText(pair, input);
    await uniteTags(tx, pair);
    await uniteFields(tx, pair, input.mergedFieldIds);
    // First, because the kept one may get its address.
    await deleteLeads(tx, { tenantId, jobId: null, deletedBy: ctx.person.id }, [merged.id]);
    await changeLead(tx, { tenantId, companyId: kept.companyId, id: kept.id, ...text });
    const status = await suppressMerged(tx, ctx, { ...pair, email: text.email });
    await recordAudit(tx, ctx, {
      action: "leads.merge",
      subjectType: "lead",
      subjectId: kept.id,
      companyId: kept.companyId,
      before: { kept: audited(kept), merged: { id: merged.id, ...audited(merged) } },
      after: { ...text, status: status ?? kept.status },
    });
  });
}

const audited = ({ email, name, employer, status }: LockedLead) => ({ email, name, employer, status });

function chosenText({ kept, merged }: Pair, input: Input): LeadText {
  const lead = { kept, merged };
  return {
    email: lead[input.email].email,
    name: lead[input.name].name ?? kept.name ?? merged.name,
    employer: lead[input.employer].employer ?? kept.employer ?? merged.employer,
  };
}

async function uniteTags(tx: Tx, { tenantId, kept, merged }: Pair): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO lead_tags (tenant_id, company_id, lead_id, tag_id, import_id, created)
    SELECT tenant_id, company_id, ${kept.id}::uuid, tag_id, import_id, created
    FROM lead_tags WHERE tenant_id = ${tenantId}::uuid AND lead_id = ${merged.id}::uuid
    ON CONFLICT DO NOTHING`;
}

/** The kept one's values stand, apart from the chosen ones; where it has none the other's do. */
async function uniteFields(
  tx: Tx,
  { tenantId, kept, merged }: Pair,
  fieldIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO lead_field_values AS v (tenant_id, company_id, lead_id, field_id, text, number, day)
    SELECT tenant_id, company_id, ${kept.id}::uuid, field_id, text, number, day
    FROM lead_field_values WHERE tenant_id = ${tenantId}::uuid AND lead_id = ${merged.id}::uuid
    ON CONFLICT (tenant_id, lead_id, field_id) DO UPDATE SET text = excluded.text, number = excluded.number, day = excluded.day
    WHERE v.field_id = ANY (${fieldIds}::uuid[])`;
}

/** Both addresses are one person's: who opted out by one of them is not written to by the other. */
async function suppressMerged(
  tx: Tx,
  ctx: TenantContext,
  { tenantId, kept, merged, email }: Pair & { email: string },
) {
  const status = strongestOf([kept.status, merged.status]);
  if (status)
    await suppressLeads(tx, {
      tenantId,
      companyId: kept.companyId,
      emails: [email],
      status,
      source: "edit",
      createdBy: ctx.person.id,
    });
  return status;
}
