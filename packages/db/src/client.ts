import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.ts";
import { TenantPool } from "./tenant-pool.ts";

export interface DbOptions {
  /** Address of rookery_app. */
  readonly appUrl: string;
  /** Address of rookery_system. */
  readonly systemUrl: string;
  /** Connections of each role; requests wait for one at most `connectTimeoutMs`. */
  readonly poolSize?: number;
  readonly connectTimeoutMs?: number;
  /** Longest a statement may run. */
  readonly statementTimeoutMs?: number;
  readonly onSystem?: (why: string) => void;
}

/** The database as two roles. Its rows are reached through `inTenant`, `readInTenant`, `asSystem` and `readAsSystem`. */
export interface Db {
  /** Round trip to the server as both roles; throws when either cannot be had. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DbInside {
  readonly app: PrismaClient;
  readonly system: PrismaClient;
  readonly appPool: TenantPool;
  readonly systemPool: pg.Pool;
  readonly onSystem: (why: string) => void;
}

const insides = new WeakMap<Db, DbInside>();

/** For this package alone: whoever holds a `Db` cannot reach past its doors. */
export function insideOf(db: Db): DbInside {
  const inside = insides.get(db);
  if (!inside) throw new TypeError("Not a Db made by createDb");
  return inside;
}

const NAMED_STATEMENTS = 400;

/** Named statements are planned once a connection; their number is bounded because every one stays in the server's memory. */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const name = names.size < NAMED_STATEMENTS ? `p${names.size}` : "";
    if (name) names.set(sql, name);
    return name;
  };
}

/** Opens the two pools and their Prisma clients; the only `new PrismaClient`. */
export function createDb(options: DbOptions): Db {
  const pool = (url: string): pg.PoolConfig => ({
    connectionString: url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 3_000,
    statement_timeout: options.statementTimeoutMs ?? 15_000,
    pipeline: true,
    keepAlive: true,
  });
  const appPool = new TenantPool(pool(options.appUrl));
  const systemPool = new pg.Pool(pool(options.systemUrl));
  const client = (of: pg.Pool) =>
    new PrismaClient({
      adapter: new PrismaPg(of, { statementNameGenerator: statementNames() }),
      errorFormat: "minimal",
      transactionOptions: { maxWait: 3_000, timeout: 20_000 },
    });
  const inside: DbInside = {
    app: client(appPool),
    system: client(systemPool),
    appPool,
    systemPool,
    onSystem: options.onSystem ?? (() => undefined),
  };
  // Without a listener the loss of an idle connection would end the process; the next query reports it.
  for (const each of [appPool, systemPool]) each.on("error", () => undefined);
  const db: Db = {
    ping: async () => {
      for (const each of [appPool, systemPool] as pg.Pool[]) await each.query("SELECT 1");
    },
    close: async () => {
      await Promise.all([inside.app.$disconnect(), inside.system.$disconnect()]);
      await Promise.all([appPool.end(), systemPool.end()]);
    },
  };
  insides.set(db, inside);
  return db;
}
