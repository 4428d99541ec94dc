import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { createDb, type Db, type DbOptions } from "../client.ts";
import { TEST_PASSWORDS } from "./test-server.ts";

export interface TestDatabase {
  readonly db: Db;
  /** A superuser's pool: sees every row, to prove that a hidden one is there. */
  readonly superuser: pg.Pool;
  readonly urls: {
    readonly owner: string;
    readonly app: string;
    readonly system: string;
    readonly superuser: string;
  };
  drop(): Promise<void>;
}

/**
 * A database of one test file's own, copied from the migrated template in some 30 ms.
 * @param serverUrl superuser address of a server started by `startTestServer`.
 */
export async function createTestDatabase(
  serverUrl: string,
  options: Partial<DbOptions> = {},
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asSuperuser(serverUrl, `CREATE DATABASE ${name} TEMPLATE rookery_template OWNER rookery_owner`);
  await asSuperuser(serverUrl, `GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO rookery_app, rookery_system`);
  const address = (user: string, password: string) => {
    const url = new URL(serverUrl);
    url.username = user;
    url.password = password;
    url.pathname = `/${name}`;
    return url.href;
  };
  const urls = {
    owner: address("rookery_owner", TEST_PASSWORDS.owner),
    app: address("rookery_app", TEST_PASSWORDS.app),
    system: address("rookery_system", TEST_PASSWORDS.system),
    superuser: address("postgres", "test"),
  };
  const superuser = new pg.Pool({ connectionString: urls.superuser, max: 3 });
  superuser.on("error", () => undefined);
  const db = createDb({ appUrl: urls.app, systemUrl: urls.system, poolSize: 5, ...options });
  return {
    db,
    superuser,
    urls,
    drop: async () => {
      await db.close();
      await superuser.end();
      await untilAlone(serverUrl, name);
      await asSuperuser(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

const PATIENCE_MS = 1_000;

/**
 * A pool that was ended says goodbye a moment later. Were its database dropped by force meanwhile, the server's last word would
 * reach a connection that nobody listens to any more, and be thrown in whatever test runs then.
 */
async function untilAlone(serverUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  const until = performance.now() + PATIENCE_MS;
  const others = "SELECT 1 FROM pg_stat_activity WHERE datname = $1";
  while ((await client.query(others, [name])).rowCount && performance.now() < until) await sleep(10);
  await client.end();
}

async function asSuperuser(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
