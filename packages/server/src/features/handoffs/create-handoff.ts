import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { addressOfTenant, urlAt } from "../../portal-address.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockDomain } from "../domains/lock-domain.ts";
import { HANDOFFS_MAX } from "./handoffs.queries.ts";
import type { CreateHandoffInput } from "./handoffs.schema.ts";

const DAY_MS = 86_400_000;

export interface CreatedHandoff {
  readonly id: string;
  /** Shown once; only its hash is kept. */
  readonly url: string;
  readonly expiresAt: Date;
}

/**
 * Makes a link that shows one domain's records to whoever has it, without an account, until it ends or is revoked.
 * @throws AppError not_found; blocked too_many_links, company_archived.
 */
export async function createHandoff(ctx: TenantContext, input: CreateHandoffInput): Promise<CreatedHandoff> {
  const token = ctx.tokens.mint();
  const now = ctx.clock();
  const expires = new Date(now.getTime() + input.days * DAY_MS);
  const id = await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const domain = await lockDomain(tx, ctx, input);
    const home = { tenantId: ctx.tenant.id, companyId: domain.companyId, domainId: domain.id };
    const open = await tx.dnsHandoff.count({ where: { ...home, revoked: null, expires: { gt: now } } });
    if (open >= HANDOFFS_MAX)
      throw new AppError("blocked", "too_many_links", { details: { max: HANDOFFS_MAX } });
    const { id } = await tx.dnsHandoff.create({
      data: { ...home, tokenHash: ctx.tokens.hash(token), createdBy: ctx.person.id, created: now, expires },
      select: { id: true },
    });
    await recordAudit(tx, ctx, {
      action: "handoffs.create",
      subjectType: "domain",
      subjectId: domain.id,
      companyId: domain.companyId,
      after: { domain: domain.domain, handoffId: id, expires },
    });
    return id;
  });
  return { id, url: urlAt(await addressOfTenant(ctx, ctx.tenant.id), `/dns/${token}`), expiresAt: expires };
}
