import { readRows } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { companyById } from "./companies.queries.ts";
import type { CompanyInput } from "./companies.schema.ts";
import { COUNT_CAP, purgeCountStatement, type PurgedTable } from "./purged-tables.ts";

export interface GoingRows {
  readonly table: PurgedTable;
  readonly rows: number;
  /** True where there are more than `rows`, which is then where counting stopped. */
  readonly isMore: boolean;
}

/** What a purge would remove, as a list to read before agreeing. Tables without rows are not on it. */
export async function purgePreview(ctx: TenantContext, input: CompanyInput) {
  const company = await companyById(ctx, input);
  const found = await readRows<{ table: PurgedTable; rows: number }>(ctx.db, ctx.tenant.scope, {
    name: "companies_purge_preview",
    text: purgeCountStatement,
    values: [ctx.tenant.id, input.companyId],
  });
  const goes: GoingRows[] = found
    .filter(({ rows }) => rows > 0)
    .map(({ table, rows }) => ({ table, rows: Math.min(rows, COUNT_CAP), isMore: rows > COUNT_CAP }));
  return {
    name: company.name,
    isArchived: company.status === "archived",
    hasLogo: company.logoUrl !== null,
    goes,
  };
}
