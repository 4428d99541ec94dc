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
 * The template, held until the transaction ends, in a company that is open and where the caller may write.
 * @throws AppError not_found, forbidden view_only, blocked company_archived.
 */
export async function lockTemplate(
  tx: Tx,
  ctx: TenantContext,
  { templateId }: { readonly templateId: string },
): Promise<LoadedTemplate> {
  const tenantId = ctx.tenant.id;
  await tx.$queryRaw`SELECT FROM templates WHERE tenant_id = ${tenantId}::uuid AND id = ${templateId}::uuid FOR NO KEY UPDATE`;
  const found = await loadTemplate(tx, { tenantId, templateId });
  if (!found) throw notFound();
  requireWork(ctx.tenant, found.companyId);
  await requireOpenCompany(tx, ctx, found.companyId);
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

/**
 * Several templates of one company, held, as `lockTemplate` holds one.
 * @throws AppError not_found where one of them is, or where they are of several companies.
 */
export async function lockTemplates(tx: Tx, ctx: TenantContext, ids: readonly string[]) {
  const tenantId = ctx.tenant.id;
  const found = await tx.$queryRaw<{ id: string; companyId: string | null; archived: Date | null }[]>`
    SELECT t.id, t.company_id AS "companyId", t.archived FROM templates t
    WHERE t.tenant_id = ${tenantId}::uuid AND t.id = ANY (${ids}::uuid[])
      AND NOT EXISTS (SELECT FROM companies gone WHERE gone.tenant_id = t.tenant_id AND gone.id = t.company_id AND gone.purged IS NOT NULL)
    ORDER BY t.id FOR NO KEY UPDATE OF t`;
  const companies = new Set(found.map(({ companyId }) => companyId));
  const [companyId] = companies;
  if (found.length !== new Set(ids).size || companies.size !== 1 || companyId === undefined) throw notFound();
  requireWork(ctx.tenant, companyId);
  await requireOpenCompany(tx, ctx, companyId);
  return { companyId, templates: found };
}
