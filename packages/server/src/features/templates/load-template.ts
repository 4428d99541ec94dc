import type { Tx } from "@rookery/db";
import { requireWork, type TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import type { StoredDraft } from "./stored-draft.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";

export interface LoadedTemplate extends StoredDraft {
  readonly id: string;
  readonly companyId: string | null;
  readonly name: string;
  readonly version: number;
  readonly isStarted: boolean;
  readonly archived: Date | null;
  readonly created: Date;
  readonly updated: Date;
}

/** A template as screens and writers need it. */
export async function loadTemplate(
  tx: Tx,
  of: { tenantId: string; templateId: string },
): Promise<LoadedTemplate | undefined> {
  const found = await tx.template.findFirst({
    where: {
      tenantId: of.tenantId,
      id: of.templateId,
      OR: [{ companyId: null }, { company: { purged: null } }],
    },
    select: {
      id: true,
      companyId: true,
      name: true,
      subject: true,
      previewText: true,
      kind: true,
      content: true,
      textContent: true,
      version: true,
      isStarted: true,
      archived: true,
      created: true,
      updated: true,
    },
  });
  return found ?? undefined;
}

/**
 * Several templates of one company, held until the transaction ends, in a company that is open and where the caller may write. The
 * company is held before them, as by whoever writes folders: in the other order two writers could wait for each other for ever.
 * @throws AppError not_found where one of them is, or where they are of several companies; forbidden view_only, blocked company_archived.
 */
export async function lockTemplates(tx: Tx, ctx: TenantContext, ids: readonly string[]) {
  const tenantId = ctx.tenant.id;
  const found = await tx.template.findMany({
    where: { tenantId, id: { in: [...ids] }, OR: [{ companyId: null }, { company: { purged: null } }] },
    select: { companyId: true },
  });
  const [companyId, ...more] = new Set(found.map((template) => template.companyId));
  if (companyId === undefined || more.length > 0) throw notFound();
  requireWork(ctx.tenant, companyId);
  await requireOpenCompany(tx, ctx, companyId);
  const templates = await tx.$queryRaw<{ id: string; archived: Date | null }[]>`
    SELECT id, archived FROM templates
    WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${ids}::uuid[])
      AND company_id IS NOT DISTINCT FROM ${companyId}::uuid
    ORDER BY id FOR NO KEY UPDATE`;
  if (templates.length !== new Set(ids).size) throw notFound();
  return { companyId, templates };
}

/** As `lockTemplates`, one of them with all that it says. @throws as `lockTemplates`. */
export async function lockTemplate(
  tx: Tx,
  ctx: TenantContext,
  { templateId }: { readonly templateId: string },
): Promise<LoadedTemplate> {
  await lockTemplates(tx, ctx, [templateId]);
  const found = await loadTemplate(tx, { tenantId: ctx.tenant.id, templateId });
  if (!found) throw notFound();
  return found;
}

/** As `lockTemplate`, for a change of what it says. @throws AppError blocked template_archived as well. */
export async function lockForWriting(
  tx: Tx,
  ctx: TenantContext,
  input: { readonly templateId: string },
): Promise<LoadedTemplate> {
  const template = await lockTemplate(tx, ctx, input);
  if (template.archived) throw new AppError("blocked", "template_archived");
  return template;
}
