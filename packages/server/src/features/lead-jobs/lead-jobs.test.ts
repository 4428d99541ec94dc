import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { leadJobsWorld, type LeadJobsWorld } from "../../testing/lead-jobs-world.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

async function memberOf(of: LeadJobsWorld, access: "work" | "view", companyId = of.company.id) {
  const { superuser } = world.database;
  const member = await rows.member(superuser, { tenantId: of.tenant.id });
  await rows.companyAccess(superuser, { tenantId: of.tenant.id, companyId, userId: member.id, access });
  return world.as({ personId: member.id, tenant: of.tenant.slug });
}

describe("an exact count", () => {
  test("counts what matches, whatever the search, and is the tenant's own", async () => {
    const of = await leadJobsWorld(world);
    await of.fill(300);
    await of.put("ann@x.org", { name: "Änne 50%" });
    await of.put("archived@x.org", { status: "archived" });
    await of.fill(10, of.other.id);
    const count = async (filter: object) =>
      (await of.done(of.asOwner.leadJobs.count({ companyId: of.company.id, filter }))).counts;
    expect(await count({})).toEqual({ done: 302, total: 302, changed: 0, failed: 0 });
    expect((await count({ search: "LEAD-0001" })).total).toBe(100);
    expect((await count({ search: "nne 50%" })).total).toBe(1);
    expect((await count({ search: "ÄN" })).total).toBe(1);
    expect((await count({ search: "nn" })).total).toBe(0);
    expect((await count({ statuses: ["archived"] })).total).toBe(1);
    expect((await count({ createdTo: "2020-01-01T00:00:00Z" })).total).toBe(0);
  });
});

describe("the list of jobs", () => {
  test("shows a company's newest first, and one's own alone", async () => {
    const of = await leadJobsWorld(world);
    const asMember = await memberOf(of, "view");
    const companyId = of.company.id;
    const ids: string[] = [];
    for (const caller of [of.asOwner, asMember, of.asOwner])
      ids.push((await caller.leadJobs.count({ companyId, filter: { search: "x" } })).jobId);
    await of.asOwner.leadJobs.count({ companyId: of.other.id, filter: {} });
    const page = await asMember.leadJobs.list({ companyId, limit: 2 });
    expect(page.jobs.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    const next = await asMember.leadJobs.list({ companyId, limit: 2, cursor: page.nextCursor ?? "" });
    expect([next.jobs.map(({ id }) => id), next.nextCursor]).toEqual([[ids[0]], null]);
    const mine = await asMember.leadJobs.list({ companyId, isMine: true });
    expect(mine.jobs).toMatchObject([
      { id: ids[1], kind: "count", filter: { search: "x" }, chosen: null, status: "waiting" },
    ]);
    expect((await of.asOwner.leadJobs.list({ companyId: null })).jobs).toEqual([]);
  });

  test("is pushed as it goes on, up to its end", async () => {
    const of = await leadJobsWorld(world);
    await of.fill(5_000);
    const { jobId } = await of.asOwner.leadJobs.change({
      companyId: of.company.id,
      filter: {},
      change: { kind: "tag", tags: ["Hot"] },
    });
    const seen: number[] = [];
    const stream = await of.asOwner.leadJobs.progress({ jobId });
    let running: Promise<void> | undefined;
    for await (const job of stream) {
      running ??= of.run(jobId);
      seen.push(job.counts.done);
    }
    await running;
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(5_000);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });
});

describe("another's job", () => {
  test("of a company out of sight, or of another tenant, answers as one that is not there", async () => {
    const [of, south] = [await leadJobsWorld(world), await leadJobsWorld(world)];
    const elsewhere = await memberOf(of, "work", of.other.id);
    await of.put("a@x.org", { status: "bounced" });
    const { id: jobId } = await of.change({ kind: "status", status: "active" });
    for (const caller of [elsewhere, south.asOwner])
      for (const id of [jobId, randomId()]) {
        const { leadJobs } = caller;
        for (const call of [leadJobs.byId, leadJobs.failures, leadJobs.cancel, leadJobs.restore])
          expect(await refusalOf(call({ jobId: id }))).toBe("not_found: not_found");
      }
    for (const companyId of [of.company.id, randomId(), null]) {
      for (const call of [
        elsewhere.leadJobs.change({ companyId, filter: {}, change: { kind: "delete" } }),
        elsewhere.leadJobs.export({ companyId, filter: {}, format: "csv" }),
        elsewhere.leadJobs.count({ companyId, filter: {} }),
        elsewhere.leadJobs.list({ companyId }),
      ])
        expect(await refusalOf(call)).toBe("not_found: not_found");
    }
    expect((await of.leads()).map(({ status }) => status)).toEqual(["bounced"]);
  });

  test("may be called off by whoever works in the company; who only looks calls off their own counts and exports", async () => {
    const of = await leadJobsWorld(world);
    const [worker, viewer] = [await memberOf(of, "work"), await memberOf(of, "view")];
    const companyId = of.company.id;
    const own = await viewer.leadJobs.count({ companyId, filter: {} });
    const count = await of.asOwner.leadJobs.count({ companyId, filter: {} });
    const change = { kind: "delete" } as const;
    const deletion = await of.asOwner.leadJobs.change({ companyId, filter: {}, change });
    for (const job of [count, deletion])
      expect(await refusalOf(viewer.leadJobs.cancel(job))).toBe("forbidden: view_only");
    expect(await refusalOf(viewer.leadJobs.change({ companyId, filter: {}, change }))).toBe(
      "forbidden: view_only",
    );
    for (const [caller, job] of [
      [viewer, own],
      [worker, count],
      [worker, deletion],
    ] as const) {
      await caller.leadJobs.cancel(job);
      expect(await refusalOf(caller.leadJobs.cancel(job))).toBe("blocked: job_finished");
    }
    expect(await refusalOf(viewer.leadJobs.restore(deletion))).toBe("forbidden: view_only");
  });

  test("does not name a company that its reader does not see", async () => {
    const of = await leadJobsWorld(world);
    const viewer = await memberOf(of, "view");
    const { id: jobId } = await of.change({ kind: "move", toCompanyId: of.other.id });
    expect((await of.asOwner.leadJobs.byId({ jobId })).change).toEqual({
      kind: "move",
      toCompanyId: of.other.id,
    });
    expect((await viewer.leadJobs.byId({ jobId })).change).toEqual({ kind: "move", toCompanyId: null });
  });

  test("shows its failures page by page", async () => {
    const of = await leadJobsWorld(world);
    for (const name of ["a", "b", "c"]) await of.put(`${name}@x.org`, { status: "bounced" });
    const { id: jobId } = await of.change({ kind: "status", status: "active" });
    const first = await of.asOwner.leadJobs.failures({ jobId, limit: 2 });
    expect(first.failures.map(({ email }) => email)).toEqual(["a@x.org", "b@x.org"]);
    const next = await of.asOwner.leadJobs.failures({ jobId, limit: 2, cursor: first.nextCursor ?? "" });
    expect([next.failures.map(({ email }) => email), next.nextCursor]).toEqual([["c@x.org"], null]);
  });
});
