import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

/** Who acts, where: the settings that every tenant transaction carries and every wall reads. */
export interface Scope {
  readonly tenantId: string;
  /** The companies that the acting person may see. */
  readonly companies: "all" | readonly string[];
  readonly personId: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const activeScope = new AsyncLocalStorage<Scope>();

/**
 * Runs `work` so that every statement on a TenantPool carries the scope.
 * It awaits inside, because Prisma sends nothing before somebody awaits, and that must not happen out here.
 */
export const runInScope = <T>(scope: Scope, work: () => Promise<T>): Promise<T> =>
  activeScope.run(scope, async () => await work());

/**
 * The settings as one literal statement, sent with BEGIN in one message. Ids are checked because they stand in the
 * text; binding them would cost a second message on every request.
 */
function scopeStatement(scope: Scope): string {
  const companies = scope.companies === "all" ? [] : scope.companies;
  for (const id of [scope.tenantId, scope.personId, ...companies]) {
    if (!uuid.test(id)) throw new TypeError("A scope holds UUIDs in lower case");
  }
  const seen = scope.companies === "all" ? "all" : `{${companies.join(",")}}`;
  return `SELECT set_config('rookery.tenant','${scope.tenantId}',true),set_config('rookery.person','${scope.personId}',true),set_config('rookery.companies','${seen}',true)`;
}

/** What keeps the planner from sorting and from reading tables whole, whatever it believes of the values, until the transaction ends. */
export const BY_INDEX =
  "SET LOCAL enable_sort=off;SET LOCAL enable_seqscan=off;SET LOCAL plan_cache_mode=force_generic_plan";

/**
 * A pool whose statements run inside the current scope's transaction.
 * A single statement is sent as one pipelined BEGIN + settings / statement / COMMIT: one round trip, read only.
 * A transaction that Prisma opens gets its settings in the same message as its BEGIN.
 * Outside a scope the walls show nothing, because the settings are absent.
 */
export class TenantPool extends pg.Pool {
  override query(...args: unknown[]): never {
    const scope = activeScope.getStore();
    const [config] = args;
    if (!scope || args.length > 1 || typeof config !== "object" || config === null) {
      return (pg.Pool.prototype.query as (...all: unknown[]) => never).apply(this, args);
    }
    return this.#read(scope, config as pg.QueryConfig) as never;
  }

  override connect(...args: unknown[]): never {
    const scope = activeScope.getStore();
    // The settings are checked before a connection is taken, so that a refusal cannot keep one.
    const begin = scope && args.length === 0 ? `BEGIN; ${scopeStatement(scope)}` : undefined;
    const connecting = (pg.Pool.prototype.connect as (...all: unknown[]) => unknown).apply(this, args);
    if (!begin) return connecting as never;
    return (connecting as Promise<pg.PoolClient>).then((client) => beginWith(client, begin)) as never;
  }

  async #read(scope: Scope, config: pg.QueryConfig): Promise<pg.QueryResult> {
    const settings = scopeStatement(scope);
    const client = await (pg.Pool.prototype.connect as (this: pg.Pool) => Promise<pg.PoolClient>).call(this);
    const { byIndex } = config as { byIndex?: boolean };
    const begin = client.query(`BEGIN READ ONLY; ${settings}${byIndex ? `;${BY_INDEX}` : ""}`);
    const read = client.query(config);
    const commit = client.query("COMMIT");
    const [began, answer, committed] = await Promise.allSettled([begin, read, commit]);
    const fault = [began, committed].find((step) => step.status === "rejected");
    client.release(fault?.status === "rejected" ? asError(fault.reason) : undefined);
    if (answer.status === "rejected") throw answer.reason;
    if (fault?.status === "rejected") throw fault.reason;
    return answer.value;
  }
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

function beginWith(client: pg.PoolClient, begin: string): pg.PoolClient {
  const own = client as { query: unknown };
  const original = client.query;
  own.query = (...args: unknown[]) => {
    delete own.query;
    const text = typeof args[0] === "string" ? args[0] : (args[0] as pg.QueryConfig).text;
    if (text !== "BEGIN") throw new Error("A scoped connection begins with BEGIN");
    return (original as (text: string) => unknown).call(client, begin);
  };
  return client;
}
