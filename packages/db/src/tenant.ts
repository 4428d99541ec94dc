import type pg from "pg";
import { insideOf, type Db } from "./client.ts";
import type { Prisma } from "./generated/client.ts";
import { runInScope, type Scope } from "./tenant-pool.ts";

export type { Scope } from "./tenant-pool.ts";

/** A transaction, or for reads its look-alike: Prisma's models and raw queries. */
export type Tx = Prisma.TransactionClient;

/**
 * The only door to write a tenant's rows: one transaction that carries the scope, behind row level security.
 * What `work` throws rolls everything back and is thrown on. Network work does not belong inside.
 */
export function inTenant<T>(
  db: Db,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  options?: { timeoutMs: number },
): Promise<T> {
  const { app } = insideOf(db);
  const limits = options ? { timeout: options.timeoutMs } : undefined;
  return runInScope(scope, () => app.$transaction(work, limits));
}

/**
 * The door to read a tenant's rows: each statement is a read-only transaction of its own, in one round trip.
 * Two statements may see two states; where that matters, use `inTenant`.
 */
export function readInTenant<T>(db: Db, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return runInScope(scope, () => work(insideOf(db).app));
}

/**
 * A named statement of a hot path, sent as written: the same door as `readInTenant`, without the query engine. A name stands for one text.
 * `byIndex` plans it once for all values, along indexes wherever one can serve: as it does not know the list, the planner takes each for as
 * long as the others, and would rather sort one whole than walk along its index.
 */
export async function readRows<Row extends pg.QueryResultRow>(
  db: Db,
  scope: Scope,
  statement: { name: string; text: string; values: unknown[]; byIndex?: boolean },
): Promise<Row[]> {
  const result = await runInScope<pg.QueryResult<Row>>(scope, () => insideOf(db).appPool.query(statement));
  return result.rows;
}

/**
 * The only door to what precedes or spans tenants, in one transaction as rookery_system.
 * @param why a fixed phrase of the caller, counted in the metrics.
 */
export function asSystem<T>(db: Db, why: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { system, onSystem } = insideOf(db);
  onSystem(why);
  return system.$transaction(work);
}

/** As `asSystem`, for a read of one statement. */
export async function readRowsAsSystem<Row extends pg.QueryResultRow>(
  db: Db,
  why: string,
  statement: { name: string; text: string; values: unknown[] },
): Promise<Row[]> {
  const { systemPool, onSystem } = insideOf(db);
  onSystem(why);
  return (await systemPool.query<Row>(statement)).rows;
}

/** The pool of rookery_system, for parts that bring their own statements: the rate limiter and readiness. */
export const systemPoolOf = (db: Db): pg.Pool => insideOf(db).systemPool;
