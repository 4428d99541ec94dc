import { mkdtempSync, rmSync } from "node:fs";
import { chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "../embedded.ts";
import { applyMigrations } from "../migrate.ts";
import { setUpDatabase } from "../roles.ts";

/** Passwords of a server that lives for one test run on loopback. */
export const TEST_PASSWORDS = { owner: "owner", app: "app", system: "system" };
const TEMPLATE = "rookery_template";

export interface TestServer {
  /** Superuser address of the maintenance database. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL for one test run, with a migrated template that each test file copies.
 * Nothing is flushed to disk: its data need not survive a crash.
 */
export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "rookery-test-"));
  chmodSync(folder, 0o755);
  const settings = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "200",
  };
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, "postgres"),
    password: "test",
    settings,
  });
  const urls = await setUpDatabase(server.url("postgres"), TEMPLATE, TEST_PASSWORDS);
  await applyMigrations(urls.owner);
  const client = new pg.Client({ connectionString: server.url("postgres") });
  await client.connect();
  await client.query(`ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true`);
  await client.end();
  return {
    url: server.url("postgres"),
    stop: async () => {
      await server.stop("immediate");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
