import { randomUUID } from "node:crypto";
import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { companyRow } from "./companies.queries.ts";
import type { CompanyInput } from "./companies.schema.ts";
import { imageFacts } from "./image-facts.ts";

/** A logo is shown at 64 px; a megabyte is generous. */
export const LOGO_BYTES = 1024 * 1024;
/** Bounds what a reader's browser has to decode. */
const LOGO_PIXELS = 4096;

/**
 * Stores a company's logo under a key of ours and lets the old one go.
 * @throws AppError invalid logo_not_an_image or logo_too_large.
 */
export async function setLogo(ctx: TenantContext, companyId: string, content: Uint8Array) {
  const facts = imageFacts(content);
  if (!facts || facts.width === 0 || facts.height === 0) throw new AppError("invalid", "logo_not_an_image");
  if (content.length > LOGO_BYTES || Math.max(facts.width, facts.height) > LOGO_PIXELS) {
    throw new AppError("invalid", "logo_too_large", {
      details: { maxBytes: LOGO_BYTES, maxPixels: LOGO_PIXELS },
    });
  }
  const key = `logos/${ctx.tenant.id}/${randomUUID()}.${facts.type}`;
  // The file first: a file without a row is waste, a row without its file a broken picture.
  await ctx.files.write(key, content);
  return changeLogo(ctx, companyId, `/files/${key}`);
}

/** Takes the logo away; the initials stand in its place. */
export const removeLogo = (ctx: TenantContext, input: CompanyInput) => changeLogo(ctx, input.companyId, null);

async function changeLogo(ctx: TenantContext, companyId: string, logoUrl: string | null) {
  const where = { tenantId: ctx.tenant.id, id: companyId };
  const { before, after } = await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const old = await tx.company.findFirst({ where, select: companyRow });
    if (!old) throw notFound();
    if (old.status === "archived") throw new AppError("blocked", "company_archived");
    await tx.company.updateMany({ where, data: { logoUrl } });
    await recordAudit(tx, ctx, {
      action: logoUrl ? "companies.setLogo" : "companies.removeLogo",
      subjectType: "company",
      subjectId: companyId,
      companyId,
      before: { logoUrl: old.logoUrl },
      after: { logoUrl },
    });
    return { before: old, after: { ...old, logoUrl } };
  });
  if (before.logoUrl) await ctx.files.remove(before.logoUrl.replace(/^\/files\//, ""));
  return after;
}
