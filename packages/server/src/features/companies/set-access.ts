import { inTenant, type Tx } from "@rookery/db";
import type { Access, TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { SetAccessInput } from "./companies.schema.ts";
import { lockCompany, requireOpen } from "./lock-company.ts";

/**
 * Gives, changes or (null) takes a member's access to a company, from their next call on. To an archived company nobody
 * is let in any more, but anybody can be shut out.
 * @throws AppError not_found for a company out of sight and for somebody who is no member, blocked role_sees_all for an
 * owner or admin, blocked company_archived.
 */
export async function setAccess(ctx: TenantContext, input: SetAccessInput): Promise<void> {
  const { companyId, userId, access } = input;
  const key = { tenantId: ctx.tenant.id, companyId, userId };
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    // The lock on the company makes two who set access at once take turns, so that each audit row tells the truth.
    const company = await lockCompany(tx, ctx, companyId);
    await requireMember(tx, ctx, userId);
    if (access !== null) requireOpen(company);
    const before = await tx.companyMember.findFirst({ where: key, select: { access: true } });
    if ((before?.access ?? null) === access) return;
    await writeAccess(tx, key, access);
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

/** Held, so that nobody becomes an admin or leaves in the same moment. */
async function requireMember(tx: Tx, ctx: TenantContext, userId: string): Promise<void> {
  const [member] = await tx.$queryRaw<{ role: string }[]>`
    SELECT roles[1] AS role FROM tenant_users
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND user_id = ${userId}::uuid AND deleted IS NULL FOR SHARE`;
  if (!member) throw notFound();
  if (member.role !== "member") throw new AppError("blocked", "role_sees_all");
}

interface AccessKey {
  readonly tenantId: string;
  readonly companyId: string;
  readonly userId: string;
}

async function writeAccess(tx: Tx, key: AccessKey, access: Access | null): Promise<void> {
  if (access === null) {
    await tx.companyMember.deleteMany({ where: key });
    return;
  }
  await tx.companyMember.upsert({
    where: { tenantId_companyId_userId: key },
    create: { ...key, access },
    update: { access },
    select: { access: true },
  });
}
