import { asSystem, readInTenant } from "@rookery/db";
import type { Context } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { domainGuide } from "../domains/domain-guide.ts";
import { newestCheck } from "../domains/domains.queries.ts";
import { loadDomain } from "../domains/load-domain.ts";
import { platformScope } from "../../platform-scope.ts";
import { requireOwnTenant } from "../../portal-address.ts";
import { sendingSettings } from "../domains/sending-settings.ts";
import type { OpenHandoffInput } from "./handoffs.schema.ts";

/** Where an open link leads. */
export interface HandoffTarget {
  readonly tenantId: string;
  readonly domainId: string;
  readonly expiresAt: Date;
}

/** @throws AppError not_found, alike for a link that never was, has ended or was revoked. */
export async function requireHandoff(ctx: Context, { token }: OpenHandoffInput): Promise<HandoffTarget> {
  const now = ctx.clock();
  const found = await asSystem(ctx.db, "open hand-off", async (tx) => {
    const where = { tokenHash: ctx.tokens.hash(token), revoked: null, expires: { gt: now } };
    const select = { tenantId: true, id: true, domainId: true, expires: true } as const;
    const handoff = await tx.dnsHandoff.findFirst({ where, select });
    if (!handoff) return undefined;
    requireOwnTenant(ctx.address, handoff.tenantId);
    await tx.dnsHandoff.updateMany({
      where: { tenantId: handoff.tenantId, id: handoff.id },
      data: { opened: now },
    });
    return handoff;
  });
  if (!found) throw notFound();
  return { tenantId: found.tenantId, domainId: found.domainId, expiresAt: found.expires };
}

/** What the visitor sees: the domain's records and whose they are; nothing else of the tenant. */
export async function openHandoff(ctx: Context, input: OpenHandoffInput) {
  const target = await requireHandoff(ctx, input);
  const scope = platformScope(target.tenantId);
  const found = await readInTenant(ctx.db, scope, async (tx) => ({
    domain: await loadDomain(tx, target),
    tenant: await tx.tenant.findUnique({
      where: { id: target.tenantId, deleted: null },
      select: { name: true },
    }),
  }));
  // The domain's company may be on its way out, or the tenant gone.
  if (!found.domain || !found.tenant) throw notFound();
  const [settings, check] = await Promise.all([
    sendingSettings(ctx.db, ctx.env.APP_URL),
    newestCheck(ctx, scope, target.domainId),
  ]);
  return {
    ...domainGuide(found.domain, settings, check),
    tenantName: found.tenant.name,
    expiresAt: target.expiresAt,
  };
}
