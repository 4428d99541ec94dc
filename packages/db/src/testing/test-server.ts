import { chmodSync, mkdtempSync, rmSync } from "node:fs";
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
  /** Pulls the plug. */
  crash(): Promise<void>;
  /** Starts the server again after a crash, on the same port and data. */
  recover(): Promise<void>;
}

export interface TestServerOptions {
  /** Flush to disk as a production server does; for figures and for crash proofs. */
  readonly durable?: boolean;
}

const fast = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };
/** What `start` runs with. */
const durable = { shared_buffers: "256MB", max_wal_size: "4GB", max_connections: "200" };

/**
 * Starts a PostgreSQL for one test run, with a migrated template that each test file copies.
 * Unless told otherwise nothing is flushed to disk: its data need not survive a crash.
 */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "rookery-test-"));
  chmodSync(folder, 0o755);
  const start = (port?: number) =>
    startEmbeddedPostgres({
      dataDir: join(folder, "postgres"),
      password: "test",
      settings: options.durable ? durable : fast,
      ...(port === undefined ? {} : { port }),
    });
  const server = await start();
  const urls = await setUpDatabase(server.url("postgres"), TEMPLATE, TEST_PASSWORDS);
  await applyMigrations(urls.owner);
  const client = new pg.Client({ connectionString: server.url("postgres") });
  await client.connect();
  await client.query(`ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true`);
  await client.end();
  return {
    url: server.url("postgres"),
    crash: () => server.stop("immediate"),
    recover: async () => {
      await start(server.port);
    },
    stop: async () => {
      await server.stop("immediate");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
