import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import pg from "pg";
import { createTestDatabase, type TestDatabase } from "../src/testing/index.ts";
import { inInsertOrder, makeRows, type Made, type Row } from "./any-row.ts";
import { walls, type Wall } from "./walls.ts";

const tablesWith = (wall: Wall) => Object.keys(walls).filter((table) => walls[table]?.wall === wall);
const walled = [...tablesWith("company"), ...tablesWith("tenant"), ...tablesWith("person")];

let world: TestDatabase;
let app: pg.Client;
let order: string[];
/** `sibling` is another company and another person of the tenant of `own`; `foreign` is another tenant altogether. */
let own: Made;
let sibling: Made;
let foreign: Made;
let before: Record<string, string>;

beforeAll(async () => {
  world = await createTestDatabase(inject("databaseServer"));
  const { superuser } = world;
  order = await inInsertOrder(superuser, Object.keys(walls));
  own = await makeRows(superuser, order);
  const shared = new Set(tablesWith("tenant").filter((table) => table !== "tenant_users"));
  sibling = await makeRows(superuser, order, new Map([...own].filter(([table]) => shared.has(table))));
  foreign = await makeRows(superuser, order);
  before = await digests();
  app = new pg.Client({ connectionString: world.urls.app });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await world.drop();
});

const rowOf = (made: Made, table: string): Row => made.get(table) ?? {};
const idOf = (made: Made, table: string): string => String(rowOf(made, table)["id"]);

interface Settings {
  tenant: string;
  person: string;
  companies: string;
}
const member = (): Settings => ({
  tenant: idOf(own, "tenants"),
  person: idOf(own, "users"),
  companies: `{${idOf(own, "companies")}}`,
});
const owner = (): Settings => ({ ...member(), companies: "all" });

/** Runs the statement as the app role and commits, so that what it did would be seen afterwards. */
async function run(
  settings: Settings,
  sql: string,
  values: unknown[] = [],
): Promise<pg.QueryResult | string> {
  await app.query("BEGIN");
  try {
    await app.query(
      "SELECT set_config('rookery.tenant', $1, true), set_config('rookery.person', $2, true), set_config('rookery.companies', $3, true)",
      [settings.tenant, settings.person, settings.companies],
    );
    const result = await app.query(sql, values);
    await app.query("COMMIT");
    return result;
  } catch (error) {
    await app.query("ROLLBACK");
    return (error as { code: string }).code;
  }
}

/** Rows touched; a refusal by wall or grant counts as none, any other fault is told. */
async function touched(settings: Settings, sql: string, values: unknown[] = []): Promise<number | string> {
  const result = await run(settings, sql, values);
  if (typeof result !== "string") return result.rowCount ?? 0;
  return result === "42501" ? 0 : result;
}

/** Where the row lies behind its wall, as a condition and its values. */
function placeOf(table: string, row: Row): { where: string; set: string; values: unknown[] } {
  const wall = walls[table]?.wall;
  const only = { tenants: ["id"], users: ["id"], companies: ["tenant_id", "id"] }[table];
  const columns =
    only ??
    (wall === "company" ? ["tenant_id", "company_id"] : wall === "tenant" ? ["tenant_id"] : ["user_id"]);
  const equal = columns.map((column, index) => `${column} = $${index + 1}`);
  return { where: equal.join(" AND "), set: equal.join(", "), values: columns.map((column) => row[column]) };
}

async function digests(tenantOrPerson?: Made): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of walled) {
    const { where, values } = tenantOrPerson
      ? placeOf(table, rowOf(tenantOrPerson, table))
      : { where: "true", values: [] };
    const { rows } = await world.superuser.query<{ digest: string }>(
      `SELECT count(*) || ' ' || md5(string_agg(each::text, '|' ORDER BY each::text)) AS digest FROM ${table} each WHERE ${where}`,
      values,
    );
    found[table] = rows[0]?.digest ?? "";
  }
  return found;
}

/** Who must not reach which row of the table: a member their sibling's and a stranger's, an owner a stranger's. */
function hidden(table: string): { who: Settings; row: Row; name: string }[] {
  const stranger = rowOf(foreign, table);
  const cases = [
    { who: member(), row: stranger, name: "a member, another tenant's" },
    { who: owner(), row: stranger, name: "an owner, another tenant's" },
    {
      who: { ...member(), companies: `{${idOf(foreign, "companies")}}` },
      row: stranger,
      name: "a member whose list names another tenant's company, that company's",
    },
  ];
  if (walls[table]?.wall === "tenant") return cases;
  return [...cases, { who: member(), row: rowOf(sibling, table), name: "a member, a sibling's" }];
}

const updatable = async (table: string): Promise<string> => {
  const { rows } = await world.superuser.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
     AND attgenerated = '' ORDER BY has_column_privilege('rookery_app', attrelid, attnum, 'UPDATE') DESC, attnum`,
    [table],
  );
  return rows[0]?.name ?? "";
};

describe.each(walled)("rows of %s", (table) => {
  test("are seen by those whom they belong to", async () => {
    const { where, values } = placeOf(table, rowOf(own, table));
    expect(await touched(member(), `SELECT 1 FROM ${table} WHERE ${where}`, values)).toBeGreaterThan(0);
  });

  test("are not seen across the wall, though they are there", async () => {
    for (const { who, row, name } of hidden(table)) {
      const { where, values } = placeOf(table, row);
      const isColleague = table === "users" && row === rowOf(sibling, table);
      const seen = await touched(who, `SELECT 1 FROM ${table} WHERE ${where}`, values);
      expect(seen, name).toBe(isColleague ? 1 : 0);
      const there = await world.superuser.query(`SELECT FROM ${table} WHERE ${where}`, values);
      expect(there.rowCount, name).toBeGreaterThan(0);
    }
  });

  test("are neither changed nor removed across the wall", async () => {
    const column = await updatable(table);
    for (const { who, row, name } of hidden(table)) {
      const { where, values } = placeOf(table, row);
      expect(
        await touched(who, `UPDATE ${table} SET ${column} = ${column} WHERE ${where}`, values),
        name,
      ).toBe(0);
      expect(await touched(who, `DELETE FROM ${table} WHERE ${where}`, values), name).toBe(0);
    }
  });

  test("are neither moved nor made across the wall", async () => {
    const generated = { leads: ["name_key"], lead_texts: ["is_sample"] }[table] ?? [];
    const mine = placeOf(table, rowOf(own, table));
    const shifted = mine.where.replaceAll(
      /\$(\d)/g,
      (_, place: string) => `$${Number(place) + mine.values.length}`,
    );
    for (const { who, row, name } of hidden(table)) {
      const { set, values } = placeOf(table, row);
      const moving = `UPDATE ${table} SET ${set} WHERE ${shifted}`;
      expect(await touched(who, moving, [...values, ...mine.values]), name).toBe(0);
      const columns = Object.keys(row).filter((column) => !generated.includes(column));
      const places = columns.map((_, index) => `$${index + 1}`);
      const making = `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places.join(", ")})`;
      expect(
        await run(
          who,
          making,
          columns.map((column) => row[column]),
        ),
        name,
      ).toBe("42501");
    }
  });

  test("are none where the settings are unset, empty, or name nobody", async () => {
    expect((await app.query(`SELECT 1 FROM ${table}`)).rowCount).toBe(0);
    expect(await touched({ tenant: "", person: "", companies: "" }, `SELECT 1 FROM ${table}`)).toBe(0);
    expect(await touched({ tenant: "", person: "", companies: "all" }, `SELECT 1 FROM ${table}`)).toBe(0);
    const nobody = "00000000-0000-4000-8000-000000000000";
    const stranger = { tenant: nobody, person: nobody, companies: "all" };
    expect(await touched(stranger, `SELECT 1 FROM ${table}`)).toBe(0);
  });
});

describe.each(tablesWith("system"))("rows of %s", (table) => {
  test.each(["SELECT 1 FROM ?", "DELETE FROM ?", "INSERT INTO ? DEFAULT VALUES"])(
    "are out of the app role's reach: %s",
    async (statement) => {
      expect(await run(owner(), statement.replace("?", table))).toBe("42501");
    },
  );
});

describe("keys hold the walls, where policies are not asked", () => {
  /** Keys between rows of companies; the row's own company and tenant stay, its parent becomes another's. */
  const keys = async () =>
    (
      await world.superuser.query<{ child: string; parent: string; column: string }>(
        `SELECT DISTINCT k.conrelid::regclass::text AS child, k.confrelid::regclass::text AS parent, a.attname AS column
         FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[cardinality(k.conkey)]
         WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND cardinality(k.conkey) > 1
           AND k.conrelid::regclass::text = ANY ($1) AND k.confrelid::regclass::text = ANY ($1) ORDER BY 1, 3`,
        [tablesWith("company")],
      )
    ).rows;

  test("no row hangs on a row of a sibling company or another tenant", async () => {
    const tried: string[] = [];
    for (const { child, parent, column } of await keys()) {
      // Which company a row belongs to is for the walls to decide; that the company is the tenant's own is for the key.
      for (const of of parent === "companies" ? [foreign] : [sibling, foreign]) {
        const { where, values } = placeOf(child, rowOf(own, child));
        const others = placeOf(child, rowOf(of, child));
        const client = await world.superuser.connect();
        await client.query("BEGIN");
        // The place is made free, so that the key refuses and not a clash.
        await client.query(`DELETE FROM ${child} WHERE ${others.where}`, others.values);
        const hang = `UPDATE ${child} SET ${column} = $${values.length + 1} WHERE ${where}`;
        const hanging = client.query(hang, [...values, idOf(of, parent)]);
        await expect(hanging, `${child}.${column}`).rejects.toMatchObject({ code: "23503" });
        await client.query("ROLLBACK");
        client.release();
        tried.push(`${child}.${column}`);
      }
    }
    expect(new Set(tried).size).toBeGreaterThan(15);
  });
});

test("a row without a company is for those who see all", async () => {
  const { rows } = await world.superuser.query<{ id: string }>(
    "INSERT INTO leads (tenant_id, email) VALUES ($1, 'pool@example.org') RETURNING id",
    [idOf(own, "tenants")],
  );
  const seen = "SELECT 1 FROM leads WHERE id = $1";
  expect(await touched(member(), seen, [rows[0]?.id])).toBe(0);
  expect(await touched(owner(), seen, [rows[0]?.id])).toBe(1);
  await world.superuser.query("DELETE FROM leads WHERE id = $1", [rows[0]?.id]);
});

test("after all these attempts every row is as it was", async () => {
  expect(await digests()).toEqual(before);
});

test("a tenant that removes all that it has, companies included, changes no row of another", async () => {
  const kept = await digests(own);
  const stranger = { tenant: idOf(foreign, "tenants"), person: idOf(foreign, "users"), companies: "all" };
  const deletable = await world.superuser.query<{ name: string }>(
    "SELECT t AS name FROM unnest($1::text[]) t WHERE has_table_privilege('rookery_app', t, 'DELETE')",
    [order],
  );
  const names = new Set(deletable.rows.map(({ name }) => name));
  expect(names.size).toBeGreaterThan(12);
  for (const table of order.toReversed().filter((name) => names.has(name))) {
    const removed = await run(stranger, `DELETE FROM ${table}`);
    expect(typeof removed === "string" ? removed : removed.rowCount, table).toBe(1);
  }
  expect(await digests(own)).toEqual(kept);
});
