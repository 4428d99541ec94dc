import { inTenant } from "@rookery/db";
import type { z } from "zod";
import { wholeTenant, type TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";
import { putFieldValues } from "../lead-fields/put-field-values.ts";
import type { addLeadInput } from "./leads.schema.ts";
import { lockLeads } from "./lock-leads.ts";
import { requireFreeAddress } from "./require-free-address.ts";
import { setLeadTags } from "./set-lead-tags.ts";
import { insertLead } from "./write-lead.ts";

/**
 * Adds one lead to a company or to the tenant's pool. What its address must not be is what the whole tenant says, whatever the caller sees.
 * @throws AppError not_found, also for a field of another list; conflict lead_exists; blocked address_suppressed, company_archived;
 * invalid field_value_wrong.
 */
export async function addLead(
  ctx: TenantContext,
  input: z.output<typeof addLeadInput>,
): Promise<{ leadId: string }> {
  const tenantId = ctx.tenant.id;
  const { tags, fields, ...lead } = input;
  return inTenant(ctx.db, wholeTenant(ctx.tenant), async (tx) => {
    await lockLeads(tx, tenantId);
    await requireOpenCompany(tx, ctx, lead.companyId);
    await requireFreeAddress(tx, { tenantId, ...lead });
    const leadId = await insertLead(tx, { tenantId, ...lead });
    const list = { tenantId, companyId: lead.companyId, leadId };
    const given = await setLeadTags(tx, list, tags);
    const values = await putFieldValues(tx, list, fields);
    await recordAudit(tx, ctx, {
      action: "leads.add",
      subjectType: "lead",
      subjectId: leadId,
      companyId: lead.companyId,
      after: { ...lead, tags: given?.after ?? [], fields: values.after },
    });
    return { leadId };
  });
}
