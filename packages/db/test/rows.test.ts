import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import pg from "pg";
import { createTestDatabase, rows, type TestDatabase } from "../src/testing/index.ts";
import { insertAnyRow, type RowPlace } from "./any-row.ts";
import { walls } from "./walls.ts";

let world: TestDatabase;
let app: pg.Client;

/** Children after their parents. */
const companyTables = [
  "company_members",
  "domains",
  "email_accounts",
  "leads",
  "imports",
  "import_lines",
  "templates",
  "folders",
  "template_folders",
  "tags",
  "lead_tags",
  "template_tags",
  "domain_ip_assignments",
  "audit_log",
];

async function place(tenantId: string): Promise<RowPlace> {
  const member = await rows.member(world.superuser, { tenantId });
  const company = await rows.company(world.superuser, { tenantId });
  return { tenantId, companyId: company.id, userId: member.id, made: new Map() };
}

const places: { own: RowPlace; sibling: RowPlace; foreign: RowPlace } = {} as never;

beforeAll(async () => {
  world = await createTestDatabase(inject("databaseServer"));
  const { superuser } = world;
  const [a, b] = [await rows.tenant(superuser), await rows.tenant(superuser)];
  places.own = await place(a.id);
  places.sibling = await place(a.id);
  places.foreign = await place(b.id);
  const vps = await superuser.query("INSERT INTO vps_instances (region) VALUES ('fra') RETURNING id");
  const ip = await superuser.query(
    "INSERT INTO smtp_ip_addresses (vps_instance_id, ip_address) VALUES ($1, '203.0.113.9') RETURNING *",
    [vps.rows[0].id],
  );
  for (const each of Object.values(places)) {
    each.made.set("smtp_ip_addresses", ip.rows[0]);
    for (const table of companyTables) await insertAnyRow(superuser, table, each);
  }
  app = new pg.Client({ connectionString: world.urls.app });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await world.drop();
});

/** Runs statements as the app role with the settings of a member of `own`, and takes everything back. */
async function asMember<T>(
  work: (db: pg.Client) => Promise<T>,
  companies = `{${places.own.companyId}}`,
): Promise<T> {
  await app.query("BEGIN");
  try {
    await app.query(
      "SELECT set_config('rookery.tenant', $1, true), set_config('rookery.person', $2, true), set_config('rookery.companies', $3, true)",
      [places.own.tenantId, places.own.userId, companies],
    );
    return await work(app);
  } finally {
    await app.query("ROLLBACK");
  }
}

const count = async (
  db: Pick<pg.Client, "query">,
  table: string,
  where: string,
  values: unknown[],
): Promise<number> => {
  const found = await db.query(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`, values);
  return found.rows[0].n as number;
};

describe.each(companyTables)("rows of %s", (table) => {
  test("the list covers every table with a wall between companies", () => {
    const walled = Object.entries(walls).filter(
      ([name, { wall }]) => wall === "company" && name !== "companies",
    );
    expect(walled.map(([name]) => name).sort()).toEqual([...companyTables].sort());
  });

  test("are seen by the company's member, and those of a sibling or another tenant are not, though they are there", async () => {
    for (const hidden of [places.sibling, places.foreign]) {
      const values = [hidden.tenantId, hidden.companyId];
      const where = "tenant_id = $1 AND company_id = $2";
      expect(await asMember((db) => count(db, table, where, values))).toBe(0);
      expect(await count(world.superuser, table, where, values)).toBeGreaterThan(0);
    }
    expect(
      await asMember((db) => count(db, table, "company_id = $1", [places.own.companyId])),
    ).toBeGreaterThan(0);
  });

  test("cannot be changed or removed across the wall", async () => {
    for (const hidden of [places.sibling, places.foreign]) {
      const change = (sql: string) =>
        asMember((db) => db.query(sql, [hidden.companyId])).then(
          (result) => result.rowCount,
          (error: { code: string }) => (error.code === "42501" ? 0 : error.code),
        );
      expect(await change(`UPDATE ${table} SET company_id = company_id WHERE company_id = $1`)).toBe(0);
      expect(await change(`DELETE FROM ${table} WHERE company_id = $1`)).toBe(0);
    }
  });

  test("cannot be moved across the wall, nor made beyond it", async () => {
    for (const hidden of [places.sibling, places.foreign]) {
      const moving = asMember((db) =>
        db.query(`UPDATE ${table} SET tenant_id = $1, company_id = $2 WHERE company_id = $3`, [
          hidden.tenantId,
          hidden.companyId,
          places.own.companyId,
        ]),
      );
      await expect(moving).rejects.toThrow(/row-level security|permission denied|foreign key/);
      const { rows: copied } = await world.superuser.query(`SELECT * FROM ${table} WHERE company_id = $1`, [
        hidden.companyId,
      ]);
      const { name_key: _, ...row } = copied[0];
      const names = Object.keys(row);
      const making = asMember((db) =>
        db.query(
          `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((_name, index) => `$${index + 1}`).join(", ")})`,
          Object.values(row),
        ),
      );
      await expect(making).rejects.toThrow(/row-level security/);
    }
  });

  test("are none where the settings are unset or empty", async () => {
    expect(await count(app, table, "true", [])).toBe(0);
    await app.query("BEGIN");
    await app.query(
      "SELECT set_config('rookery.tenant', '', true), set_config('rookery.companies', '', true)",
    );
    expect(await count(app, table, "true", [])).toBe(0);
    await app.query("ROLLBACK");
  });
});

test("rows without a company are for those who see all", async () => {
  await rows.lead(world.superuser, { tenantId: places.own.tenantId, companyId: null });
  const pool = (companies?: string) =>
    asMember((db) => count(db, "leads", "company_id IS NULL", []), companies);
  expect(await pool()).toBe(0);
  expect(await pool("all")).toBe(1);
});

test("a tenant that removes what it has changes no row of another", async () => {
  const digest = async () => {
    const parts = companyTables.map(
      (table) => `SELECT '${table}' AS name, count(*)::int AS n FROM ${table} WHERE tenant_id = $1`,
    );
    return (await world.superuser.query(parts.join(" UNION ALL "), [places.own.tenantId])).rows;
  };
  const before = await digest();
  const owner = new pg.Client({ connectionString: world.urls.app });
  await owner.connect();
  await owner.query("BEGIN");
  await owner.query(
    "SELECT set_config('rookery.tenant', $1, true), set_config('rookery.companies', 'all', true)",
    [places.foreign.tenantId],
  );
  for (const table of ["domains", "templates", "folders", "tags", "imports", "leads", "company_members"]) {
    expect((await owner.query(`DELETE FROM ${table}`)).rowCount).toBeGreaterThan(0);
  }
  await owner.query("COMMIT");
  await owner.end();
  expect(await digest()).toEqual(before);
});
