import { inTenant, type Tx } from "@rookery/db";
import type { z } from "zod";
import { wholeTenant, type TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { putFieldValues } from "../lead-fields/put-field-values.ts";
import type { updateLeadInput } from "./leads.schema.ts";
import { lockLead, type LockedLead } from "./lock-lead.ts";
import { lockLeads } from "./lock-leads.ts";
import { requireFreeAddress, requireWritable } from "./require-free-address.ts";
import { setLeadTags } from "./set-lead-tags.ts";
import { suppressedStatuses, suppressLeads } from "./suppress-leads.ts";
import { changeLead, type LeadText } from "./write-lead.ts";

type Input = z.output<typeof updateLeadInput>;

interface Changes {
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
}

/**
 * Changes one lead, where nobody has since it was read. `unsubscribed` puts its address on the tenant's list, and holds in every company;
 * nothing here takes it off again.
 * @throws AppError as `lockLead`; conflict lead_exists; blocked address_suppressed, lead_suppressed; as `putFieldValues`.
 */
export async function updateLead(ctx: TenantContext, input: Input): Promise<void> {
  const tenantId = ctx.tenant.id;
  await inTenant(ctx.db, wholeTenant(ctx.tenant), async (tx) => {
    await lockLeads(tx, tenantId);
    const lead = await lockLead(tx, ctx, input);
    const text = changedText(lead, input);
    await requireAllowed(tx, { tenantId, lead }, text.after);
    const list = { tenantId, companyId: lead.companyId, leadId: lead.id };
    const tags = input.tags && (await setLeadTags(tx, list, input.tags));
    const fields = await putFieldValues(tx, list, input.fields ?? []);
    const own = Object.keys(fields.after).length > 0 ? fields : undefined;
    const changes = {
      before: { ...text.before, ...(tags && { tags: tags.before }), ...(own && { fields: own.before }) },
      after: { ...text.after, ...(tags && { tags: tags.after }), ...(own && { fields: own.after }) },
    };
    if (Object.keys(changes.after).length === 0) return;
    await store(tx, ctx, { lead, text });
    await recordAudit(tx, ctx, {
      action: "leads.update",
      subjectType: "lead",
      subjectId: lead.id,
      companyId: lead.companyId,
      ...changes,
    });
  });
}

function changedText(lead: LockedLead, input: Input): Changes {
  const changes: Changes = { before: {}, after: {} };
  for (const key of ["email", "name", "employer", "status"] as const) {
    const value = input[key];
    if (value === undefined || value === lead[key]) continue;
    // Who complained has opted out as well, and that is the weightier word.
    if (value === "unsubscribed" && lead.status === "complained") continue;
    changes.before[key] = lead[key];
    changes.after[key] = value;
  }
  return changes;
}

/** An opt-out belongs to its address: it is neither taken back nor left behind by an edit. */
async function requireAllowed(
  tx: Tx,
  { tenantId, lead }: { tenantId: string; lead: LockedLead },
  after: Changes["after"],
): Promise<void> {
  const { companyId, status } = lead;
  const isHeld = suppressedStatuses.includes(status);
  const { email = lead.email, status: next } = after as Partial<Pick<LockedLead, "email" | "status">>;
  const field = email !== lead.email ? "email" : "status";
  if (isHeld && (email !== lead.email || next === "active" || next === "archived"))
    throw new AppError("blocked", "lead_suppressed", { field, details: { status } });
  if (email !== lead.email) await requireFreeAddress(tx, { tenantId, companyId, email });
  else if (next === "active" || next === "archived") await requireWritable(tx, { tenantId, email, field });
}

async function store(
  tx: Tx,
  ctx: TenantContext,
  { lead, text }: { lead: LockedLead; text: Changes },
): Promise<void> {
  const tenantId = ctx.tenant.id;
  const { status, ...says } = text.after as Partial<LeadText> & Pick<Input, "status">;
  const stated = status === "active" || status === "archived" ? { status } : {};
  await changeLead(tx, { tenantId, companyId: lead.companyId, id: lead.id, ...says, ...stated });
  if (status === "unsubscribed")
    await suppressLeads(tx, {
      tenantId,
      companyId: lead.companyId,
      emails: [says.email ?? lead.email],
      status,
      source: "edit",
      createdBy: ctx.person.id,
    });
}
