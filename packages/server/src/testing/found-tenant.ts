import { rows } from "@rookery/db/testing";
import type { TestApp, TestCaller } from "./create-test-app.ts";

export interface FoundTenant {
  readonly tenant: rows.TenantRow;
  readonly owner: rows.PersonRow;
  readonly admin: rows.PersonRow;
  /** Without access to any company until somebody gives it. */
  readonly member: rows.PersonRow;
  readonly asOwner: TestCaller;
  readonly asAdmin: TestCaller;
  readonly asMember: TestCaller;
  /** Anybody here, through a session of their own. */
  as(person: { id: string }): Promise<TestCaller>;
}

/** A tenant of one test's own, with a person of each role. */
export async function foundTenant(world: TestApp): Promise<FoundTenant> {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser);
  const join = (role: "owner" | "admin" | "member") => rows.member(superuser, { tenantId: tenant.id, role });
  const [owner, admin, member] = [await join("owner"), await join("admin"), await join("member")];
  const as = ({ id }: { id: string }) => world.as({ personId: id, tenant: tenant.slug });
  return {
    tenant,
    owner,
    admin,
    member,
    as,
    asOwner: await as(owner),
    asAdmin: await as(admin),
    asMember: await as(member),
  };
}

export interface TrailRow {
  readonly action: string;
  readonly actor_id: string | null;
  readonly company_id: string | null;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

/** The tenant's audit rows in the order of their writing, as a superuser sees them. */
export async function trailOf(world: TestApp, tenantId: string): Promise<TrailRow[]> {
  const { rows: trail } = await world.database.superuser.query<TrailRow>(
    "SELECT action, actor_id, company_id, before, after FROM audit_log WHERE tenant_id = $1 ORDER BY created, id",
    [tenantId],
  );
  return trail;
}
