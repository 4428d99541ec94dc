import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { describeCatalogue } from "../src/catalogue.ts";
import { newPassword, setUpDatabase } from "../src/index.ts";
import { prismaFolder, schemaDiff } from "../src/migrate.ts";
import { createTestDatabase, type TestDatabase } from "../src/testing/index.ts";
import { TEST_PASSWORDS } from "../src/testing/test-server.ts";

const server = inject("databaseServer");
const snapshot = fileURLToPath(new URL("catalogue.snapshot.txt", import.meta.url));

let world: TestDatabase;
let migrated: string;

beforeAll(async () => {
  world = await createTestDatabase(server);
  migrated = await describeCatalogue(world.superuser);
});
afterAll(() => world.drop());

/** What the Prisma schema alone would make, in a database of its own. */
async function fromSchema(): Promise<string> {
  const name = `schema_${newPassword().replaceAll(/\W/g, "").toLowerCase().slice(0, 8)}`;
  const { owner } = await setUpDatabase(server, name, TEST_PASSWORDS);
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  try {
    await client.query(
      readFileSync(`${prismaFolder}migrations/20261123000100_routines/migration.sql`, "utf8"),
    );
    await client.query(await schemaDiff(owner));
    return await describeCatalogue(client);
  } finally {
    await client.end();
    await world.superuser.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** Columns, keys and indexes, without what Prisma cannot say of them: collations, generation, that a list is never null. */
const expressible = (catalogue: string): string[] =>
  catalogue
    .split("\n")
    .filter((line) => /^public\.\w+ (column|constraint|index) /.test(line))
    .map((line) =>
      line
        .replace(" collate C", "")
        .replace(/ generated as .*/, "")
        .replace(/^(\S+ column \w+ \S+\[\]) not null/, "$1"),
    );

/** What the migrations add by hand, because Prisma has no words for it. */
const byHand = [
  / constraint \w+ CHECK /,
  / index CREATE .* WHERE /,
  / index CREATE .* NULLS NOT DISTINCT/,
  / index CREATE .* USING gin /,
  // A second key over the columns of a first: Prisma would want a second relation for it.
  / (constraint|index) .*\w+_company_row_key /,
  / constraint \w+_company_\w+_fkey FOREIGN KEY \(tenant_id, company_id, \w+\)/,
];

describe("the Prisma schema and the migrations", () => {
  test("make the same tables, columns, keys and indexes", async () => {
    const [said, made] = [expressible(await fromSchema()), expressible(migrated)];
    const missing = said.filter((line) => !made.includes(line));
    const extra = made.filter((line) => !said.includes(line) && !byHand.some((form) => form.test(line)));
    expect({ missing, extra }).toEqual({ missing: [], extra: [] });
    expect(said.length).toBeGreaterThan(400);
  });
});

describe("the database", () => {
  test("is what the committed snapshot says, to the last grant (mend with `pnpm --filter @rookery/db snapshot`)", () => {
    expect(migrated).toBe(readFileSync(snapshot, "utf8"));
  });

  test.each([
    ["a check that was loosened", "ALTER TABLE leads DROP CONSTRAINT leads_status"],
    ["a wall with a hole", "ALTER POLICY wall ON leads USING (true)"],
    ["a grant too many", "GRANT DELETE ON tenants TO rookery_app"],
    ["a column's grant", "GRANT UPDATE (email) ON users TO rookery_app"],
    [
      "another function body",
      "CREATE OR REPLACE FUNCTION current_person() RETURNS uuid LANGUAGE sql RETURN NULL::uuid",
    ],
    ["another collation", 'ALTER TABLE tenants ALTER COLUMN slug TYPE text COLLATE "default"'],
    ["an index that is gone", "DROP INDEX leads_status_idx"],
    [
      "a trigger",
      "CREATE TRIGGER t BEFORE INSERT ON leads FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    ],
    ["a table that is logged", "ALTER TABLE rate_limits SET LOGGED"],
    ["a comment", "COMMENT ON TABLE leads IS 'x'"],
    [
      "a queue's policy",
      "ALTER TABLE pgboss.job DISABLE ROW LEVEL SECURITY; GRANT SELECT ON pgboss.job TO rookery_app",
    ],
  ])("shows %s as a difference", async (_, change) => {
    const client = await world.superuser.connect();
    try {
      await client.query("BEGIN");
      await client.query(change);
      expect(await describeCatalogue(client as never)).not.toBe(migrated);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });
});
