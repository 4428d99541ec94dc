import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { keepNextKey, makeNextKey } from "./dkim-keys.ts";
import type { DomainInput } from "./domains.schema.ts";
import { requireDomain } from "./domains.queries.ts";
import { lockDomain } from "./lock-domain.ts";

/**
 * Begins to replace the domain's DKIM key: a new one is made and shown, and signs once it is seen in the zone; until then
 * nothing changes for mail.
 * @throws AppError not_found; blocked key_at_mail_server; key_waits while a new key is not published yet; blocked company_archived;
 * unavailable secrets_unavailable.
 */
export async function rotateDkimKey(ctx: TenantContext, input: DomainInput): Promise<void> {
  const { companyId, id: domainId } = await requireDomain(ctx, input);
  const next = await makeNextKey(ctx, { tenantId: ctx.tenant.id, companyId, domainId });
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const domain = await lockDomain(tx, ctx, input);
    if (domain.keys.some(({ managedBy }) => managedBy === "mailu"))
      throw new AppError("blocked", "key_at_mail_server");
    if (!(await keepNextKey(tx, next))) throw new AppError("blocked", "key_waits");
    await enqueue(tx, "check-domain", { tenantId: ctx.tenant.id, domainId: domain.id });
    await recordAudit(tx, ctx, {
      action: "domains.rotateKey",
      subjectType: "domain",
      subjectId: domain.id,
      companyId: domain.companyId,
      after: { selector: next.selector },
    });
  });
}
