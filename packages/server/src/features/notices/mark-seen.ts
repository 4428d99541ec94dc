import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import type { MarkSeenInput } from "./notices.schema.ts";

/**
 * The caller has seen everything up to this notice. Twice is once, and an older one takes nothing back.
 * @throws AppError not_found.
 */
export async function markSeen(ctx: TenantContext, { noticeId }: MarkSeenInput): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const inSight = [{ companyId: null }, { company: { purged: null } }];
    const forMe = [{ userId: null }, { userId: ctx.person.id }];
    const where = { tenantId: ctx.tenant.id, id: noticeId, AND: [{ OR: inSight }, { OR: forMe }] };
    const notice = await tx.notice.findFirst({ where, select: { created: true } });
    if (!notice) throw notFound();
    await tx.tenantUser.updateMany({
      where: { tenantId: ctx.tenant.id, userId: ctx.person.id, noticesSeen: { lt: notice.created } },
      data: { noticesSeen: notice.created },
    });
  });
}
