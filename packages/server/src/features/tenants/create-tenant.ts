import { randomBytes } from "node:crypto";
import type { Tx } from "@rookery/db";
import { slugOf } from "../../slug.ts";

/**
 * Makes a tenant with its owner, policies and configuration, inside the caller's system transaction.
 * The slug tells nothing of other tenants: where the plain one is taken, it gets a random tail.
 */
export async function createTenant(
  tx: Tx,
  of: { name: string; owner: { id: string; email: string } },
): Promise<{ id: string; slug: string }> {
  const plain = slugOf(of.name, "workspace");
  const [taken] = await tx.$queryRaw<unknown[]>`SELECT 1 FROM tenants WHERE slug = ${plain}`;
  const slug = taken ? `${plain}-${randomBytes(3).toString("hex")}` : plain;
  const tenant = await tx.tenant.create({ data: { name: of.name, slug }, select: { id: true, slug: true } });
  await tx.tenantUser.createMany({
    data: { tenantId: tenant.id, userId: of.owner.id, roles: ["owner"], email: of.owner.email },
  });
  await tx.tenantPolicies.createMany({ data: { tenantId: tenant.id } });
  await tx.tenantConfig.createMany({ data: { tenantId: tenant.id } });
  await tx.auditLog.createMany({
    data: {
      tenantId: tenant.id,
      actorId: of.owner.id,
      action: "tenants.add",
      subjectType: "tenant",
      subjectId: tenant.id,
    },
  });
  return tenant;
}
