import type { Tx } from "@rookery/db";
import type { BatchValues } from "./compare-leads.ts";
import { TAG_SEPARATOR, VALUE_SEPARATOR, type KeptLine, type LeadColumns } from "./lead-batches.ts";
import type { ColumnMapping } from "./imports.rules.ts";

/** The batch without the addresses that must not be written to anywhere in the tenant, and the lines of those. */
export async function leaveOutSuppressed(
  tx: Tx,
  leads: LeadColumns,
  columns: ColumnMapping,
): Promise<{ rest: BatchValues; suppressed: KeptLine[] }> {
  if (leads.count === 0) return { rest: leads, suppressed: [] };
  const found = await tx.$queryRaw<{ email: string; status: KeptLine["reason"] }[]>`
    SELECT email, status FROM suppressed_among(string_to_array(${leads.emails}, ${VALUE_SEPARATOR}))`;
  if (found.length === 0) return { rest: leads, suppressed: [] };
  const reasons = new Map(found.map(({ email, status }) => [email, status]));
  const [emails = [], names = [], employers = [], statuses = [], tags = []] = [
    leads.emails,
    leads.names,
    leads.employers,
    leads.statuses,
    leads.tags,
  ].map((column) => column.split(VALUE_SEPARATOR));
  const suppressed = emails.flatMap((email, index): KeptLine[] => {
    const reason = reasons.get(email);
    if (!reason) return [];
    const values = [email, names[index], employers[index], statuses[index], tags[index]];
    const [firstLine, lastLine] = [leads.firstLines[index] ?? 0, leads.lastLines[index] ?? 0];
    const cells = asCells(
      values.map((value) => value ?? ""),
      columns,
    );
    return [{ firstLine, lastLine, outcome: "suppressed", reason, otherLine: null, cells }];
  });
  const isFree = emails.map((email) => !reasons.has(email));
  const of = (column: readonly string[]): string =>
    column.length < emails.length ? "" : column.filter((_, index) => isFree[index]).join(VALUE_SEPARATOR);
  return {
    rest: {
      count: leads.count - suppressed.length,
      emails: of(emails),
      names: of(names),
      employers: of(employers),
      statuses: of(statuses),
      tags: of(tags),
    },
    suppressed,
  };
}

/** The values as read, in the columns of the file that they came from; the batch carries no other cells. */
function asCells(
  [email = "", name = "", employer = "", status = "", tags = ""]: string[],
  columns: ColumnMapping,
): string[] {
  const places: readonly (readonly [number | undefined, string])[] = [
    [columns.tags, tags.replaceAll(TAG_SEPARATOR, ", ")],
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
