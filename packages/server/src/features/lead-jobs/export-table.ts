import { exportColumns, type ExportColumn } from "./lead-jobs.schema.ts";
import type { ExportRow } from "./export-rows.ts";

/** A field of the company's own. */
export interface OwnField {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

interface Column {
  readonly header: string;
  readonly cell: (row: ExportRow) => string | null;
}

/** Headers that an import takes for the same columns again. */
const standard: Record<ExportColumn, Column> = {
  email: { header: "Email", cell: ({ email }) => email },
  name: { header: "Name", cell: ({ name }) => name },
  employer: { header: "Employer", cell: ({ employer }) => employer },
  status: { header: "Status", cell: ({ status }) => status },
  tags: { header: "Tags", cell: ({ tags }) => tags?.join(", ") ?? null },
  created: { header: "Created", cell: ({ created }) => created },
  updated: { header: "Updated", cell: ({ updated }) => updated },
  source: { header: "Source", cell: ({ source }) => source },
  file: { header: "File", cell: ({ file }) => file },
};

const isStandard = (column: string): column is ExportColumn => column in standard;

const printed = (value: string | undefined, type: string): string | null =>
  value === undefined ? null : type === "boolean" ? (Number(value) === 0 ? "false" : "true") : value;

/** What an export looks like: headers, and the cells of a lead. */
export interface ExportTable {
  readonly wanted: ReadonlySet<string>;
  readonly withValues: boolean;
  readonly headers: readonly string[];
  cellsOf(row: ExportRow): string[];
}

/** @param asked standard columns and ids of own fields, in their order; null = all. A field that has gone since is left out. */
export function exportTable(asked: readonly string[] | null, fields: readonly OwnField[]): ExportTable {
  const own = new Map(fields.map((field) => [field.id, field]));
  const wanted = asked ?? [...exportColumns, ...own.keys()];
  const columns = wanted.flatMap((column): Column[] => {
    if (isStandard(column)) return [standard[column]];
    const field = own.get(column);
    return field
      ? [{ header: field.name, cell: ({ values }) => printed(values?.[field.id], field.type) }]
      : [];
  });
  return {
    wanted: new Set(wanted),
    withValues: wanted.some((column) => own.has(column)),
    headers: columns.map(({ header }) => header),
    cellsOf: (row) => columns.map(({ cell }) => cell(row) ?? ""),
  };
}
