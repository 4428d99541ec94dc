import { randomBytes } from "node:crypto";
import { inTenant, isUniqueViolation } from "@rookery/db";
import { readDomainName } from "@rookery/dns";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { nameRules } from "./domain-rules.ts";
import type { AddDomainInput } from "./domains.schema.ts";
import { sendingSettings } from "./sending-settings.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";

/** Octets of an ownership token: 128 random bits and more. */
const TOKEN_BYTES = 20;

/**
 * Adds a domain to send from and queues the first look at it. Whether another tenant has the same one is nobody's business:
 * many may claim a name, and the zone decides who owns it.
 * @throws AppError invalid with the name's fault; conflict domain_exists within the tenant; blocked company_archived.
 */
export async function addDomain(
  ctx: TenantContext,
  input: AddDomainInput,
): Promise<{ id: string; domain: string }> {
  const settings = await sendingSettings(ctx.db, ctx.env.APP_URL);
  const read = readDomainName(input.domain, nameRules(ctx.env.APP_URL, settings));
  if (!read.ok) throw new AppError("invalid", read.fault, { field: "domain" });
  const { ascii, registrable } = read.name;
  const { companyId, receivesHere } = input;
  try {
    return await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
      await requireOpenCompany(tx, ctx, companyId);
      const { id } = await tx.domain.create({
        data: {
          tenantId: ctx.tenant.id,
          companyId,
          domain: ascii,
          registrable,
          receivesHere,
          ownershipToken: randomBytes(TOKEN_BYTES).toString("hex"),
        },
        select: { id: true },
      });
      await enqueue(tx, "check-domain", { tenantId: ctx.tenant.id, domainId: id });
      await recordAudit(tx, ctx, {
        action: "domains.add",
        subjectType: "domain",
        subjectId: id,
        companyId,
        after: { domain: ascii, receivesHere },
      });
      return { id, domain: ascii };
    });
  } catch (error) {
    throw isUniqueViolation(error, "domains_tenant_id_domain_key")
      ? new AppError("conflict", "domain_exists", { field: "domain" })
      : error;
  }
}
