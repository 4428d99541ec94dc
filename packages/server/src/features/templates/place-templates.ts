import { inTenant, type Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockTree } from "../folders/lock-folders.ts";
import { lockTemplates } from "./load-template.ts";
import type { PlaceTemplatesInput } from "./templates.schema.ts";

interface Place {
  readonly templateId: string;
  readonly folderId: string;
}

/**
 * Puts templates of one company into folders and takes them out of others.
 * @returns the input that takes back what was really changed.
 * @throws AppError not_found for a template or a folder; invalid where nothing is chosen; blocked company_archived.
 */
export async function placeTemplates(
  ctx: TenantContext,
  { add, remove }: PlaceTemplatesInput,
): Promise<PlaceTemplatesInput> {
  const ids = [...new Set([...add, ...remove].map(({ templateId }) => templateId))];
  if (ids.length === 0) throw new AppError("invalid", "invalid_input");
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const tenantId = ctx.tenant.id;
    const first = await tx.template.findFirst({
      where: { tenantId, id: { in: ids } },
      select: { companyId: true },
    });
    if (!first) throw notFound();
    // Before the templates, as whoever removes a folder does; one that goes meanwhile would keep what nobody sees.
    const tree = await lockTree(tx, ctx, first.companyId);
    const { companyId } = await lockTemplates(tx, ctx, ids);
    for (const { folderId } of [...add, ...remove]) tree.require(folderId);
    const added = await insertPlaces(tx, tenantId, companyId, add);
    const removed = await deletePlaces(tx, tenantId, remove);
    await recordAudit(tx, ctx, {
      action: "templates.place",
      subjectType: "template",
      ...(ids.length === 1 && { subjectId: ids[0] }),
      companyId,
      after: { added, removed },
    });
    return { add: removed, remove: added };
  });
}

const columnsOf = (places: readonly Place[]) => ({
  templateIds: places.map(({ templateId }) => templateId),
  folderIds: places.map(({ folderId }) => folderId),
});

function insertPlaces(tx: Tx, tenantId: string, companyId: string | null, places: readonly Place[]) {
  const { templateIds, folderIds } = columnsOf(places);
  return tx.$queryRaw<Place[]>`
    INSERT INTO template_folders (tenant_id, company_id, template_id, folder_id)
    SELECT ${tenantId}::uuid, ${companyId}::uuid, template_id, folder_id
    FROM unnest(${templateIds}::uuid[], ${folderIds}::uuid[]) AS given (template_id, folder_id)
    ON CONFLICT DO NOTHING
    RETURNING template_id AS "templateId", folder_id AS "folderId"`;
}

function deletePlaces(tx: Tx, tenantId: string, places: readonly Place[]) {
  const { templateIds, folderIds } = columnsOf(places);
  return tx.$queryRaw<Place[]>`
    DELETE FROM template_folders tf
    USING unnest(${templateIds}::uuid[], ${folderIds}::uuid[]) AS given (template_id, folder_id)
    WHERE tf.tenant_id = ${tenantId}::uuid AND tf.template_id = given.template_id AND tf.folder_id = given.folder_id
    RETURNING tf.template_id AS "templateId", tf.folder_id AS "folderId"`;
}
