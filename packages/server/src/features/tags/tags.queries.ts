import { readRows } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { notPurged } from "../companies/companies.queries.ts";
import { TAG_COUNT_CAP, type listTagsInput } from "./tags.schema.ts";

interface TagRow {
  id: string;
  name: string;
  leads: number;
  templates: number;
}

const counted = (table: string, as: string): string =>
  `(SELECT count(*)::int FROM (SELECT FROM ${table} x WHERE x.tenant_id = g.tenant_id AND x.tag_id = g.id LIMIT ${TAG_COUNT_CAP + 1}) seen) AS ${as}`;

/** Counted are those of the page alone. */
const tagsStatement = (isPool: boolean): string => `
  SELECT g.id, g.name, ${counted("lead_tags", "leads")}, ${counted("template_tags", "templates")}
  FROM (
    SELECT tenant_id, id, name FROM tags
    WHERE tenant_id = $1 AND company_id ${isPool ? "IS NULL" : `= $4 AND ${notPurged("$1", "$4")}`}
      AND ($2::text IS NULL OR position(lower($2) IN lower(name)) > 0)
    ORDER BY lower(name), id LIMIT $3
  ) g ORDER BY lower(g.name), g.id`;

const capped = (count: number) => ({ count: Math.min(count, TAG_COUNT_CAP), isMore: count > TAG_COUNT_CAP });

/** Tags of a company by name, with how many leads and templates have them. `isMore` = a search would find others. */
export async function listTags(ctx: TenantContext, input: z.output<typeof listTagsInput>) {
  const { companyId, search, limit } = input;
  const isPool = companyId === null;
  const rows = await readRows<TagRow>(ctx.db, ctx.tenant.scope, {
    name: isPool ? "tags_list_pool" : "tags_list",
    text: tagsStatement(isPool),
    values: [ctx.tenant.id, search ?? null, limit + 1, ...(isPool ? [] : [companyId])],
  });
  return {
    tags: rows.slice(0, limit).map(({ id, name, leads, templates }) => ({
      id,
      name,
      leads: capped(leads),
      templates: capped(templates),
    })),
    isMore: rows.length > limit,
  };
}
