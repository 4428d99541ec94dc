import { asSystem, inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { HostInput } from "./portal-hosts.schema.ts";
import { requireHost } from "./portal-hosts.queries.ts";
import { releaseHost, takeTurn } from "./release-host.ts";

/**
 * Stops serving the host at once and ends the sessions that were opened there; who claims it later proves it anew.
 * @throws AppError not_found.
 */
export async function removeHost(ctx: TenantContext, { hostId }: HostInput): Promise<void> {
  const tenantId = ctx.tenant.id;
  const { host, verified } = await inTenant(ctx.db, ctx.tenant.scope, (tx) => requireHost(tx, ctx, hostId));
  await asSystem(ctx.db, "portal hosts", async (tx) => {
    await takeTurn(tx, tenantId);
    const gone = await tx.portalHost.deleteMany({ where: { tenantId, id: hostId } });
    // Removed meanwhile: once is enough.
    if (gone.count === 0) return;
    if (verified) await releaseHost(tx, { tenantId, host });
    await recordAudit(tx, ctx, {
      action: "portalHosts.remove",
      subjectType: "portal_host",
      subjectId: hostId,
      companyId: null,
      before: { host, isServed: verified !== null },
    });
  });
}
