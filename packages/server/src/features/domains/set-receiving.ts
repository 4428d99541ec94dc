import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { SetReceivingInput } from "./domains.schema.ts";
import { lockDomain } from "./lock-domain.ts";

/** Says where the domain's mail is taken in: here, which asks for MX records of ours, or elsewhere, which leaves them alone. */
export async function setReceiving(ctx: TenantContext, input: SetReceivingInput): Promise<void> {
  const { receivesHere } = input;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const domain = await lockDomain(tx, ctx, input);
    if (domain.receivesHere === receivesHere) return;
    const { companyId, id } = domain;
    await tx.domain.updateMany({ where: { tenantId: ctx.tenant.id, id }, data: { receivesHere } });
    await enqueue(tx, "check-domain", { tenantId: ctx.tenant.id, domainId: id });
    await recordAudit(tx, ctx, {
      action: "domains.setReceiving",
      subjectType: "domain",
      subjectId: id,
      companyId,
      before: { receivesHere: domain.receivesHere },
      after: { receivesHere },
    });
  });
}
