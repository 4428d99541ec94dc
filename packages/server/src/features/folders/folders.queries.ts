import { inTenant, readRows, type Tx } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { notPurged } from "../companies/companies.queries.ts";
import type { FolderInput, listFoldersInput } from "./folders.schema.ts";
import { FolderTree } from "./lock-folders.ts";

interface FolderRow {
  id: string;
  parent_id: string | null;
  name: string;
  templates: number;
}

/** Siblings in their order; templates counted where they lie, and not what lies further down. */
export const foldersStatement = (isPool: boolean): string => {
  const company = isPool ? "IS NULL" : "= $2";
  return `
  SELECT f.id, f.parent_id, f.name, coalesce(held.templates, 0) AS templates
  FROM folders f
  LEFT JOIN (
    SELECT tf.folder_id, count(*)::int AS templates
    FROM templates t JOIN template_folders tf ON tf.tenant_id = t.tenant_id AND tf.template_id = t.id
    WHERE t.tenant_id = $1 AND t.company_id ${company} AND t.archived IS NULL
    GROUP BY tf.folder_id
  ) held ON held.folder_id = f.id
  WHERE f.tenant_id = $1 AND f.company_id ${company} AND f.removed IS NULL
    ${isPool ? "" : `AND ${notPurged("$1", "$2")}`}
  ORDER BY f.position, f.id`;
};

/** All folders of a company, flat; FOLDERS_MAX at most. */
export async function listFolders(ctx: TenantContext, { companyId }: z.output<typeof listFoldersInput>) {
  const rows = await readRows<FolderRow>(ctx.db, ctx.tenant.scope, {
    name: companyId === null ? "folders_list_pool" : "folders_list",
    text: foldersStatement(companyId === null),
    values: [ctx.tenant.id, ...(companyId === null ? [] : [companyId])],
  });
  return rows.map(({ id, parent_id, name, templates }) => ({ id, parentId: parent_id, name, templates }));
}

/** Templates in sight that lie in the given folders and in no other that is in sight. */
export async function onlyBelow(
  tx: Tx,
  { tenantId, companyId }: { tenantId: string; companyId: string | null },
  folderIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM templates t
    WHERE t.tenant_id = ${tenantId}::uuid AND t.company_id IS NOT DISTINCT FROM ${companyId}::uuid AND t.archived IS NULL
      AND EXISTS (SELECT FROM template_folders tf WHERE tf.tenant_id = t.tenant_id AND tf.template_id = t.id
        AND tf.folder_id = ANY (${folderIds}::uuid[]))
      AND NOT EXISTS (SELECT FROM template_folders tf JOIN folders f ON f.tenant_id = tf.tenant_id AND f.id = tf.folder_id
        WHERE tf.tenant_id = t.tenant_id AND tf.template_id = t.id AND f.removed IS NULL
        AND NOT tf.folder_id = ANY (${folderIds}::uuid[]))`;
  return rows.map(({ id }) => id);
}

/** What would go with a folder: folders below it, and the templates that lie in it alone. @throws AppError not_found. */
export async function folderContents(ctx: TenantContext, { folderId }: FolderInput) {
  const tenantId = ctx.tenant.id;
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const folder = await tx.folder.findFirst({
      where: {
        tenantId,
        id: folderId,
        removed: null,
        OR: [{ companyId: null }, { company: { purged: null } }],
      },
      select: { companyId: true },
    });
    if (!folder) throw notFound();
    const { companyId } = folder;
    const all = await tx.folder.findMany({
      where: { tenantId, companyId, removed: null },
      select: { id: true, companyId: true, parentId: true, name: true, position: true },
    });
    const below = new FolderTree(all).withAllBelow(folderId);
    const held = await tx.templateFolder.groupBy({
      by: ["templateId"],
      where: { tenantId, folderId: { in: below }, template: { archived: null } },
    });
    const only = await onlyBelow(tx, { tenantId, companyId }, below);
    return { folders: below.length - 1, templates: held.length, onlyHere: only.length };
  });
}
