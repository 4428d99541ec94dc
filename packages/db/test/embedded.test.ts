import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { EmbeddedPostgresFault, startEmbeddedPostgres, type EmbeddedPostgres } from "../src/index.ts";

const isRoot = process.getuid?.() === 0;
const settings = { fsync: "off", shared_buffers: "16MB" };
const running: EmbeddedPostgres[] = [];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rookery-embedded-"));
  // Root runs the server as another account, which has to pass through.
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop("immediate");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, password: "it's secret", settings });
  running.push(server);
  return server;
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url("postgres") });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const faultOf = async (dataDir: string): Promise<string> => {
  const error = await start(dataDir).catch((fault: unknown) => fault);
  expect(error).toBeInstanceOf(EmbeddedPostgresFault);
  return (error as Error).message;
};

describe("the packaged PostgreSQL", () => {
  const at = () => join(folder, "with a space", "postgres");

  test("makes a new folder, with password sign-in and the locale that is the same everywhere", async () => {
    const server = await start(at());
    expect(
      await ask(
        server,
        "SELECT current_user AS name, datlocale AS locale FROM pg_database WHERE datname = 'postgres'",
      ),
    ).toEqual([{ name: "postgres", locale: "C.UTF-8" }]);
    const wrong = new pg.Client({ connectionString: server.url("postgres").replace(/:[^:@]+@/, ":wrong@") });
    await expect(wrong.connect()).rejects.toThrow(/password authentication failed/);
    await ask(server, "CREATE TABLE kept (id int)");
    expect(existsSync(`${at()}.new`)).toBe(false);
  });

  test("keeps its data over a second start, also after the plug was pulled", async () => {
    const server = await start(at());
    expect(await ask(server, "SELECT count(*)::int AS n FROM kept")).toEqual([{ n: 0 }]);
    await server.stop("fast");
    await expect(ask(server, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/);
  });

  test("is adopted where it still runs, left by a process that was killed", async () => {
    const first = await start(at());
    const second = await start(at());
    expect(second.port).toBe(first.port);
    expect(await ask(second, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await second.stop();
    await expect(ask(first, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/);
  });

  test("begins anew where a first start was killed while it made the folder", async () => {
    const dataDir = join(folder, "killed");
    mkdirSync(`${dataDir}.new`, { recursive: true });
    writeFileSync(join(`${dataDir}.new`, "PG_VERSION"), "18\n");
    const server = await start(dataDir);
    expect(await ask(server, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});

describe("a start says what to do about", () => {
  test("a folder of another major version", async () => {
    const dataDir = join(folder, "older");
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, "PG_VERSION"), "17\n");
    expect(await faultOf(dataDir)).toBe(
      `${dataDir} belongs to PostgreSQL 17; this release brings 18. Back it up with the former release (db:backup), move the folder away, and db:restore with this one.`,
    );
  });

  test("a folder that holds something else", async () => {
    const dataDir = join(folder, "photos");
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, "cat.jpg"), "");
    expect(await faultOf(dataDir)).toContain("is not a PostgreSQL data folder (PG_VERSION is missing)");
    expect(existsSync(join(dataDir, "cat.jpg"))).toBe(true);
  });

  test("a damaged folder", async () => {
    const dataDir = join(folder, "damaged");
    await (await start(dataDir)).stop();
    rmSync(join(dataDir, "global"), { recursive: true });
    expect(await faultOf(dataDir)).toMatch(/could not start on .*damaged: [^]*restore a backup/);
  });

  test("a folder that the server's account cannot reach", async (context) => {
    context.skip(!isRoot, "only root runs the server as another account");
    const closed = join(folder, "closed");
    mkdirSync(closed, { mode: 0o700 });
    expect(await faultOf(join(closed, "postgres"))).toMatch(
      /^The account `postgres` cannot reach .*closed\/postgres\. Give it execute permission on the folders above, or set DATA_DIR elsewhere\.$/,
    );
  });

  test("a full disk", async (context) => {
    const disk = join(folder, "disk");
    mkdirSync(disk);
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=12m,mode=755", "tmpfs", disk]);
    context.skip(mounted.status !== 0, "a small disk can only be mounted by root");
    try {
      expect(await faultOf(join(disk, "postgres"))).toBe(
        `The disk that holds ${disk}/postgres is full. Free some space, or set DATA_DIR to a folder on another disk.`,
      );
    } finally {
      spawnSync("umount", ["-l", disk]);
    }
  });
});
