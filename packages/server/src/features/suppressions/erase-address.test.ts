import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";
import { inTenant } from "@rookery/db";
import { platformScope } from "../../platform-scope.ts";
import { takeEvents } from "../sending-events/take-events.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const email = "ann@x.org";

/** A tenant in which the address stands wherever one can, and another one beside it everywhere. */
async function northwind() {
  const found = await foundTenant(world);
  const { superuser } = world.database;
  const tenantId = found.tenant.id;
  const company = await rows.company(superuser, { tenantId });
  const of = { tenantId, companyId: company.id };
  const lead = await rows.lead(superuser, { ...of, email, status: "bounced" });
  await rows.lead(superuser, { tenantId, email });
  await rows.lead(superuser, { ...of, email: `jo${email}` });
  const domain = await rows.domain(superuser, of);
  const account = await rows.emailAccount(superuser, { ...of, domainId: domain.id, domain: domain.domain });
  const ids = [tenantId, company.id];
  const { rows: imports } = await superuser.query(
    `INSERT INTO imports (tenant_id, company_id, created_by, file_name, file_key, file_size_bytes, status)
     VALUES ($1, $2, $3, 'a.csv', 'a', 1, 'done') RETURNING id`,
    [...ids, found.owner.id],
  );
  const importId = imports[0].id;
  const cells = [
    ["Ann", email],
    [`Ann <ANN@X.org>`],
    [` ${email}\u00a0`],
    ["Jo", `jo${email}`],
    ["x", `${email}.uk`],
  ];
  for (const [line, each] of cells.entries())
    await superuser.query(
      `INSERT INTO import_lines (tenant_id, company_id, import_id, first_line, last_line, outcome, reason, cells)
       VALUES ($1, $2, $3, $4, $4, 'rejected', 'email_missing', $5)`,
      [...ids, importId, line + 1, each],
    );
  await superuser.query(
    `INSERT INTO import_changes (tenant_id, company_id, import_id, lead_id, name, status, updated, changed)
     VALUES ($1, $2, $3, $4, 'Ann Before', 'active', now(), now())`,
    [...ids, importId, lead.id],
  );
  await superuser.query(
    `INSERT INTO import_kept (tenant_id, company_id, import_id, lead_id, email, outcome, reason) VALUES ($1, $2, $3, $4, $5, 'kept', 'changed_since')`,
    [...ids, importId, lead.id, email],
  );
  await superuser.query(
    `INSERT INTO deleted_leads (tenant_id, company_id, id, email, image, deleted_by) VALUES ($1, $2, gen_random_uuid(), $3, $4, $5)`,
    [...ids, email, JSON.stringify({ email }), found.owner.id],
  );
  await superuser.query(
    `INSERT INTO sending_events (tenant_id, company_id, account_id, id, kind, recipient, happened) VALUES ($1, $2, $3, 'one', 'sent', $4, now())`,
    [...ids, account.id, email],
  );
  return { ...found, tenantId, company, account, lead };
}

/** Where the address stands in the tenant's rows, apart from the audit log. */
async function placesOf(tenantId: string): Promise<string[]> {
  const { superuser } = world.database;
  const { rows: tables } = await superuser.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND column_name = 'tenant_id' AND table_name <> 'audit_log' ORDER BY table_name`,
  );
  const places: string[] = [];
  for (const { name } of tables) {
    const { rows: found } = await superuser.query(
      `SELECT FROM ${name} t WHERE tenant_id = $1 AND lower(t::text) ~ '(^|[^a-z0-9])ann@x\\.org($|[^a-z0-9.])' LIMIT 1`,
      [tenantId],
    );
    if (found.length > 0) places.push(name);
  }
  return places;
}

describe("an erased address", () => {
  test("stands nowhere in the tenant any more, and its neighbours stay", async () => {
    const { asAdmin, tenantId } = await northwind();
    const everywhere = [
      "deleted_leads",
      "import_kept",
      "import_lines",
      "leads",
      "sending_events",
      "suppressions",
    ];
    expect(await placesOf(tenantId)).toEqual(everywhere);
    expect(await asAdmin.suppressions.eraseAddress({ email: "Ann@x.org" })).toEqual({ leads: 2 });
    expect(await placesOf(tenantId)).toEqual([]);
    const { superuser } = world.database;
    const { rows: kept } = await superuser.query(
      `SELECT (SELECT array_agg(cells ORDER BY first_line) FROM import_lines WHERE tenant_id = $1 AND cells <> '{}') AS lines,
              (SELECT array_agg(email::text) FROM leads WHERE tenant_id = $1) AS leads,
              (SELECT count(*)::int FROM import_changes WHERE tenant_id = $1) AS changes,
              (SELECT count(*)::int FROM sending_events WHERE tenant_id = $1) AS reports`,
      [tenantId],
    );
    expect(kept[0]).toEqual({
      lines: [
        ["Jo", "joann@x.org"],
        ["x", "ann@x.org.uk"],
      ],
      leads: ["joann@x.org"],
      changes: 0,
      reports: 1,
    });
  });

  test("is remembered by a hash with the reason that it had, and its erasure leaves no trace of it", async () => {
    const { asAdmin, tenantId } = await northwind();
    await asAdmin.suppressions.eraseAddress({ email });
    const { entries } = await asAdmin.suppressions.check({ email });
    expect(entries).toMatchObject([{ kind: "hash", value: null, reason: "bounced", source: "erasure" }]);
    const trail = await trailOf(world, tenantId);
    expect(trail.map(({ action }) => action)).toEqual(["suppressions.eraseAddress"]);
    expect(JSON.stringify(trail)).not.toContain("ann");
    expect(await asAdmin.suppressions.eraseAddress({ email })).toEqual({ leads: 0 });
    expect((await asAdmin.suppressions.list({})).suppressions).toHaveLength(1);
  });

  test("does not come back with a list or a report, and is known to whoever has it", async () => {
    const { asAdmin, tenantId, account } = await northwind();
    await asAdmin.suppressions.eraseAddress({ email });
    expect(await asAdmin.suppressions.add({ text: email, reason: "complained" })).toMatchObject({
      added: 0,
      present: 1,
    });
    const event = {
      tenantId,
      accountId: account.id,
      id: "two",
      kind: "complained",
      recipient: email,
    } as const;
    await takeEvents(world.deps, [{ ...event, at: new Date().toISOString(), isPermanent: true }]);
    const { suppressions } = await asAdmin.suppressions.list({});
    expect(suppressions.map(({ kind }) => kind)).toEqual(["hash"]);
    const known = await inTenant(
      world.deps.db,
      platformScope(tenantId),
      (tx) => tx.$queryRaw`SELECT email, status FROM suppressed_among(${[email]}::text[])`,
    );
    expect(known).toEqual([{ email, status: "bounced" }]);
  });
});
