import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import {
  applyMigrations,
  migrationNames,
  newPassword,
  pendingMigrations,
  setUpDatabase,
} from "../src/index.ts";
import { TEST_PASSWORDS } from "../src/testing/test-server.ts";

const released = fileURLToPath(new URL("../prisma/migrations", import.meta.url));
const server = inject("databaseServer");

let owner: string;
let name: string;
let folder: string;
let client: pg.Client;

/** A folder of migrations of the test's own, so that it can break them. */
function write(migration: string, sql: string): void {
  mkdirSync(join(folder, migration), { recursive: true });
  writeFileSync(join(folder, migration, "migration.sql"), sql);
}

/** A pool says that it has ended while its connections still say good-bye; cut off then, one would end the run. */
async function untilLeft(superuser: pg.Client): Promise<void> {
  const open = "SELECT 1 FROM pg_stat_activity WHERE datname = $1";
  for (let asked = 0; asked < 100 && (await superuser.query(open, [name])).rowCount !== 0; asked += 1)
    await new Promise((later) => setTimeout(later, 20));
}

beforeEach(async () => {
  name = `migrate_${newPassword().replaceAll(/\W/g, "").toLowerCase().slice(0, 8)}`;
  ({ owner } = await setUpDatabase(server, name, TEST_PASSWORDS));
  folder = mkdtempSync(join(tmpdir(), "rookery-migrations-"));
  client = new pg.Client({ connectionString: owner });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  const superuser = new pg.Client({ connectionString: server });
  await superuser.connect();
  await untilLeft(superuser);
  await superuser.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await superuser.end();
  rmSync(folder, { recursive: true, force: true });
});

const history = async () =>
  (
    await client.query<{ name: string; is_done: boolean; is_back: boolean }>(
      `SELECT migration_name AS name, finished_at IS NOT NULL AS is_done, rolled_back_at IS NOT NULL AS is_back
       FROM _prisma_migrations ORDER BY started_at`,
    )
  ).rows;

describe("migrations", () => {
  test("make an empty database ready, and a second run finds nothing to do", async () => {
    const pool = new pg.Pool({ connectionString: owner, max: 1 });
    expect(await applyMigrations(owner)).toEqual(migrationNames());
    expect(await pendingMigrations(pool)).toEqual([]);
    expect(await applyMigrations(owner)).toEqual([]);
    await pool.end();
  });

  test("started twice at once are applied once", async () => {
    cpSync(released, folder, { recursive: true });
    const [first, second] = await Promise.all([
      applyMigrations(owner, folder),
      applyMigrations(owner, folder),
    ]);
    expect([...first, ...second]).toEqual(migrationNames());
    expect((await history()).every(({ is_done, is_back }) => is_done && !is_back)).toBe(true);
    expect(await history()).toHaveLength(migrationNames().length);
  });

  test("that were edited after they were applied are refused, naming them", async () => {
    write("1_people", "CREATE TABLE people (id int);");
    await applyMigrations(owner, folder);
    appendFileSync(join(folder, "1_people", "migration.sql"), "\nDROP TABLE people;");
    await expect(applyMigrations(owner, folder)).rejects.toThrow(
      "Migration 1_people was changed after it had been applied. Restore the file; put the change into a new migration (db:new).",
    );
    expect((await client.query("SELECT FROM people")).rowCount).toBe(0);
  });

  test("that fail are taken back whole, say why, and run again once mended", async () => {
    write("1_people", "CREATE TABLE people (id int);");
    write("2_broken", "CREATE TABLE half (id int); CREATE TABLE people (id int);");
    await expect(applyMigrations(owner, folder)).rejects.toThrow(
      'Migration 2_broken failed, and PostgreSQL took it back: relation "people" already exists',
    );
    const { rows } = await client.query("SELECT to_regclass('half') AS half");
    expect(rows).toEqual([{ half: null }]);
    write("2_broken", "CREATE TABLE half (id int);");
    expect(await applyMigrations(owner, folder)).toEqual(["2_broken"]);
  });

  test("cut off in the middle run again by themselves", async () => {
    write("1_slow", "CREATE TABLE slow (id int); SELECT pg_sleep(30);");
    const cut = applyMigrations(owner, folder).catch((error: unknown) => error);
    const superuser = new pg.Client({ connectionString: server });
    await superuser.connect();
    await expect
      .poll(
        async () =>
          (
            await superuser.query(
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND query LIKE '%pg_sleep(30)%' AND state = 'active'",
              [name],
            )
          ).rowCount,
        { interval: 50, timeout: 10_000 },
      )
      .toBe(1);
    await superuser.end();
    expect(await cut).toBeInstanceOf(Error);
    // The same file must do: an interrupted migration was not edited.
    await client.query("CREATE FUNCTION public.pg_sleep(int) RETURNS void LANGUAGE sql AS 'SELECT'");
    await client.query(`ALTER ROLE rookery_owner IN DATABASE ${name} SET search_path = public, pg_catalog`);
    expect(await applyMigrations(owner, folder)).toEqual(["1_slow"]);
    expect(await history()).toMatchObject([{ is_back: true }, { is_done: true, is_back: false }]);
  });

  test("are noted in their own transaction, so that a kill right after one does not repeat it", async () => {
    write("1_people", "CREATE TABLE people (id int);");
    await applyMigrations(owner, folder);
    await client.query(
      `CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''killed''; END';
       CREATE TRIGGER die BEFORE UPDATE ON _prisma_migrations FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL) EXECUTE FUNCTION die()`,
    );
    write("2_pets", "CREATE TABLE pets (id int);");
    await expect(applyMigrations(owner, folder)).rejects.toThrow("killed");
    await client.query("DROP FUNCTION die CASCADE");
    expect(await applyMigrations(owner, folder)).toEqual([]);
    expect((await client.query("SELECT FROM pets")).rowCount).toBe(0);
  });

  test("that end their own transaction and were left half-way wait for a person", async () => {
    write("1_index", "CREATE TABLE words (word text); COMMIT; SELECT 1/0;");
    await expect(applyMigrations(owner, folder)).rejects.toThrow("division by zero");
    await expect(applyMigrations(owner, folder)).rejects.toThrow(
      "Migration 1_index failed half-way. Restore the backup taken before it, or mend the database by hand",
    );
  });

  test("that the database lacks are named, for readiness to say", async () => {
    cpSync(released, folder, { recursive: true });
    await applyMigrations(owner, folder);
    write("99990101000000_next", "SELECT 1;");
    const pool = new pg.Pool({ connectionString: owner, max: 1 });
    expect(await pendingMigrations(pool, folder)).toEqual(["99990101000000_next"]);
    await pool.end();
  });

  test("begin with a header that says why", () => {
    for (const each of migrationNames()) {
      expect(readFileSync(join(released, each, "migration.sql"), "utf8"), each).toMatch(/^-- Why: \S/);
    }
  });
});
