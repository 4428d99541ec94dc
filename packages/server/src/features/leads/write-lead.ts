import type { Tx } from "@rookery/db";
import { indexLeads } from "./index-leads.ts";

/** What a lead says of itself. */
export interface LeadText {
  readonly email: string;
  readonly name: string | null;
  readonly employer: string | null;
}

interface NewLead extends LeadText {
  readonly tenantId: string;
  readonly companyId: string | null;
  readonly status: "active" | "archived";
}

/** The one place where a single lead comes in by hand. @returns its id. */
export async function insertLead(tx: Tx, lead: NewLead): Promise<string> {
  const { id } = await tx.lead.create({ data: lead, select: { id: true } });
  await indexLeads(tx, { ...lead, ids: [id] });
  return id;
}

interface ChangedLead extends Partial<LeadText> {
  readonly tenantId: string;
  readonly companyId: string | null;
  readonly id: string;
  readonly status?: "active" | "archived";
}

/** The one place where a single lead is changed by hand; also where nothing but its tags or own fields are, so that it is newer than before. */
export async function changeLead(tx: Tx, { tenantId, companyId, id, ...data }: ChangedLead): Promise<void> {
  await tx.lead.updateMany({ where: { tenantId, id }, data: { ...data, updated: new Date() } });
  const isReworded = [data.email, data.name, data.employer].some((each) => each !== undefined);
  if (isReworded) await indexLeads(tx, { tenantId, companyId, ids: [id] });
}
