import type { z } from "zod";
import { readRows } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { notPurged } from "../companies/companies.queries.ts";
import { leadPage, type LeadPlace } from "./lead-page.ts";
import { COUNT_CAP, type LeadStatus, type listLeadsInput } from "./leads.schema.ts";

export interface LeadRow {
  id: string;
  company_id: string | null;
  email: string;
  name: string | null;
  employer: string | null;
  status: LeadStatus;
  import_id: string | null;
  created: Date;
  updated: Date;
}

const shown = (row: LeadRow) => ({
  id: row.id,
  companyId: row.company_id,
  email: row.email,
  name: row.name,
  employer: row.employer,
  status: row.status,
  importId: row.import_id,
  createdAt: row.created,
  updatedAt: row.updated,
});

/** @throws AppError not_found, also for a lead of a company out of the caller's sight. */
export async function leadById(ctx: TenantContext, { leadId }: { leadId: string }) {
  const [row] = await readRows<LeadRow>(ctx.db, ctx.tenant.scope, {
    name: "leads_by_id",
    text: `SELECT id, company_id, email, name, company AS employer, status, import_id, created, updated
           FROM leads l WHERE tenant_id = $1 AND id = $2 AND ${notPurged("$1", "l.company_id")}`,
    values: [ctx.tenant.id, leadId],
  });
  if (!row) throw notFound();
  return shown(row);
}

/**
 * A page of one list of leads, in two statements: the rows from the cursor on, and on the first page their number, counted
 * up to COUNT_CAP. `total` is null on later pages, `nextCursor` on the last one.
 */
export async function listLeads(ctx: TenantContext, input: z.output<typeof listLeadsInput>) {
  const page = leadPage(ctx.tenant.id, input);
  const [rows, counted] = await Promise.all([
    readRows<LeadRow & LeadPlace>(ctx.db, ctx.tenant.scope, page.rows),
    input.cursor === undefined
      ? readRows<{ total: number }>(ctx.db, ctx.tenant.scope, page.count)
      : undefined,
  ]);
  const found = rows.slice(0, input.limit);
  const last = found.at(-1);
  const total = counted?.[0]?.total;
  return {
    leads: found.map(shown),
    total: total === undefined ? null : { count: Math.min(total, COUNT_CAP), isMore: total > COUNT_CAP },
    nextCursor: rows.length > input.limit && last ? page.cursorOf(last) : null,
  };
}
