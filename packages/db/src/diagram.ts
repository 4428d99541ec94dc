import { basename } from "node:path";
import type pg from "pg";
import { schemaFiles } from "./migrate.ts";

type Queryable = Pick<pg.Pool, "query">;

interface Column {
  table: string;
  name: string;
  type: string;
  is_key: boolean;
  is_reference: boolean;
}

interface Reference {
  child: string;
  parent: string;
  columns: string[];
  /** The child may stand without a parent. */
  is_optional: boolean;
}

export const BEGIN =
  "<!-- The diagrams are written by `pnpm db:diagram`; a test compares them with the database. -->";
export const END = "<!-- End of the diagrams. -->";

/** Entity diagrams in Mermaid, one for each slice of the schema, from the catalogue. */
export async function drawDiagrams(db: Queryable): Promise<string> {
  const { rows: columns } = await db.query<Column>(
    `SELECT c.relname AS table, a.attname AS name,
            CASE WHEN t.typname LIKE '\\_%' THEN substr(t.typname, 2) || '[]' ELSE t.typname::text END AS type,
            EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p' AND a.attnum = ANY (k.conkey)) AS is_key,
            EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY (k.conkey)) AS is_reference
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
     ORDER BY c.relname, a.attnum`,
  );
  // A second key that only holds the wall between companies says nothing new.
  const { rows: references } = await db.query<Reference>(
    `SELECT k.conrelid::regclass::text AS child, k.confrelid::regclass::text AS parent,
            array_agg(a.attname::text ORDER BY place) AS columns, bool_or(NOT a.attnotnull) AS is_optional
     FROM pg_constraint k, unnest(k.conkey) WITH ORDINALITY AS key (number, place)
     JOIN pg_attribute a ON a.attnum = key.number
     WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND a.attrelid = k.conrelid
       AND k.conname !~ '_company_\\w+_fkey$'
     GROUP BY k.oid, k.conrelid, k.confrelid, k.conname ORDER BY 1, 2, k.conname`,
  );
  const slices = schemaFiles()
    .map(({ path, content }) => ({
      title: basename(path, ".prisma"),
      tables: [...content.matchAll(/@@map\("(\w+)"\)/g)].map(([, table = ""]) => table),
    }))
    .filter(({ tables }) => tables.length > 0)
    .sort((a, b) => a.title.localeCompare(b.title));
  return slices.map((slice) => drawSlice(slice, columns, references)).join("\n");
}

function drawSlice(
  { title, tables }: { title: string; tables: string[] },
  columns: readonly Column[],
  references: readonly Reference[],
): string {
  const boxes = tables.flatMap((table) => [
    `  ${table} {`,
    ...columns
      .filter((column) => column.table === table)
      .map(({ type, name, is_key, is_reference }) => {
        const marks = [is_key ? "PK" : "", is_reference ? "FK" : ""].filter(Boolean).join(",");
        return `    ${type} ${name}${marks ? ` ${marks}` : ""}`;
      }),
    "  }",
  ]);
  const lines = references
    .filter(({ child }) => tables.includes(child))
    .map(
      ({ child, parent, columns, is_optional }) =>
        `  ${parent} ${is_optional ? "|o" : "||"}--o{ ${child} : "${columns.join(", ")}"`,
    );
  return [`### ${title}`, "", "```mermaid", "erDiagram", ...boxes, ...lines, "```", ""].join("\n");
}

/** The page with its diagrams replaced. */
export function withDiagrams(page: string, diagrams: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`The page lacks its marks:\n${BEGIN}\n${END}`);
  return `${before}${BEGIN}\n\n${diagrams}\n${END}${after}`;
}
