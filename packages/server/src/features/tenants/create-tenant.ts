import { randomBytes } from "node:crypto";
import type { Tx } from "@rookery/db";
import type { KeyHolder } from "../../idempotency.ts";
import { slugOf } from "../../slug.ts";

/** One plain slug and then random tails: three bytes rarely meet twice. */
const TRIES = 5;

export interface NewTenant {
  readonly name: string;
  readonly owner: { readonly id: string; readonly email: string };
}

/**
 * Makes a tenant with its owner, policies and configuration, inside the caller's system transaction.
 * The slug tells nothing of other tenants: where the plain one is taken, it gets a random tail.
 */
export async function createTenant(
  tx: Tx,
  ctx: KeyHolder,
  of: NewTenant,
): Promise<{ id: string; slug: string }> {
  const tenant = await insertTenant(tx, of.name);
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
      after: { name: of.name, slug: tenant.slug },
      requestId: ctx.request.requestId,
    },
  });
  return tenant;
}

/** By ON CONFLICT, because two tenants of one name may be made at once. */
async function insertTenant(tx: Tx, name: string): Promise<{ id: string; slug: string }> {
  const plain = slugOf(name, "workspace");
  for (let tries = 0; tries < TRIES; tries += 1) {
    const slug = tries === 0 ? plain : `${plain}-${randomBytes(3).toString("hex")}`;
    const [made] = await tx.$queryRaw<{ id: string; slug: string }[]>`
      INSERT INTO tenants (name, slug) VALUES (${name}, ${slug}) ON CONFLICT (slug) DO NOTHING RETURNING id, slug`;
    if (made) return made;
  }
  throw new Error("No slug was free");
}
