import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { backUp } from "../src/backup/back-up.ts";
import { BackupReader } from "../src/backup/backup-file.ts";
import { readBackupHeader, restore } from "../src/backup/restore.ts";
import { migrationNames } from "../src/index.ts";
import { createTestDatabase, type TestDatabase } from "../src/testing/index.ts";
import { inInsertOrder, makeRows } from "./any-row.ts";
import { walls } from "./walls.ts";

const server = inject("databaseServer");
let full: TestDatabase;
let empty: TestDatabase;
let folder: string;
let file: string;

beforeAll(async () => {
  full = await createTestDatabase(server);
  const order = await inInsertOrder(full.superuser, Object.keys(walls));
  await makeRows(full.superuser, order);
  const { tenants } = Object.fromEntries(await makeRows(full.superuser, order));
  const awkward = ["tab\tline\nbreak", "back\\slash", "\\.", "\\N", "ünï–😀", ""];
  for (const [index, name] of awkward.entries()) {
    await full.superuser.query("INSERT INTO leads (tenant_id, email, name) VALUES ($1, $2, $3)", [
      tenants?.["id"],
      `awkward${index}@example.org`,
      name,
    ]);
  }
  await full.superuser.query(
    "INSERT INTO leads (tenant_id, email, name) SELECT $1, n || '@example.org', repeat('x', 150) FROM generate_series(1, 3000) n",
    [tenants?.["id"]],
  );
  await full.superuser.query("SELECT enqueue_job('send-mail', '{\"mailId\": \"1\"}')");
  folder = mkdtempSync(join(tmpdir(), "rookery-backup-"));
});
beforeEach(async () => {
  empty = await createTestDatabase(server);
  file = join(folder, `${Date.now()}.backup`);
});
afterEach(() => empty.drop());
afterAll(async () => {
  await full.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Count and digest of every table. */
async function state(of: TestDatabase): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of [...Object.keys(walls), "pgboss.job", "pgboss.queue"]) {
    if (table === "rate_limits") continue;
    const { rows } = await of.superuser.query<{ digest: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(each::text, '|' ORDER BY each::text COLLATE "C")), '') AS digest FROM ${table} each`,
    );
    found[table] = rows[0]?.digest ?? "";
  }
  return found;
}

describe("a back-up", () => {
  test("comes back row for row, the queue included", async () => {
    const made = await backUp(full.urls.superuser, file);
    expect(made.tables).toBeGreaterThan(Object.keys(walls).length);
    expect(made.rows).toBeGreaterThan(3000);
    expect(await restore(empty.urls.superuser, file)).toEqual(made);
    expect(await state(empty)).toEqual(await state(full));
  });

  test("is one state, though rows change while it is written", async () => {
    const writer = new pg.Client({ connectionString: full.urls.superuser });
    await writer.connect();
    const before = await state(full);
    let isDone = false;
    const writing = (async () => {
      for (let n = 0; !isDone; n += 1) {
        await writer.query(
          `INSERT INTO leads (tenant_id, email) SELECT id, 'late${n}@example.org' FROM tenants LIMIT 1`,
        );
        await writer.query(`INSERT INTO tags (tenant_id, name) SELECT id, 'late${n}' FROM tenants LIMIT 1`);
      }
    })();
    await backUp(full.urls.superuser, file);
    isDone = true;
    await writing;
    await writer.query(
      "DELETE FROM leads WHERE email LIKE 'late%'; DELETE FROM tags WHERE name LIKE 'late%'",
    );
    await writer.end();
    await restore(empty.urls.superuser, file);
    // Each turn writes a lead and then a tag: in one state there are as many leads, or one more.
    const { rows } = await empty.superuser.query<{ more: number }>(
      "SELECT ((SELECT count(*) FROM leads WHERE email LIKE 'late%') - (SELECT count(*) FROM tags WHERE name LIKE 'late%'))::int AS more",
    );
    expect([0, 1]).toContain(rows[0]?.more);
    expect(await state(full)).toEqual(before);
  });

  test("is for its owner's eyes, overwrites nothing, and leaves no half file behind", async () => {
    await backUp(full.urls.superuser, file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(backUp(full.urls.superuser, file)).rejects.toThrow(
      `${file} is there already. Name another file.`,
    );
    const other = join(folder, "none.backup");
    await expect(backUp(full.urls.app, other)).rejects.toThrow(/may not read every row|was never migrated/);
    await expect(backUp(full.urls.owner, other)).rejects.toThrow("Use the address of a superuser.");
    expect(existsSync(other)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });

  test("names its migrations", async () => {
    await backUp(full.urls.superuser, file);
    const { migrations } = await readBackupHeader(file);
    expect(migrations.map(({ name }) => name)).toEqual(migrationNames());
  });
});

describe("a restore leaves the database as it was and says why, where", () => {
  let good: string;
  beforeAll(async () => {
    good = join(folder, "good.backup");
    await backUp(full.urls.superuser, good);
  });
  beforeEach(() => copyFileSync(good, file));

  /** The sentence of the refusal; a database that it changed is a fault of its own. */
  async function refusal(): Promise<string> {
    const before = await state(empty);
    const error = await restore(empty.urls.superuser, file).catch((fault: unknown) => fault as Error);
    if (!(error instanceof Error)) return "restored";
    expect(await state(empty)).toEqual(before);
    return error.message;
  }

  test("the file was cut off", async () => {
    truncateSync(file, Math.floor(statSync(file).size * 0.6));
    expect(await refusal()).toMatch(/is cut off or damaged \(unexpected end of file\)/);
  });

  test("the text was cut off and compressed again", async () => {
    const text = gunzipSync(readFileSync(file));
    writeFileSync(file, gzipSync(text.subarray(0, text.lastIndexOf("\\.\n") + 3)));
    expect(await refusal()).toContain("The file ends too early: it was cut off.");
  });

  test("a row is missing", async () => {
    const text = gunzipSync(readFileSync(file)).toString("utf8");
    writeFileSync(file, gzipSync(text.replace(/^.*\t17@example\.org\t.*\n/m, "")));
    expect(await refusal()).toMatch(
      /^public\.leads: the back-up promises 3008 rows, holds 3007, and 3007 came in\. Nothing was restored\.$/,
    );
  });

  test("a byte is another", async () => {
    const bytes = readFileSync(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
    expect(await refusal()).toMatch(/cut off|damaged|promises|other columns/);
  });

  test("it is some other file", async () => {
    writeFileSync(file, gzipSync("hello\n"));
    expect(await refusal()).toContain("The file is not a back-up made by db:backup.");
    writeFileSync(file, "hello\n");
    expect(await refusal()).toMatch(/is cut off or damaged \(incorrect header check\)/);
    rmSync(file);
    expect(await refusal()).toContain(`${file} is not there.`);
  });

  test("it was made by another release", async () => {
    const text = gunzipSync(readFileSync(file)).toString("utf8");
    writeFileSync(file, gzipSync(text.replace("20261123000600_lead_search", "20270101000000_next")));
    expect(await refusal()).toMatch(
      /The back-up is of another release: the migrations differ \(20270101000000_next, 20261123000600_lead_search\)/,
    );
  });

  test("the database holds rows already", async () => {
    await empty.superuser.query("INSERT INTO tenants (name, slug) VALUES ('x', 'x')");
    expect(await refusal()).toContain(
      "The database is not empty (tenants). Restore into a new one, so that nothing is lost.",
    );
  });

  test("the database was never migrated", async () => {
    await empty.superuser.query("DROP TABLE _prisma_migrations");
    expect(await refusal()).toContain("The database was never migrated. Run db:migrate first.");
  });
});

test("a file is read alike however its bytes arrive", async () => {
  await backUp(full.urls.superuser, file);
  const text = gunzipSync(readFileSync(file));
  const read = async (size: number) => {
    const pieces = async function* () {
      for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size);
    };
    const reader = new BackupReader(pieces());
    await reader.header();
    const bytes: Record<string, number> = {};
    for (;;) {
      const part = await reader.part();
      if ("counts" in part) return bytes;
      bytes[part.name] = 0;
      for await (const chunk of reader.rows()) bytes[part.name] = (bytes[part.name] ?? 0) + chunk.length;
    }
  };
  const whole = await read(text.length);
  expect(Object.values(whole).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(400_000);
  for (const size of [3, 4096]) expect(await read(size)).toEqual(whole);
});
