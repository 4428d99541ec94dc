import type { Tx } from "@rookery/db";
import { VALUE_SEPARATOR, type KeptLine, type LeadColumns } from "./lead-batches.ts";
import type { ColumnMapping } from "./imports.schema.ts";

export interface LeadList {
  readonly tenantId: string;
  readonly companyId: string | null;
  readonly importId: string;
}

export interface PutCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** The lines of addresses that must not be written to. */
  readonly suppressed: readonly KeptLine[];
}

/** The values between separators as an array; empty = null. */
const split = (place: string): string => `string_to_array(${place}::text, E'\\x1f', '')`;

/**
 * One statement: adds the addresses that are new, and changes what the file says differently; an empty cell says nothing.
 * ON CONFLICT goes through the index that it names. A join would leave the choice to the planner, who before a new
 * table's first ANALYZE takes any index for as good as any other, and the wrong one makes a batch cost minutes.
 */
const statement = `
  WITH put AS (
    INSERT INTO leads AS l (tenant_id, company_id, email, name, company, status, import_id)
    SELECT $1::uuid, $2::uuid, email, name, employer, coalesce(status, 'active'), $3::uuid
    FROM unnest(${split("$4")}, ${split("$5")}, ${split("$6")}, ${split("$7")}) AS given (email, name, employer, status)
    ON CONFLICT (tenant_id, company_id, email) DO UPDATE SET
      name = coalesce(excluded.name, l.name),
      company = coalesce(excluded.company, l.company),
      status = CASE WHEN $8 THEN excluded.status ELSE l.status END,
      updated = now()
    WHERE coalesce(excluded.name, l.name) IS DISTINCT FROM l.name
       OR coalesce(excluded.company, l.company) IS DISTINCT FROM l.company
       OR ($8 AND excluded.status <> l.status)
    RETURNING xmax = 0 AS is_new
  )
  SELECT count(*) FILTER (WHERE is_new)::int AS created, count(*) FILTER (WHERE NOT is_new)::int AS updated FROM put`;

type Values = Pick<LeadColumns, "emails" | "names" | "employers" | "statuses">;

/**
 * Puts a batch of leads into a list, inside a transaction that holds the tenant's lock on leads. Addresses that must
 * not be written to anywhere in the tenant are left as they are.
 */
export async function putLeads(
  tx: Tx,
  to: LeadList,
  { leads, columns }: { leads: LeadColumns; columns: ColumnMapping },
): Promise<PutCounts> {
  if (leads.count === 0) return { created: 0, updated: 0, unchanged: 0, suppressed: [] };
  const { rest, suppressed } = await leaveOutSuppressed(tx, leads, columns);
  let [created, updated] = [0, 0];
  for (const part of byStatedStatus(rest)) {
    const [put] = await tx.$queryRawUnsafe<{ created: number; updated: number }[]>(
      statement,
      to.tenantId,
      to.companyId,
      to.importId,
      part.emails,
      part.names,
      part.employers,
      part.statuses,
      part.statuses !== "",
    );
    created += put?.created ?? 0;
    updated += put?.updated ?? 0;
  }
  return { created, updated, unchanged: leads.count - suppressed.length - created - updated, suppressed };
}

/** A blank status leaves an existing lead's alone, so where some lines state one and some do not, they go apart. */
function byStatedStatus(values: Values): Values[] {
  if (values.emails === "") return [];
  if (values.statuses === "") return [values];
  const statuses = values.statuses.split(VALUE_SEPARATOR);
  if (!statuses.includes("")) return [values];
  const isStated = (index: number) => statuses[index] !== "";
  return [pick(values, isStated), pick(values, (index) => !isStated(index))].filter(
    ({ emails }) => emails !== "",
  );
}

function pick(values: Values, isWanted: (index: number) => boolean): Values {
  const of = (column: string) =>
    column === ""
      ? ""
      : column
          .split(VALUE_SEPARATOR)
          .filter((_, index) => isWanted(index))
          .join(VALUE_SEPARATOR);
  const statuses = of(values.statuses);
  return {
    emails: of(values.emails),
    names: of(values.names),
    employers: of(values.employers),
    statuses: statuses.replaceAll(VALUE_SEPARATOR, "") === "" ? "" : statuses,
  };
}

async function leaveOutSuppressed(
  tx: Tx,
  leads: LeadColumns,
  columns: ColumnMapping,
): Promise<{ rest: Values; suppressed: KeptLine[] }> {
  const found = await tx.$queryRaw<{ email: string; status: KeptLine["reason"] }[]>`
    SELECT email, status FROM suppressed_among(string_to_array(${leads.emails}, ${VALUE_SEPARATOR}))`;
  if (found.length === 0) return { rest: leads, suppressed: [] };
  const reasons = new Map(found.map(({ email, status }) => [email, status]));
  const [emails = [], names = [], employers = [], statuses = []] = [
    leads.emails,
    leads.names,
    leads.employers,
    leads.statuses,
  ].map((column) => column.split(VALUE_SEPARATOR));
  const suppressed = emails.flatMap((email, index): KeptLine[] => {
    const reason = reasons.get(email);
    if (!reason) return [];
    const values = [email, names[index] ?? "", employers[index] ?? "", statuses[index] ?? ""];
    const [firstLine, lastLine] = [leads.firstLines[index] ?? 0, leads.lastLines[index] ?? 0];
    const cells = asCells(values, columns);
    return [{ firstLine, lastLine, outcome: "suppressed", reason, otherLine: null, cells }];
  });
  return { rest: pick(leads, (index) => !reasons.has(emails[index] ?? "")), suppressed };
}

/** The values as read, in the columns of the file that they came from; the batch carries no other cells. */
function asCells(
  [email = "", name = "", employer = "", status = ""]: string[],
  columns: ColumnMapping,
): string[] {
  const places: readonly (readonly [number | undefined, string])[] = [
    [columns.status, status],
    [columns.employer, employer],
    [columns.name ?? columns.firstName ?? columns.lastName, name],
    [columns.email, email],
  ];
  const used = places.flatMap(([place]) => (place === undefined ? [] : [place]));
  const cells = Array.from({ length: Math.max(...used) + 1 }, () => "");
  for (const [place, value] of places) if (place !== undefined) cells[place] = value;
  return cells;
}
