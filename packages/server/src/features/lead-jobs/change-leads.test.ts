import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { leadJobsWorld } from "../../testing/lead-jobs-world.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const failuresOf = async (of: Awaited<ReturnType<typeof leadJobsWorld>>, jobId: string) =>
  (await of.asOwner.leadJobs.failures({ jobId })).failures.map(({ email, reason }) => [email, reason]);

describe("tags for many leads", () => {
  test("are given to all that match, once, and taken again", async () => {
    const of = await leadJobsWorld(world);
    for (const email of ["a@x.org", "b@x.org", "c@y.org"]) await of.put(email);
    const tags = ["Hot", "Fair 2026"];
    const given = await of.change({ kind: "tag", tags }, { filter: { search: "@x.org" } });
    expect(given).toMatchObject({ status: "done", counts: { done: 2, total: 2, changed: 2, failed: 0 } });
    expect((await of.leads()).map((lead) => lead.tags)).toEqual([tags.toSorted(), tags.toSorted(), []]);
    const again = await of.change({ kind: "tag", tags: ["Hot"] });
    expect(again.counts).toMatchObject({ done: 3, changed: 1 });
    const taken = await of.change({ kind: "untag", tags: ["Hot", "never given"] });
    expect(taken.counts).toMatchObject({ done: 3, changed: 3 });
    expect((await of.leads()).map((lead) => lead.tags)).toEqual([["Fair 2026"], ["Fair 2026"], []]);
  });

  test("reach none that came after the job was asked for, and none that was not chosen", async () => {
    const of = await leadJobsWorld(world);
    const [chosen, left] = [await of.put("a@x.org"), await of.put("b@x.org")];
    const [pool, foreign] = [
      await of.put("p@x.org", { companyId: null }),
      await of.put("o@x.org", { companyId: of.other.id }),
    ];
    const ids = [chosen.id, pool.id, foreign.id, randomId()];
    const change = { kind: "tag" as const, tags: ["Hot"] };
    expect((await of.change(change, { leadIds: ids })).counts).toMatchObject({ done: 1, changed: 1 });
    expect((await of.leads()).map(({ id, tags }) => [id, tags.length])).toEqual([
      [chosen.id, 1],
      [left.id, 0],
    ]);
    const { jobId } = await of.asOwner.leadJobs.change({ companyId: of.company.id, filter: {}, change });
    await of.put("late@x.org");
    await of.run(jobId);
    expect((await of.leads()).map(({ email, tags }) => [email, tags.length])).toEqual([
      ["a@x.org", 1],
      ["b@x.org", 1],
      ["late@x.org", 0],
    ]);
  });
});

describe("the status of many leads", () => {
  test("is set where the lead may be written to; the others are told with their reason", async () => {
    const of = await leadJobsWorld(world);
    await of.put("active@x.org");
    await of.put("archived@x.org", { status: "archived" });
    for (const status of ["bounced", "complained", "unsubscribed"])
      await of.put(`${status}@x.org`, { status });
    await of.put("ann@closed.org");
    await rows.suppression(world.database.superuser, {
      tenantId: of.tenant.id,
      kind: "domain",
      value: "closed.org",
    });
    const archived = await of.change({ kind: "status", status: "archived" });
    expect(archived.counts).toEqual({ done: 6, total: 6, changed: 1, failed: 4 });
    const activated = await of.change({ kind: "status", status: "active" });
    expect(activated.counts).toMatchObject({ done: 6, changed: 2, failed: 4 });
    expect(await failuresOf(of, activated.id)).toEqual([
      ["bounced@x.org", "suppressed"],
      ["complained@x.org", "suppressed"],
      ["unsubscribed@x.org", "suppressed"],
      ["ann@closed.org", "suppressed"],
    ]);
    expect((await of.leads()).map(({ status }) => status)).toEqual([
      "active",
      "active",
      "active",
      "bounced",
      "complained",
      "unsubscribed",
    ]);
  });

  test("as an opt-out holds in every company, also in one that its writer does not see", async () => {
    const of = await leadJobsWorld(world);
    const { superuser } = world.database;
    await of.put("ann@x.org");
    await of.put("tom@x.org", { status: "complained" });
    await of.put("ann@x.org", { companyId: of.other.id });
    await of.put("ann@x.org", { companyId: null });
    const member = await rows.member(superuser, { tenantId: of.tenant.id });
    const access = { tenantId: of.tenant.id, companyId: of.company.id, userId: member.id };
    await rows.companyAccess(superuser, access);
    const asMember = await world.as({ personId: member.id, tenant: of.tenant.slug });
    const change = { kind: "status", status: "unsubscribed" } as const;
    const job = await of.done(
      asMember.leadJobs.change({ companyId: of.company.id, filter: {}, change }),
      asMember,
    );
    expect(job.counts).toMatchObject({ done: 2, changed: 1, failed: 0 });
    expect((await of.leads()).map(({ status }) => status)).toEqual(["unsubscribed", "complained"]);
    expect((await of.leads(of.other.id)).map(({ status }) => status)).toEqual(["unsubscribed"]);
    expect((await of.leads(null)).map(({ status }) => status)).toEqual(["unsubscribed"]);
    const { rows: listed } = await superuser.query(
      "SELECT value, reason, source, created_by FROM suppressions WHERE tenant_id = $1 ORDER BY value",
      [of.tenant.id],
    );
    expect(listed[0]).toEqual({
      value: "ann@x.org",
      reason: "unsubscribed",
      source: "edit",
      created_by: member.id,
    });
  });
});

describe("a move to another company", () => {
  test("takes tags along by name and own fields by name and type, and leaves an address that is there already", async () => {
    const of = await leadJobsWorld(world);
    const { superuser } = world.database;
    const moved = await of.put("a@x.org");
    await of.put("b@x.org");
    await of.put("b@x.org", { companyId: of.other.id });
    await of.change({ kind: "tag", tags: ["Hot"] });
    const field = async (companyId: string, name: string, type: string) =>
      (
        await superuser.query<{ id: string }>(
          "INSERT INTO lead_fields (tenant_id, company_id, name, type) VALUES ($1, $2, $3, $4) RETURNING id",
          [of.tenant.id, companyId, name, type],
        )
      ).rows[0]?.id;
    const value = (fieldId: string | undefined, column: string, is: unknown) =>
      superuser.query(
        `INSERT INTO lead_field_values (tenant_id, lead_id, field_id, company_id, ${column}) VALUES ($1, $2, $3, $4, $5)`,
        [of.tenant.id, moved.id, fieldId, of.company.id, is],
      );
    await value(await field(of.company.id, "City", "text"), "text", "Graz");
    await value(await field(of.company.id, "Score", "number"), "number", 7);
    await value(await field(of.company.id, "Since", "date"), "day", "2026-02-03");
    await field(of.other.id, "city", "text");
    await field(of.other.id, "Score", "text");
    await field(of.other.id, "Since", "date");

    const job = await of.change({ kind: "move", toCompanyId: of.other.id });
    expect(job.counts).toMatchObject({ done: 2, changed: 1, failed: 1 });
    expect(await failuresOf(of, job.id)).toEqual([["b@x.org", "exists_there"]]);
    expect((await of.leads()).map(({ email, tags }) => [email, tags])).toEqual([["b@x.org", ["Hot"]]]);
    expect((await of.leads(of.other.id)).map(({ email, tags }) => [email, tags])).toEqual([
      ["a@x.org", ["Hot"]],
      ["b@x.org", []],
    ]);
    expect(await of.searchable(of.other.id)).toContain("a@x.org");
    expect(await of.searchable()).not.toContain("a@x.org");
    const { rows: kept } = await superuser.query(
      `SELECT f.name, v.text, v.day::text, v.company_id FROM lead_field_values v JOIN lead_fields f ON f.id = v.field_id
       WHERE v.lead_id = $1 ORDER BY f.name`,
      [moved.id],
    );
    expect(kept).toEqual([
      { name: "Since", text: null, day: "2026-02-03", company_id: of.other.id },
      { name: "city", text: "Graz", day: null, company_id: of.other.id },
    ]);
  });

  test("is refused into one that is out of sight, archived or the same", async () => {
    const of = await leadJobsWorld(world);
    const { superuser } = world.database;
    const member = await rows.member(superuser, { tenantId: of.tenant.id });
    for (const companyId of [of.company.id, of.other.id])
      await rows.companyAccess(superuser, { tenantId: of.tenant.id, companyId, userId: member.id });
    const hidden = await rows.company(superuser, { tenantId: of.tenant.id });
    const closed = await rows.company(superuser, { tenantId: of.tenant.id, status: "archived" });
    const stranger = await leadJobsWorld(world);
    const asMember = await world.as({ personId: member.id, tenant: of.tenant.slug });
    const move = (toCompanyId: string | null, caller = of.asOwner) =>
      refusalOf(
        caller.leadJobs.change({
          companyId: of.company.id,
          filter: {},
          change: { kind: "move", toCompanyId },
        }),
      );
    expect(await move(of.company.id)).toBe("invalid: already_there");
    expect(await move(closed.id)).toBe("blocked: company_archived");
    for (const id of [hidden.id, stranger.company.id, randomId(), null])
      expect(await move(id, asMember)).toBe("not_found: not_found");
    expect(await move(stranger.company.id)).toBe("not_found: not_found");
  });

  test("stops where the company was archived since, or access to it was taken", async () => {
    const of = await leadJobsWorld(world);
    const { superuser } = world.database;
    await of.put("a@x.org");
    const start = async (caller = of.asOwner) =>
      (
        await caller.leadJobs.change({
          companyId: of.company.id,
          filter: {},
          change: { kind: "move", toCompanyId: of.other.id },
        })
      ).jobId;
    const archived = await start();
    const member = await rows.member(superuser, { tenantId: of.tenant.id });
    for (const companyId of [of.company.id, of.other.id])
      await rows.companyAccess(superuser, { tenantId: of.tenant.id, companyId, userId: member.id });
    const robbed = await start(await world.as({ personId: member.id, tenant: of.tenant.slug }));
    await superuser.query("UPDATE company_members SET access = 'view' WHERE company_id = $1", [of.other.id]);
    await superuser.query("UPDATE companies SET status = 'archived', archived = now() WHERE id = $1", [
      of.other.id,
    ]);
    for (const jobId of [archived, robbed]) await of.run(jobId);
    const reasons = [archived, robbed].map(async (jobId) => {
      const { status, failureReason } = await of.asOwner.leadJobs.byId({ jobId });
      return [status, failureReason];
    });
    expect(await Promise.all(reasons)).toEqual([
      ["failed", "company_archived"],
      ["failed", "no_permission"],
    ]);
    expect(await of.leads()).toHaveLength(1);
  });
});

describe("an input", () => {
  test("says which leads in one way, and keeps to its bounds", async () => {
    const of = await leadJobsWorld(world);
    const change = { kind: "delete" } as const;
    const refused = (input: object) =>
      refusalOf(of.asOwner.leadJobs.change({ companyId: of.company.id, change, ...input }));
    const ids = (count: number) => Array.from({ length: count }, randomId);
    for (const input of [
      {},
      { filter: {}, leadIds: ids(1) },
      { leadIds: [] },
      { leadIds: ids(1_001) },
      { filter: { companyId: of.company.id } },
      { filter: { search: "a\0" } },
      { filter: {}, change: { kind: "tag", tags: [] } },
      { filter: {}, change: { kind: "tag", tags: ["a\nb"] } },
      { filter: {}, change: { kind: "tag", tags: Array.from({ length: 21 }, (_, at) => `t${at}`) } },
      { filter: {}, change: { kind: "status", status: "bounced" } },
      { filter: {}, change: { kind: "restore", jobId: randomId() } },
    ])
      expect(await refused(input), JSON.stringify(input).slice(0, 100)).toBe("invalid: invalid_input");
  });

  test("beyond twenty open jobs is put off", async () => {
    const of = await leadJobsWorld(world);
    const count = () => of.asOwner.leadJobs.count({ companyId: of.company.id, filter: {} });
    for (let begun = 0; begun < 20; begun += 1) await count();
    expect(await refusalOf(count())).toBe("limited: too_many_requests");
  });
});
