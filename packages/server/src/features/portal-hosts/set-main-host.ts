import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { requireHost } from "./portal-hosts.queries.ts";
import type { HostInput } from "./portal-hosts.schema.ts";
import { takeTurn } from "./release-host.ts";

/** Leads the links in mails to this host from now on. @throws AppError not_found, blocked host_not_served. */
export async function setMainHost(ctx: TenantContext, { hostId }: HostInput): Promise<void> {
  const tenantId = ctx.tenant.id;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await takeTurn(tx, tenantId);
    const { host, verified, is_main: isMain } = await requireHost(tx, ctx, hostId);
    if (!verified) throw new AppError("blocked", "host_not_served");
    if (isMain) return;
    await tx.portalHost.updateMany({ where: { tenantId, isMain: true }, data: { isMain: false } });
    await tx.portalHost.updateMany({ where: { tenantId, id: hostId }, data: { isMain: true } });
    await recordAudit(tx, ctx, {
      action: "portalHosts.setMain",
      subjectType: "portal_host",
      subjectId: hostId,
      companyId: null,
      after: { host },
    });
  });
}
