import type pg from "pg";
import { BY_INDEX, type Scope } from "../tenant-pool.ts";

/** One step of a plan. */
export interface PlanNode {
  /** As PostgreSQL names it: `Seq Scan`, `Index Scan`, `Index Only Scan`, `Bitmap Heap Scan`, `Sort`, ... */
  readonly type: string;
  readonly table?: string;
  readonly index?: string;
  /** Rows that the planner expects, and with `analyze` those that came. */
  readonly plannedRows: number;
  readonly actualRows?: number;
}

interface RawNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Plan Rows": number;
  "Actual Rows"?: number;
  Plans?: RawNode[];
}

export interface Explained {
  readonly sql: string;
  readonly params?: readonly unknown[];
  /**
   * `analyze` runs the statement (and takes it back) to count the rows that came; `generic` plans as for a named
   * statement after its fifth run, whose parameters the planner does not see. Else planned for these parameters.
   */
  readonly how?: "analyze" | "generic";
  /** As in `readRows`. */
  readonly byIndex?: boolean;
}

/**
 * The plan of a statement as the scope's member gets it, walls included, flattened from the root down.
 * @param pool of rookery_app, made from `TestDatabase.urls.app`: as a superuser there would be no wall to plan for.
 */
export async function explain(pool: pg.Pool, scope: Scope, statement: Explained): Promise<PlanNode[]> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const seen = scope.companies === "all" ? "all" : `{${scope.companies.join(",")}}`;
    await client.query(
      "SELECT set_config('rookery.tenant', $1, true), set_config('rookery.person', $2, true), set_config('rookery.companies', $3, true)",
      [scope.tenantId, scope.personId, seen],
    );
    if (statement.byIndex) await client.query(BY_INDEX);
    const isGeneric = statement.how === "generic";
    const option = { analyze: ", ANALYZE", generic: ", GENERIC_PLAN", plain: "" }[statement.how ?? "plain"];
    const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: RawNode }] }>(
      `EXPLAIN (FORMAT JSON${option}) ${statement.sql}`,
      isGeneric ? undefined : [...(statement.params ?? [])],
    );
    return flatten(rows[0]?.["QUERY PLAN"][0].Plan);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

function flatten(node: RawNode | undefined): PlanNode[] {
  if (!node) return [];
  const { "Relation Name": table, "Index Name": index, "Actual Rows": actualRows } = node;
  const own: PlanNode = {
    type: node["Node Type"],
    plannedRows: node["Plan Rows"],
    ...(table === undefined ? {} : { table }),
    ...(index === undefined ? {} : { index }),
    ...(actualRows === undefined ? {} : { actualRows }),
  };
  return [own, ...(node.Plans ?? []).flatMap(flatten)];
}

/** Tables that the plan reads from end to end. */
export const tablesScanned = (plan: readonly PlanNode[]): string[] =>
  plan.filter(({ type }) => type === "Seq Scan").map(({ table }) => table ?? "");
