import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { sweepExpired } from "../../jobs/sweep-expired.ts";
import { createTestApp, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { leadJobsWorld, type LeadJobsWorld } from "../../testing/lead-jobs-world.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

/** Everything that stands in the tables of these leads. */
async function wholeLeads(of: LeadJobsWorld) {
  const { rows: found } = await world.database.superuser.query(
    `SELECT to_jsonb(l) AS lead,
       (SELECT jsonb_agg(to_jsonb(g) - 'tag_id' || jsonb_build_object('tag', t.name) ORDER BY t.name)
        FROM lead_tags g JOIN tags t ON t.id = g.tag_id WHERE g.lead_id = l.id) AS tags,
       (SELECT jsonb_agg(to_jsonb(v) ORDER BY v.field_id) FROM lead_field_values v WHERE v.lead_id = l.id) AS values
     FROM leads l WHERE l.tenant_id = $1 ORDER BY l.id`,
    [of.tenant.id],
  );
  return found as unknown[];
}

async function withField(of: LeadJobsWorld, leadId: string) {
  const { superuser } = world.database;
  const { rows: made } = await superuser.query<{ id: string }>(
    "INSERT INTO lead_fields (tenant_id, company_id, name, type) VALUES ($1, $2, 'City', 'text') RETURNING id",
    [of.tenant.id, of.company.id],
  );
  await superuser.query(
    "INSERT INTO lead_field_values (tenant_id, lead_id, field_id, company_id, text) VALUES ($1, $2, $3, $4, 'Graz')",
    [of.tenant.id, leadId, made[0]?.id, of.company.id],
  );
}

describe("deleted leads", () => {
  test("come back whole, under their ids, also where their tag has gone", async () => {
    const of = await leadJobsWorld(world);
    const first = await of.put("a@x.org", { name: "Ann Ä" });
    await of.put("b@x.org", { status: "archived" });
    await withField(of, first.id);
    await of.change({ kind: "tag", tags: ["Hot"] }, { leadIds: [first.id] });
    const before = await wholeLeads(of);
    const deletion = await of.change({ kind: "delete" });
    expect(deletion).toMatchObject({ counts: { done: 2, changed: 2 }, isRestorable: true });
    expect(await of.leads()).toEqual([]);
    await world.database.superuser.query("DELETE FROM tags WHERE tenant_id = $1", [of.tenant.id]);
    const back = await of.done(of.asOwner.leadJobs.restore({ jobId: deletion.id }));
    expect(back).toMatchObject({ kind: "restore", counts: { done: 2, total: 2, changed: 2, failed: 0 } });
    expect(await wholeLeads(of)).toEqual(before);
    expect(await of.searchable()).toEqual(["a@x.org", "b@x.org"]);
    const after = await of.asOwner.leadJobs.byId({ jobId: deletion.id });
    expect(after.isRestorable).toBe(false);
    expect(after.restoredAt).toBeInstanceOf(Date);
    expect(await refusalOf(of.asOwner.leadJobs.restore({ jobId: deletion.id }))).toBe(
      "blocked: nothing_to_restore",
    );
  });

  test("whose address is there again stay deleted, and can be tried once more", async () => {
    const of = await leadJobsWorld(world);
    await of.put("a@x.org");
    await of.put("b@x.org");
    const deletion = await of.change({ kind: "delete" });
    const again = await of.put("a@x.org");
    const restored = await of.done(of.asOwner.leadJobs.restore({ jobId: deletion.id }));
    expect(restored.counts).toMatchObject({ done: 2, changed: 1, failed: 1 });
    const { failures } = await of.asOwner.leadJobs.failures({ jobId: restored.id });
    expect(failures).toMatchObject([{ email: "a@x.org", reason: "exists_there" }]);
    await of.change({ kind: "delete" }, { leadIds: [again.id] });
    expect(await of.asOwner.leadJobs.byId({ jobId: deletion.id })).toMatchObject({ isRestorable: true });
    const rest = await of.done(of.asOwner.leadJobs.restore({ jobId: deletion.id }));
    expect(rest.counts).toMatchObject({ done: 1, changed: 1, failed: 0 });
    expect(await of.leads()).toHaveLength(2);
  });

  test("are what the tenant's list says of them today: none is revived, and none stays closed that was lifted", async () => {
    const of = await leadJobsWorld(world);
    const { superuser } = world.database;
    await of.put("closed-before@x.org", { status: "complained" });
    await of.put("closed-since@x.org");
    await of.put("lifted@x.org", { status: "unsubscribed" });
    await of.put("of-closed-domain@y.org");
    const deletion = await of.change({ kind: "delete" });
    await rows.suppression(superuser, {
      tenantId: of.tenant.id,
      value: "closed-since@x.org",
      reason: "bounced",
    });
    await rows.suppression(superuser, { tenantId: of.tenant.id, kind: "domain", value: "y.org" });
    await superuser.query("DELETE FROM suppressions WHERE tenant_id = $1 AND value = 'lifted@x.org'", [
      of.tenant.id,
    ]);
    await of.done(of.asOwner.leadJobs.restore({ jobId: deletion.id }));
    expect((await of.leads()).map(({ email, status }) => [email, status])).toEqual([
      ["closed-before@x.org", "complained"],
      ["closed-since@x.org", "bounced"],
      ["lifted@x.org", "active"],
      ["of-closed-domain@y.org", "unsubscribed"],
    ]);
  });

  test("come back each once when two bring them back at once", async () => {
    const of = await leadJobsWorld(world);
    await of.fill(5_000);
    const deletion = await of.change({ kind: "delete" });
    const jobs = [
      await of.asOwner.leadJobs.restore({ jobId: deletion.id }),
      await of.asOwner.leadJobs.restore({ jobId: deletion.id }),
    ];
    const ended = await Promise.all(jobs.map((job) => of.done(Promise.resolve(job))));
    expect(ended.map(({ status }) => status)).toEqual(["done", "done"]);
    expect(ended.reduce((sum, { counts }) => sum + counts.changed, 0)).toBe(5_000);
    expect(ended.map(({ counts }) => counts.failed)).toEqual([0, 0]);
    expect(await of.leads()).toHaveLength(5_000);
  });

  test("are kept for 30 days and then gone", async () => {
    const of = await leadJobsWorld(world);
    const { superuser } = world.database;
    const leads = [await of.put("a@x.org"), await of.put("b@x.org")];
    const deletion = await of.change({ kind: "delete" });
    const age = (days: number, id: string | undefined) =>
      superuser.query("UPDATE deleted_leads SET deleted = now() - make_interval(days => $1) WHERE id = $2", [
        days,
        id,
      ]);
    await age(31, leads[0]?.id);
    await age(29, leads[1]?.id);
    await sweepExpired(world.database.db);
    const { rows: kept } = await superuser.query("SELECT email FROM deleted_leads WHERE tenant_id = $1", [
      of.tenant.id,
    ]);
    expect(kept).toEqual([{ email: "b@x.org" }]);
    await age(31, leads[1]?.id);
    expect(await refusalOf(of.asOwner.leadJobs.restore({ jobId: deletion.id }))).toBe(
      "blocked: nothing_to_restore",
    );
  });
});
