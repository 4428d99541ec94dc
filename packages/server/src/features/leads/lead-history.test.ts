import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant } from "../../testing/found-tenant.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

/** A lead that came with one import, was changed by another and by a person, and was written to. */
async function northwind() {
  const found = await foundTenant(world);
  const { superuser } = world.database;
  const tenantId = found.tenant.id;
  const company = await rows.company(superuser, { tenantId });
  await rows.companyAccess(superuser, { tenantId, companyId: company.id, userId: found.member.id });
  const anImport = async (fileName: string) => {
    const { rows: made } = await superuser.query<{ id: string }>(
      `INSERT INTO imports (tenant_id, company_id, created_by, file_name, file_key, file_size_bytes, status, source, consent)
       VALUES ($1, $2, $3, $4, 'key', 1, 'done', 'Fair in Kiel', 'Signed a form') RETURNING id`,
      [tenantId, company.id, found.member.id, fileName],
    );
    return made[0]?.id ?? "";
  };
  const [first, second] = [await anImport("first.csv"), await anImport("second.csv")];
  const lead = await rows.lead(superuser, {
    tenantId,
    companyId: company.id,
    email: "ann@x.org",
    name: "Ann",
  });
  await superuser.query("UPDATE leads SET import_id = $2, created = '2026-01-01' WHERE id = $1", [
    lead.id,
    first,
  ]);
  await superuser.query(
    `INSERT INTO import_changes (tenant_id, company_id, import_id, lead_id, name, status, updated, changed)
     VALUES ($1, $2, $3, $4, 'An', 'active', '2026-01-01', '2026-02-01')`,
    [tenantId, company.id, second, lead.id],
  );
  const domain = await rows.domain(superuser, { tenantId, companyId: company.id });
  const of = { tenantId, companyId: company.id, domainId: domain.id, domain: domain.domain };
  const account = await rows.emailAccount(superuser, of);
  const report = (id: string, kind: string, happened: string, recipient = "ann@x.org") =>
    superuser.query(
      `INSERT INTO sending_events (tenant_id, company_id, account_id, id, kind, recipient, happened) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [tenantId, company.id, account.id, id, kind, recipient, happened],
    );
  await report("one", "sent", "2026-03-01");
  await report("two", "sent", "2026-03-01");
  await report("three", "sent", "2026-03-01", "bob@x.org");
  return { ...found, tenantId, company, lead, first, second };
}

describe("the history of a lead", () => {
  test("tells how it came, who changed what, what was reported, and what forbids to write to it", async () => {
    const { asMember, asAdmin, member, lead, first, second } = await northwind();
    const { updatedAt } = await asMember.leads.byId({ leadId: lead.id });
    await asMember.leads.update({
      leadId: lead.id,
      updatedAt: updatedAt.toISOString(),
      name: "Anna",
      tags: ["Warm"],
    });
    await asAdmin.suppressions.add({ text: "x.org", reason: "complained" });
    const { events, nextCursor } = await asMember.leads.history({ leadId: lead.id });
    expect(nextCursor).toBeNull();
    const ofImport = { source: "Fair in Kiel", consent: "Signed a form" };
    expect(events).toMatchObject([
      { kind: "suppressed", entry: { kind: "domain", reason: "complained", source: "list" } },
      {
        kind: "edited",
        by: member.name,
        action: "leads.update",
        before: { name: "Ann", tags: [] },
        after: { name: "Anna", tags: ["Warm"] },
      },
      { kind: "reported", by: null, event: "sent" },
      { kind: "reported", by: null, event: "sent" },
      {
        kind: "imported",
        by: member.name,
        import: { id: second, fileName: "second.csv", ...ofImport },
        before: { name: "An", employer: null, status: "active" },
      },
      { kind: "created", by: member.name, import: { id: first, fileName: "first.csv", ...ofImport } },
    ]);
    expect((await asMember.leads.byId({ leadId: lead.id })).import).toEqual({
      id: first,
      fileName: "first.csv",
      ...ofImport,
    });
  });

  test("comes in pages that lose nothing and tell nothing twice", async () => {
    const { asMember, asAdmin, lead } = await northwind();
    await asAdmin.suppressions.add({ text: "x.org\nann@x.org", reason: "complained" });
    const whole = await asMember.leads.history({ leadId: lead.id });
    expect(whole.events).toHaveLength(6);
    for (const limit of [1, 2, 3]) {
      const events: unknown[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await asMember.leads.history({ leadId: lead.id, limit, ...(cursor && { cursor }) });
        events.push(...page.events);
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(events).toEqual(whole.events);
    }
    for (const cursor of ["x", "[0]", '[1,"a",2]', '[-1,"a","b"]', '[1,"a","\\u0000"]', '[1e300,"a","b"]'])
      expect(await refusalOf(asMember.leads.history({ leadId: lead.id, cursor }))).toBe(
        "invalid: invalid_input",
      );
  });

  test("of a lead that was added by hand says by whom, once", async () => {
    const { asMember, member, company, asOwner } = await northwind();
    const { leadId } = await asMember.leads.add({ companyId: company.id, email: "eve@x.org" });
    const { events } = await asMember.leads.history({ leadId });
    expect(events).toMatchObject([{ kind: "created", by: member.name, import: null }]);
    const { leadId: ofPool } = await asOwner.leads.add({ companyId: null, email: "eve@x.org" });
    expect((await asOwner.leads.history({ leadId: ofPool })).events).toHaveLength(1);
  });

  test("is none of those who do not see the lead", async () => {
    const [north, south] = [await northwind(), await northwind()];
    const { id: pool } = await rows.lead(world.database.superuser, { tenantId: north.tenantId });
    for (const leadId of [south.lead.id, pool, randomId()])
      expect(await refusalOf(north.asMember.leads.history({ leadId }))).toBe("not_found: not_found");
  });
});
