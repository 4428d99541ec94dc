import { randomUUID } from "node:crypto";
import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { imageFacts } from "../../image-facts.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { CompanyInput } from "./companies.schema.ts";
import { companyRow } from "./company-row.ts";
import { lockCompany, requireOpen } from "./lock-company.ts";
import { logoKeyOf, logoUrlOf } from "./logo-file.ts";

/** A logo is shown at 64 px; a megabyte is generous. */
export const LOGO_BYTES = 1024 * 1024;
/** Bounds what a reader's browser has to decode: 64 MiB of pixels. */
const LOGO_PIXELS = 4096;

export const logoTooLarge = (): AppError =>
  new AppError("invalid", "logo_too_large", { details: { maxBytes: LOGO_BYTES, maxPixels: LOGO_PIXELS } });

/**
 * Stores a company's logo under a key of ours and lets the old one go.
 * @throws AppError invalid logo_not_an_image or logo_too_large, blocked company_archived.
 */
export async function setLogo(ctx: TenantContext, companyId: string, content: Uint8Array) {
  if (content.length > LOGO_BYTES) throw logoTooLarge();
  const facts = imageFacts(content);
  if (!facts || facts.width === 0 || facts.height === 0) throw new AppError("invalid", "logo_not_an_image");
  if (Math.max(facts.width, facts.height) > LOGO_PIXELS) throw logoTooLarge();
  const url = logoUrlOf(ctx.tenant.id, `${randomUUID()}.${facts.type}`);
  // The file first: a file without a row is waste, a row without its file a broken picture.
  await ctx.files.write(logoKeyOf(url), content);
  try {
    return await changeLogo(ctx, companyId, url);
  } catch (error) {
    await ctx.files.remove(logoKeyOf(url));
    throw error;
  }
}

/** Takes the logo away; the initials stand in its place. @throws AppError blocked company_archived. */
export const removeLogo = (ctx: TenantContext, input: CompanyInput) => changeLogo(ctx, input.companyId, null);

async function changeLogo(ctx: TenantContext, companyId: string, logoUrl: string | null) {
  const { old, company } = await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const before = await lockCompany(tx, ctx, companyId);
    requireOpen(before);
    // The version stays: a logo is not part of the form that it guards.
    const after = await tx.company.update({
      where: { tenantId_id: { tenantId: ctx.tenant.id, id: companyId } },
      data: { logoUrl },
      select: companyRow,
    });
    if (before.logoUrl !== logoUrl) {
      await recordAudit(tx, ctx, {
        action: logoUrl === null ? "companies.removeLogo" : "companies.setLogo",
        subjectType: "company",
        subjectId: companyId,
        companyId,
        before: { logoUrl: before.logoUrl },
        after: { logoUrl },
      });
    }
    return { old: before.logoUrl, company: after };
  });
  if (old !== null && old !== logoUrl) await ctx.files.remove(logoKeyOf(old));
  return company;
}
