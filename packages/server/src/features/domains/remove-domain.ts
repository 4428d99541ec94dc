import { inTenant, type Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { MailServerFault } from "../../ports/mail-server.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { secretPlace } from "./dkim-keys.ts";
import type { DomainInput } from "./domains.schema.ts";
import type { LoadedDomain } from "./load-domain.ts";
import { lockDomain } from "./lock-domain.ts";

/** Accounts that a refusal names; more would not fit into a sentence. */
const NAMED = 5;

/**
 * Removes a domain with its keys and its history, from the mail server too; the name is free to be proven by whoever owns it.
 * @throws AppError not_found; blocked domain_in_use, with the accounts that use it; blocked company_archived; unavailable
 * mail_server_silent.
 */
export async function removeDomain(ctx: TenantContext, input: DomainInput): Promise<void> {
  // Asked before the mail server is, so that a refusal leaves everything as it was.
  const { domain, ownershipProvenAt } = await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const found = await lockUnused(tx, ctx, input);
    // From here on nobody knows whether the server has it: where the way ends half-way, the next look gives it back.
    await tx.domain.updateMany({
      where: { tenantId: ctx.tenant.id, id: found.id },
      data: { mailuDomain: null },
    });
    return found;
  });
  // The server has nobody's domain but a proven one's.
  if (ownershipProvenAt !== null) await removeFromMailServer(ctx, domain);
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const found = await lockUnused(tx, ctx, input);
    const where = { tenantId: ctx.tenant.id, domainId: found.id };
    const keys = await tx.dkimKey.findMany({ where, select: { secretRef: true } });
    await ctx.secrets.remove(
      tx,
      secretPlace(found),
      // A key that the mail server made has no secret here.
      keys.flatMap(({ secretRef }) => secretRef ?? []),
    );
    await tx.domain.deleteMany({ where: { tenantId: ctx.tenant.id, id: found.id } });
    await recordAudit(tx, ctx, {
      action: "domains.remove",
      subjectType: "domain",
      subjectId: found.id,
      companyId: found.companyId,
      before: { domain: found.domain, status: found.status, isPrimary: found.isPrimary },
    });
  });
}

async function lockUnused(tx: Tx, ctx: TenantContext, input: DomainInput): Promise<LoadedDomain> {
  const domain = await lockDomain(tx, ctx, input);
  const where = { tenantId: ctx.tenant.id, domainId: domain.id };
  const accounts = await tx.emailAccount.findMany({ where, select: { email: true }, take: NAMED });
  if (accounts.length === 0) return domain;
  const emails = accounts.map(({ email }) => email).join(", ");
  throw new AppError("blocked", "domain_in_use", { details: { emails } });
}

async function removeFromMailServer({ mailServer, log }: TenantContext, domain: string): Promise<void> {
  try {
    await mailServer?.removeDomain(domain);
  } catch (error) {
    if (!(error instanceof MailServerFault)) throw error;
    log.warn({ code: error.code }, "mail server did not let the domain go");
    throw new AppError("unavailable", "mail_server_silent");
  }
}
