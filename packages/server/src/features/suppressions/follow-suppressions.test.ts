import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { JobPutBack, type Jobs } from "../../jobs/queue.ts";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant } from "../../testing/found-tenant.ts";
import { followSuppressions } from "./follow-suppressions.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const never = new AbortController().signal;

/** A tenant with leads of several domains in a company and in its pool. */
async function northwind() {
  const found = await foundTenant(world);
  const { superuser } = world.database;
  const tenantId = found.tenant.id;
  const company = await rows.company(superuser, { tenantId });
  const put = (email: string, of: { companyId?: string | null; status?: string } = {}) =>
    rows.lead(superuser, { tenantId, companyId: company.id, email, ...of });
  const statuses = async () => {
    const { rows: leads } = await superuser.query<{ email: string; status: string }>(
      "SELECT email, status FROM leads WHERE tenant_id = $1 ORDER BY email",
      [tenantId],
    );
    return leads.map(({ email, status }) => `${email} ${status}`);
  };
  /** What is queued for the tenant, and no more. */
  const jobs = async () => {
    const { rows: queued } = await superuser.query<{ data: Jobs["follow-suppressions"] }>(
      `DELETE FROM pgboss.job WHERE name = 'follow-suppressions' AND data ->> 'tenantId' = $1 RETURNING data`,
      [tenantId],
    );
    return queued.map(({ data }) => data);
  };
  const follow = async () => {
    for (const data of await jobs()) await followSuppressions(world.deps, data, never);
  };
  const { asAdmin } = found;
  const idOf = async (value: string) =>
    (await asAdmin.suppressions.list({ search: value })).suppressions.find((each) => each.value === value)
      ?.id ?? "";
  return { ...found, tenantId, company, put, statuses, jobs, follow, idOf };
}

describe("a domain on the list", () => {
  test("suppresses its leads in every company, and not those of its sub-domains or of another tenant", async () => {
    const [north, south] = [await northwind(), await northwind()];
    await north.put("ann@x.org");
    await north.put("bob@x.org", { companyId: null, status: "archived" });
    await north.put("cat@x.org", { status: "complained" });
    await north.put("dan@mail.x.org");
    await north.put("eve@y.org");
    await south.put("ann@x.org");
    await north.asAdmin.suppressions.add({ text: "X.org", reason: "bounced" });
    await north.follow();
    expect(await north.statuses()).toEqual([
      "ann@x.org bounced",
      "bob@x.org bounced",
      "cat@x.org complained",
      "dan@mail.x.org active",
      "eve@y.org active",
    ]);
    expect(await south.statuses()).toEqual(["ann@x.org active"]);
  });

  test("lifted frees its leads, apart from those that something else holds", async () => {
    const { asAdmin, put, follow, idOf, statuses } = await northwind();
    await put("ann@x.org");
    await put("bob@x.org", { status: "unsubscribed" });
    await put("cat@y.org", { status: "bounced" });
    await asAdmin.suppressions.add({ text: "x.org", reason: "complained" });
    await follow();
    const suppressionId = await idOf("x.org");
    expect(await asAdmin.suppressions.lift({ suppressionId, why: "Listed by mistake" })).toEqual({
      leads: 0,
      isHeld: false,
    });
    await follow();
    expect(await statuses()).toEqual(["ann@x.org active", "bob@x.org unsubscribed", "cat@y.org bounced"]);
  });

  test("lifted and listed again before the first job ran stays suppressed", async () => {
    const { asAdmin, put, follow, idOf, jobs, statuses } = await northwind();
    await put("ann@x.org");
    await asAdmin.suppressions.add({ text: "x.org", reason: "bounced" });
    await follow();
    await asAdmin.suppressions.lift({ suppressionId: await idOf("x.org"), why: "Listed by mistake" });
    await asAdmin.suppressions.add({ text: "x.org", reason: "bounced" });
    const queued = await jobs();
    expect(queued).toHaveLength(2);
    for (const data of queued) await followSuppressions(world.deps, data, never);
    expect(await statuses()).toEqual(["ann@x.org bounced"]);
  });

  test("is followed to the end by a job that was put back half-way, and by two at once", async () => {
    const { asAdmin, tenantId, company, jobs, idOf } = await northwind();
    const { superuser } = world.database;
    await superuser.query(
      `INSERT INTO leads (tenant_id, company_id, email) SELECT $1, $2, i || CASE WHEN i % 2 = 0 THEN '@x.org' ELSE '@y.org' END
       FROM generate_series(1, 45000) AS i`,
      [tenantId, company.id],
    );
    const counted = async () =>
      (
        await superuser.query(
          "SELECT count(*) FILTER (WHERE email ^@ '' AND email LIKE '%@x.org' AND status = 'bounced')::int AS x, count(*) FILTER (WHERE email LIKE '%@y.org' AND status = 'bounced')::int AS y FROM leads WHERE tenant_id = $1",
          [tenantId],
        )
      ).rows[0];
    await asAdmin.suppressions.add({ text: "x.org", reason: "bounced" });
    const [data] = await jobs();
    if (!data) throw new Error("Nothing was queued");
    const stopped = AbortSignal.abort();
    await expect(followSuppressions(world.deps, data, stopped)).rejects.toBeInstanceOf(JobPutBack);
    expect(await counted()).toEqual({ x: 10_000, y: 0 });
    await Promise.all([
      followSuppressions(world.deps, data, never),
      followSuppressions(world.deps, data, never),
    ]);
    expect(await counted()).toEqual({ x: 22_500, y: 0 });
    await asAdmin.suppressions.lift({ suppressionId: await idOf("x.org"), why: "Listed by mistake" });
    const [lift] = await jobs();
    if (!lift) throw new Error("Nothing was queued");
    await expect(followSuppressions(world.deps, lift, stopped)).rejects.toBeInstanceOf(JobPutBack);
    expect(await counted()).toEqual({ x: 12_500, y: 0 });
    await followSuppressions(world.deps, lift, never);
    expect(await counted()).toEqual({ x: 0, y: 0 });
  });
});
