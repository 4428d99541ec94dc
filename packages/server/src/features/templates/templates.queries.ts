import { readInTenant, readRows } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { notPurged } from "../companies/companies.queries.ts";
import { loadTemplate } from "./load-template.ts";
import { draftOf } from "./stored-draft.ts";
import { templatePage, type TemplateRow } from "./template-page.ts";
import type {
  ListTemplatesInput,
  listTagsInput,
  listVersionsInput,
  TemplateInput,
  versionInput,
} from "./templates.schema.ts";

/** A page of the templates of one company in one place; `nextCursor` is null on the last one. */
export async function listTemplates(ctx: TenantContext, input: ListTemplatesInput) {
  const page = templatePage(ctx.tenant.id, input);
  const rows = await readRows<TemplateRow>(ctx.db, ctx.tenant.scope, page);
  const found = rows.slice(0, input.limit);
  const last = found.at(-1);
  return {
    templates: found.map((row) => ({
      id: row.id,
      name: row.name,
      subject: row.subject,
      kind: row.kind,
      isInUse: row.is_started,
      archivedAt: row.archived,
      updatedAt: row.updated,
      /** Null where the author has left. */
      updatedBy: row.updated_by,
      folderIds: row.folder_ids,
      tags: row.tags,
    })),
    nextCursor: rows.length > input.limit && last ? page.cursorOf(last) : null,
  };
}

interface Counts {
  all: number;
  unfiled: number;
  archived: number;
}

export const countsStatement = (isPool: boolean): string => {
  const company = isPool ? "IS NULL" : "= $2";
  return `
  WITH placed AS (
    SELECT DISTINCT tf.template_id FROM folders f
    JOIN template_folders tf ON tf.tenant_id = f.tenant_id AND tf.folder_id = f.id
    WHERE f.tenant_id = $1 AND f.company_id ${company} AND f.removed IS NULL
  )
  SELECT count(*) FILTER (WHERE t.archived IS NULL)::int AS all,
    count(*) FILTER (WHERE t.archived IS NULL AND placed.template_id IS NULL)::int AS unfiled,
    count(*) FILTER (WHERE t.archived IS NOT NULL)::int AS archived
  FROM templates t LEFT JOIN placed ON placed.template_id = t.id
  WHERE t.tenant_id = $1 AND t.company_id ${company} ${isPool ? "" : `AND ${notPurged("$1", "$2")}`}`;
};

/** How many templates there are, how many of them lie in no folder, and how many in the archive. */
export async function countTemplates(
  ctx: TenantContext,
  { companyId }: z.output<typeof listTagsInput>,
): Promise<Counts> {
  const isPool = companyId === null;
  const [counts] = await readRows<Counts>(ctx.db, ctx.tenant.scope, {
    name: isPool ? "templates_counts_pool" : "templates_counts",
    text: countsStatement(isPool),
    values: [ctx.tenant.id, ...(isPool ? [] : [companyId])],
  });
  return counts ?? { all: 0, unfiled: 0, archived: 0 };
}

export const tagsStatement = (isPool: boolean): string => `
  SELECT g.id, g.name, count(*)::int AS templates
  FROM tags g
  JOIN template_tags x ON x.tenant_id = g.tenant_id AND x.tag_id = g.id
  JOIN templates t ON t.tenant_id = x.tenant_id AND t.id = x.template_id AND t.archived IS NULL
  WHERE g.tenant_id = $1 AND g.company_id ${isPool ? "IS NULL" : `= $2 AND ${notPurged("$1", "$2")}`}
  GROUP BY g.id, g.name ORDER BY lower(g.name), g.id`;

/** Tags that templates of the company bear, by name, with how many bear them. */
export async function listTags(ctx: TenantContext, { companyId }: z.output<typeof listTagsInput>) {
  const isPool = companyId === null;
  return readRows<{ id: string; name: string; templates: number }>(ctx.db, ctx.tenant.scope, {
    name: isPool ? "templates_tags_pool" : "templates_tags",
    text: tagsStatement(isPool),
    values: [ctx.tenant.id, ...(isPool ? [] : [companyId])],
  });
}

/** The template with what it says now, and where it lies. @throws AppError not_found. */
export async function templateById(ctx: TenantContext, { templateId }: TemplateInput) {
  const tenantId = ctx.tenant.id;
  const found = await readInTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const template = await loadTemplate(tx, { tenantId, templateId });
    if (!template) return undefined;
    const where = { tenantId, templateId };
    const folders = await tx.templateFolder.findMany({
      where: { ...where, folder: { removed: null } },
      select: { folderId: true },
    });
    const tags = await tx.templateTag.findMany({
      where,
      select: { tag: { select: { id: true, name: true } } },
      orderBy: { tag: { name: "asc" } },
    });
    return { template, folders, tags };
  });
  if (!found) throw notFound();
  const { template, folders, tags } = found;
  const [newest] = await versionsOf(ctx, templateId, null, 1);
  return {
    id: template.id,
    companyId: template.companyId,
    name: template.name,
    draft: draftOf(template),
    version: template.version,
    isInUse: template.isStarted,
    archivedAt: template.archived,
    createdAt: template.created,
    savedAt: newest?.createdAt ?? template.updated,
    savedBy: newest?.createdBy ?? null,
    folderIds: folders.map(({ folderId }) => folderId),
    tags: tags.map(({ tag }) => tag),
  };
}

/** What a version keeps of a draft. */
export const versionColumns = {
  subject: true,
  previewText: true,
  kind: true,
  content: true,
  textContent: true,
} as const;

const VERSIONS = 100;

interface VersionRow {
  number: number;
  restored_from: number | null;
  created: Date;
  created_by: string;
  author: string | null;
}

export const versionsStatement = `
  SELECT v.number, v.restored_from, v.created, v.created_by, u.name AS author
  FROM template_versions v LEFT JOIN users u ON u.id = v.created_by
  WHERE v.tenant_id = $1 AND v.template_id = $2 AND ($3::int IS NULL OR v.number < $3)
  ORDER BY v.number DESC LIMIT $4::int`;

async function versionsOf(ctx: TenantContext, templateId: string, before: number | null, limit: number) {
  const rows = await readRows<VersionRow>(ctx.db, ctx.tenant.scope, {
    name: "template_versions_list",
    text: versionsStatement,
    values: [ctx.tenant.id, templateId, before, limit],
  });
  return rows.map((row) => ({
    number: row.number,
    restoredFrom: row.restored_from,
    createdAt: row.created,
    /** `name` is null where the author has left. */
    createdBy: { id: row.created_by, name: row.author },
  }));
}

/** Versions, newest first; `nextCursor` is null on the last page. @throws AppError not_found. */
export async function listVersions(
  ctx: TenantContext,
  { templateId, cursor }: z.output<typeof listVersionsInput>,
) {
  await requireTemplate(ctx, templateId);
  const versions = await versionsOf(ctx, templateId, cursor ?? null, VERSIONS + 1);
  const shown = versions.slice(0, VERSIONS);
  return { versions: shown, nextCursor: versions.length > VERSIONS ? (shown.at(-1)?.number ?? null) : null };
}

/** What a version says. @throws AppError not_found. */
export async function versionById(ctx: TenantContext, { templateId, number }: z.output<typeof versionInput>) {
  await requireTemplate(ctx, templateId);
  const version = await readInTenant(ctx.db, ctx.tenant.scope, (tx) =>
    tx.templateVersion.findFirst({
      where: { tenantId: ctx.tenant.id, templateId, number },
      select: versionColumns,
    }),
  );
  if (!version) throw notFound();
  return { number, draft: draftOf(version) };
}

async function requireTemplate(ctx: TenantContext, templateId: string): Promise<void> {
  const found = await readInTenant(ctx.db, ctx.tenant.scope, (tx) =>
    loadTemplate(tx, { tenantId: ctx.tenant.id, templateId }),
  );
  if (!found) throw notFound();
}
