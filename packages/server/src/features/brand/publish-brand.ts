import { inTenant, type Prisma, type Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { readInForce, valuesOf, type BrandInForce } from "./brand.queries.ts";
import type { BrandValues, DraftInput, RollBackInput } from "./brand.schema.ts";
import { lockDraft, requireOwnPictures } from "./save-draft.ts";

interface Change {
  readonly action: "brand.publish" | "brand.rollBack";
  readonly before: BrandInForce;
  readonly values: BrandValues;
  readonly restoredFrom: number | null;
}

/** Puts values in force as the next version. The configuration's row is locked, so that numbers have no gap and no twin. */
async function putInForce(tx: Tx, ctx: TenantContext, change: Change): Promise<{ version: number }> {
  const { before, values, restoredFrom, action } = change;
  const tenantId = ctx.tenant.id;
  const version = before.version + 1;
  requireOwnPictures(tenantId, values);
  await tx.brandVersion.createMany({
    data: {
      tenantId,
      number: version,
      values: { ...values } satisfies Prisma.InputJsonObject,
      restoredFrom,
      publishedBy: ctx.person.id,
    },
  });
  await tx.tenantConfig.updateMany({
    where: { tenantId },
    data: {
      brandVersion: version,
      themeName: values.name,
      themePrimaryColor: values.primaryColor,
      themeSecondaryColor: values.secondaryColor,
      themeLogoUrl: values.logoUrl,
      themeLogoDarkUrl: values.logoDarkUrl,
      themeMailLogoUrl: values.mailLogoUrl,
      themeFaviconUrl: values.faviconUrl,
      mailSenderName: values.mailSenderName,
      mailFooter: values.mailFooter,
    },
  });
  await recordAudit(tx, ctx, {
    action,
    subjectType: "brand",
    subjectId: tenantId,
    companyId: null,
    before: { ...before.values, version: before.version },
    after: { ...values, version, ...(restoredFrom === null ? {} : { restoredFrom }) },
  });
  return { version };
}

/**
 * Shows the draft to everybody: pages from the next one on, mails from the next one on.
 * @throws AppError conflict changed_meanwhile, not_found where there is no draft.
 */
export function publishBrand(ctx: TenantContext, input: DraftInput): Promise<{ version: number }> {
  const { id: tenantId, scope } = ctx.tenant;
  return inTenant(ctx.db, scope, async (tx) => {
    const before = await readInForce(tx, tenantId, "FOR UPDATE");
    const draft = await lockDraft(tx, ctx, input.revision);
    if (draft === undefined) throw notFound();
    await tx.brandDraft.deleteMany({ where: { tenantId } });
    return putInForce(tx, ctx, {
      action: "brand.publish",
      before,
      values: valuesOf(draft),
      restoredFrom: null,
    });
  });
}

/**
 * Puts an earlier version in force again, as a new one. A draft stays as it is.
 * @throws AppError not_found, conflict changed_meanwhile.
 */
export function rollBackBrand(ctx: TenantContext, input: RollBackInput): Promise<{ version: number }> {
  const { id: tenantId, scope } = ctx.tenant;
  return inTenant(ctx.db, scope, async (tx) => {
    const before = await readInForce(tx, tenantId, "FOR UPDATE");
    if (before.version !== input.version) throw new AppError("conflict", "changed_meanwhile");
    const earlier = await tx.brandVersion.findFirst({
      where: { tenantId, number: input.number },
      select: { values: true },
    });
    if (!earlier) throw notFound();
    const values = valuesOf(earlier.values);
    return putInForce(tx, ctx, { action: "brand.rollBack", before, values, restoredFrom: input.number });
  });
}
