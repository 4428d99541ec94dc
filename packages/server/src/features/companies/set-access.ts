import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { SetAccessInput } from "./companies.schema.ts";

/**
 * Gives, changes or (null) takes a member's access to a company, from their next call on.
 * @throws AppError not_found for somebody who is no member; blocked role_sees_all for an owner or admin.
 */
export async function setAccess(ctx: TenantContext, input: SetAccessInput): Promise<void> {
  const { companyId, userId, access } = input;
  const tenantId = ctx.tenant.id;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const company = await tx.company.findFirst({ where: { tenantId, id: companyId }, select: { id: true } });
    const member = await tx.tenantUser.findFirst({
      where: { tenantId, userId, deleted: null },
      select: { roles: true },
    });
    if (!company || !member) throw notFound();
    if (member.roles[0] !== "member") throw new AppError("blocked", "role_sees_all");
    const before = await tx.companyMember.findFirst({
      where: { tenantId, companyId, userId },
      select: { access: true },
    });
    if (access === null) await tx.companyMember.deleteMany({ where: { tenantId, companyId, userId } });
    else {
      await tx.$executeRaw`
        INSERT INTO company_members (tenant_id, company_id, user_id, access)
        VALUES (${tenantId}::uuid, ${companyId}::uuid, ${userId}::uuid, ${access})
        ON CONFLICT (tenant_id, company_id, user_id) DO UPDATE SET access = excluded.access, updated = now()`;
    }
    await recordAudit(tx, ctx, {
      action: "companies.setAccess",
      subjectType: "user",
      subjectId: userId,
      companyId,
      before: { access: before?.access ?? null },
      after: { access },
    });
  });
}
