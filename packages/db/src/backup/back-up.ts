import { createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { constants, createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { endOfRows, FORMAT, jsonLine, rowsIn } from "./backup-file.ts";
import { BackupFault, readContent, type Content } from "./content.ts";

export interface BackupSummary {
  readonly tables: number;
  readonly rows: number;
}

/**
 * Writes one consistent state of the whole database into a file, while the product runs.
 * @param url address of a superuser, or of a role with BYPASSRLS that may read every table.
 * @param file must not exist; it appears when it is complete, readable by its owner alone.
 * @throws BackupFault
 */
export async function backUp(url: string, file: string): Promise<BackupSummary> {
  if (existsSync(file)) throw new BackupFault(`${file} is there already. Name another file.`);
  const partial = `${file}.partial`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // A role that the walls bind must fail, not write a part of the rows.
    await client.query("SET LOCAL row_security = off; SET LOCAL statement_timeout = 0");
    const content = await readContent(client);
    const counts: Record<string, number> = {};
    await pipeline(
      () => parts(client, content, counts),
      // Rows compress well at the fastest level; a higher one costs minutes and saves little.
      createGzip({ level: constants.Z_BEST_SPEED }),
      createWriteStream(partial, { mode: 0o600, flush: true }),
    );
    renameSync(partial, file);
    return {
      tables: content.tables.length,
      rows: Object.values(counts).reduce((sum, rows) => sum + rows, 0),
    };
  } catch (error) {
    rmSync(partial, { force: true });
    if ((error as { code?: string }).code === "42501") {
      throw new BackupFault("This role may not read every row. Use the address of a superuser.", {
        cause: error,
      });
    }
    throw error;
  } finally {
    await client.end();
  }
}

async function* parts(
  client: pg.Client,
  { tables, migrations }: Content,
  counts: Record<string, number>,
): AsyncGenerator<Buffer> {
  yield jsonLine({ format: FORMAT, made: new Date().toISOString(), migrations });
  for (const table of tables) {
    yield jsonLine(table);
    counts[table.name] = 0;
    const rows = client.query(
      copyTo(`COPY (SELECT ${table.columns.join(", ")} FROM ${table.name}) TO STDOUT`),
    );
    for await (const chunk of rows as AsyncIterable<Buffer>) {
      counts[table.name] = (counts[table.name] ?? 0) + rowsIn(chunk);
      yield chunk;
    }
    yield endOfRows;
  }
  yield jsonLine({ counts });
}
