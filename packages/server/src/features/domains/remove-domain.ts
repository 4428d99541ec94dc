import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { secretPlace } from "./dkim-keys.ts";
import type { DomainInput } from "./domains.schema.ts";
import { lockDomain } from "./lock-domain.ts";

/** Accounts that a refusal names; more would not fit into a sentence. */
const NAMED = 5;

/**
 * Removes a domain with its keys and its history; the name is free to be proven by whoever owns it.
 * @throws AppError not_found; blocked domain_in_use, with the accounts that use it; blocked company_archived.
 */
export async function removeDomain(ctx: TenantContext, input: DomainInput): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const domain = await lockDomain(tx, ctx, input);
    const where = { tenantId: ctx.tenant.id, domainId: domain.id };
    const accounts = await tx.emailAccount.findMany({ where, select: { email: true }, take: NAMED });
    if (accounts.length > 0) {
      const emails = accounts.map(({ email }) => email).join(", ");
      throw new AppError("blocked", "domain_in_use", { details: { emails } });
    }
    const keys = await tx.dkimKey.findMany({ where, select: { secretRef: true } });
    await ctx.secrets.remove(
      tx,
      secretPlace(domain),
      // A key that the mail server made has no secret here.
      keys.flatMap(({ secretRef }) => secretRef ?? []),
    );
    await tx.domain.deleteMany({ where: { tenantId: ctx.tenant.id, id: domain.id } });
    await recordAudit(tx, ctx, {
      action: "domains.remove",
      subjectType: "domain",
      subjectId: domain.id,
      companyId: domain.companyId,
      before: { domain: domain.domain, status: domain.status, isPrimary: domain.isPrimary },
    });
  });
}
