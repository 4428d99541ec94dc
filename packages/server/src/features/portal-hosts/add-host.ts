import { randomBytes } from "node:crypto";
import { inTenant, isUniqueViolation } from "@rookery/db";
import { readDomainName } from "@rookery/dns";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { nameRules } from "../domains/domain-rules.ts";
import { sendingSettings } from "../domains/sending-settings.ts";
import { HOSTS_MAX } from "./portal-hosts.queries.ts";
import type { AddHostInput } from "./portal-hosts.schema.ts";
import { takeTurn } from "./release-host.ts";

/** Octets of a proof: 128 random bits and more. */
const TOKEN_BYTES = 20;

/**
 * Adds a host name for the portal and queues the first look at its records; until they are seen nothing is served there. Whether
 * another tenant has it is nobody's business: many may claim a name, and its zone decides.
 * @throws AppError limited; invalid with the name's fault; conflict host_exists; blocked too_many_hosts.
 */
export async function addHost(ctx: TenantContext, input: AddHostInput): Promise<{ id: string }> {
  const settings = await sendingSettings(ctx.db, ctx.env.APP_URL);
  const read = readDomainName(input.host, nameRules(ctx.env.APP_URL, settings));
  if (!read.ok) throw new AppError("invalid", read.fault, { field: "host" });
  const { ascii: host, registrable } = read.name;
  await ctx.limits.spend("hostsTenant", ctx.tenant.id);
  const tenantId = ctx.tenant.id;
  try {
    return await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
      await takeTurn(tx, tenantId);
      if ((await tx.portalHost.count({ where: { tenantId } })) >= HOSTS_MAX)
        throw new AppError("blocked", "too_many_hosts", { details: { max: HOSTS_MAX } });
      const token = randomBytes(TOKEN_BYTES).toString("hex");
      const [row] = await tx.$queryRaw<{ id: string }[]>`
        INSERT INTO portal_hosts (tenant_id, host, registrable, token)
        VALUES (${tenantId}::uuid, ${host}, ${registrable}, ${token}) RETURNING id`;
      if (!row) throw new Error("An insert gives its row");
      await enqueue(tx, "check-portal-host", { tenantId, hostId: row.id });
      await recordAudit(tx, ctx, {
        action: "portalHosts.add",
        subjectType: "portal_host",
        subjectId: row.id,
        companyId: null,
        after: { host },
      });
      return { id: row.id };
    });
  } catch (error) {
    throw isUniqueViolation(error, "portal_hosts_tenant_id_host_key")
      ? new AppError("conflict", "host_exists", { field: "host" })
      : error;
  }
}
