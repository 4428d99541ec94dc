import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestDatabase, rows, type TestDatabase } from "../src/testing/index.ts";

const scripts = fileURLToPath(new URL("../scripts", import.meta.url));
let world: TestDatabase;
let folder: string;

beforeAll(async () => {
  world = await createTestDatabase(inject("databaseServer"));
  const { id: tenantId } = await rows.tenant(world.superuser);
  await rows.lead(world.superuser, { tenantId, email: "ada@example.org" });
  folder = mkdtempSync(join(tmpdir(), "rookery-commands-"));
  chmodSync(folder, 0o755);
});
afterAll(async () => {
  await world.drop();
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a script as a person would, with no address of a database in the environment but those given. */
function run(script: string, args: string[] = [], env: Record<string, string> = {}): Promise<Ran> {
  const { DATABASE_OWNER_URL: _, DATABASE_SUPERUSER_URL: __, INIT_CWD: ___, ...clean } = process.env;
  const child = spawn(process.execPath, [join(scripts, script), ...args], {
    cwd: folder,
    env: { ...clean, ...env },
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  child.stderr.on("data", (text: Buffer) => (err += text.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

describe("db:setup", () => {
  test("asks for the address that it needs", async () => {
    const { code, err } = await run("setup.ts");
    expect({ code, err }).toEqual({
      code: 1,
      err: "Give the address of a superuser: pnpm db:setup --url postgresql://postgres:password@host/postgres\n",
    });
  });

  test("does not lock a running product out by new passwords", async () => {
    const { code, err } = await run("setup.ts", ["other", "--url", inject("databaseServer")]);
    expect(code).toBe(1);
    expect(err).toContain("Add --new-passwords to replace them");
  });

  test("says in one line that it cannot reach the server, or was misspelt", async () => {
    const away = await run("setup.ts", ["--url", "postgresql://a:b@127.0.0.1:1/x"]);
    expect(away.err).toMatch(/^.*ECONNREFUSED.*\n$/);
    expect((await run("setup.ts", ["--adress", "x"])).err).toMatch(/^Unknown option '--adress'.*\n$/);
  });
});

describe("db:migrate", () => {
  test("says that nothing is left to do", async () => {
    const { code, out } = await run("migrate.ts", [], { DATABASE_OWNER_URL: world.urls.owner });
    expect({ code, out }).toEqual({ code: 0, out: "Nothing to do: the database is of this release.\n" });
  });

  test("asks for the address that it needs", async () => {
    expect((await run("migrate.ts")).err).toContain("Set DATABASE_OWNER_URL");
  });
});

test("db:new asks for a name", async () => {
  expect((await run("new-migration.ts", ["Add Leads"])).err).toBe(
    "Give it a name in lower case: pnpm db:new add_lead_source\n",
  );
});

describe("db:backup and db:restore", () => {
  test("carry a database into a new folder of `start`, which need not have been started", async () => {
    const dataDir = mkdtempSync(join(folder, "data-"));
    chmodSync(dataDir, 0o755);
    const passwords = { superuser: "a", owner: "owner", app: "app", system: "system" };
    writeFileSync(join(dataDir, "credentials.json"), JSON.stringify(passwords));
    const wrote = await run("backup.ts", ["one.backup", "--url", world.urls.superuser]);
    expect(wrote.err).toBe("");
    expect(wrote.out).toMatch(/^Wrote \d+ rows of \d+ tables to .*one\.backup\./);
    const restored = await run("restore.ts", ["one.backup"], { DATA_DIR: dataDir });
    expect(restored.err).toBe("");
    expect(restored.out).toMatch(/^Restored \d+ rows of \d+ tables, counted on both sides\.\n$/);
    const again = await run("restore.ts", ["one.backup"], { DATA_DIR: dataDir });
    expect(again.err).toContain(
      "The database is not empty (leads, tenant_config, tenant_policies, tenants).",
    );
    expect((await run("backup.ts", ["two.backup"], { DATA_DIR: dataDir })).err).toBe("");
    const textOf = (name: string) =>
      gunzipSync(readFileSync(join(folder, name)))
        .toString("utf8")
        .replace(/^.*\n/, "");
    expect(textOf("two.backup")).toBe(textOf("one.backup"));
    expect(textOf("two.backup")).toContain("ada@example.org");
    expect(existsSync(join(dataDir, "postgres", "postmaster.pid"))).toBe(false);
  }, 60_000);

  test("say that nothing was ever started here", async () => {
    const { err } = await run("backup.ts", ["three.backup"], { DATA_DIR: join(folder, "nothing") });
    expect(err).toContain(
      "`start` never ran here. Set DATA_DIR to its folder, or give a superuser's address with --url.",
    );
  });
});
