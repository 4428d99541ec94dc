import { readRows } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { notPurged } from "../companies/companies.queries.ts";
import { viewSettings, type listLeadViewsInput } from "./lead-views.schema.ts";

interface ViewRow {
  id: string;
  name: string;
  is_shared: boolean;
  created_by: string;
  author: string | null;
  settings: unknown;
  updated: Date;
}

const viewsStatement = (isPool: boolean): string => `
  SELECT w.id, w.name, w.is_shared, w.created_by, u.name AS author, w.settings, w.updated
  FROM lead_views w LEFT JOIN users u ON u.id = w.created_by
  WHERE w.tenant_id = $1 AND w.company_id ${isPool ? "IS NULL" : `= $3 AND ${notPurged("$1", "$3")}`}
    AND (w.is_shared OR w.created_by = $2) ORDER BY lower(w.name), w.id`;

/** One's own views of a list and those that others share, by name. One whose settings no longer mean anything is left out. */
export async function listLeadViews(ctx: TenantContext, { companyId }: z.output<typeof listLeadViewsInput>) {
  const isPool = companyId === null;
  const rows = await readRows<ViewRow>(ctx.db, ctx.tenant.scope, {
    name: isPool ? "lead_views_list_pool" : "lead_views_list",
    text: viewsStatement(isPool),
    values: [ctx.tenant.id, ctx.person.id, ...(isPool ? [] : [companyId])],
  });
  return rows.flatMap((row) => {
    const settings = viewSettings.safeParse(row.settings);
    if (!settings.success) return [];
    return {
      id: row.id,
      name: row.name,
      isShared: row.is_shared,
      isMine: row.created_by === ctx.person.id,
      /** Null where they have left. */
      createdBy: row.author,
      settings: settings.data,
      updatedAt: row.updated,
    };
  });
}
