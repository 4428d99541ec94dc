import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { BackupSummary } from "./back-up.ts";
import { BackupReader, rowsIn, type FileHeader } from "./backup-file.ts";
import { BackupFault, readContent, type Content, type Migration } from "./content.ts";

/** Opens the file for `work`, and tells a damaged one from other faults. */
async function reading<T>(file: string, work: (reader: BackupReader) => Promise<T>): Promise<T> {
  const [packed, bytes] = [createReadStream(file), createGunzip()];
  packed.once("error", (error) => bytes.destroy(error));
  packed.pipe(bytes);
  try {
    return await work(new BackupReader(bytes));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new BackupFault(`${file} is not there.`, { cause: error });
    if (code?.startsWith("Z_") || error instanceof SyntaxError) {
      throw new BackupFault(`${file} is cut off or damaged (${message}). Use another back-up.`, {
        cause: error,
      });
    }
    throw error;
  } finally {
    packed.destroy();
    bytes.destroy();
  }
}

/** What the file says of the database that it was made from. */
export const readBackupHeader = (file: string): Promise<FileHeader> =>
  reading(file, (reader) => reader.header());

/**
 * Puts a back-up into an empty database of the same migrations: all of it, or nothing.
 * @param url address of a superuser.
 * @throws BackupFault where the database holds rows, has other migrations, or the file is damaged or cut off.
 */
export async function restore(url: string, file: string): Promise<BackupSummary> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("BEGIN");
    // The rows come from one consistent state: keys need no second look, and tables no order.
    await client.query(
      "SET LOCAL session_replication_role = replica; SET LOCAL row_security = off; SET LOCAL statement_timeout = 0",
    );
    const content = await readContent(client);
    const summary = await reading(file, async (reader) => {
      refuseOtherRelease((await reader.header()).migrations, content.migrations);
      await refuseRows(client, content);
      await client.query(`TRUNCATE ${content.tables.map(({ name }) => name).join(", ")}`);
      return fill(client, content, reader);
    });
    await client.query("COMMIT");
    await client.query("ANALYZE");
    return summary;
  } finally {
    await client.end();
  }
}

function refuseOtherRelease(theirs: readonly Migration[], ours: readonly Migration[]): void {
  const known = new Map(ours.map(({ name, checksum }) => [name, checksum]));
  const unknown = theirs.filter(({ name, checksum }) => known.get(name) !== checksum);
  const missing = ours.filter(({ name }) => !theirs.some((each) => each.name === name));
  if (unknown.length === 0 && missing.length === 0) return;
  const names = [...unknown, ...missing].map(({ name }) => name).join(", ");
  throw new BackupFault(
    `The back-up is of another release: the migrations differ (${names}). Restore it with the release that made it, then migrate.`,
  );
}

/** Rows that the migrations made are no one's; the queue's are of the same kind. */
async function refuseRows(client: pg.Client, { tables }: Content): Promise<void> {
  const held: string[] = [];
  for (const { name } of tables.filter((table) => table.name.startsWith("public."))) {
    const { rowCount } = await client.query(`SELECT FROM ${name} LIMIT 1`);
    if (rowCount) held.push(name.replace("public.", ""));
  }
  if (held.length > 0) {
    throw new BackupFault(
      `The database is not empty (${held.join(", ")}). Restore into a new one, so that nothing is lost.`,
    );
  }
}

async function fill(client: pg.Client, content: Content, reader: BackupReader): Promise<BackupSummary> {
  const counts: Record<string, number> = {};
  for (;;) {
    const part = await reader.part();
    if ("counts" in part) {
      await reader.end();
      await compare(client, part.counts, counts);
      return {
        tables: Object.keys(counts).length,
        rows: Object.values(counts).reduce((sum, n) => sum + n, 0),
      };
    }
    const table = content.tables.find(({ name }) => name === part.name);
    if (table?.columns.join() !== part.columns.join()) {
      throw new BackupFault(`${part.name} has other columns here than in the back-up.`);
    }
    counts[table.name] = await fillTable(client, `${table.name} (${table.columns.join(", ")})`, reader);
  }
}

async function fillTable(client: pg.Client, into: string, reader: BackupReader): Promise<number> {
  let rows = 0;
  const counted = async function* () {
    for await (const chunk of reader.rows()) {
      rows += rowsIn(chunk);
      yield chunk;
    }
  };
  await pipeline(counted, client.query(copyFrom(`COPY ${into} FROM STDIN`))).catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new BackupFault(`The rows of ${into} are damaged (${error.message}). Use another back-up.`, {
      cause: error,
    });
  });
  return rows;
}

/** Rows promised by the file, read from it, and present: three counts that must be one. */
async function compare(
  client: pg.Client,
  promised: Record<string, number>,
  read: Record<string, number>,
): Promise<void> {
  for (const [name, rows] of Object.entries(promised)) {
    const { rows: found } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${name}`);
    const present = Number(found[0]?.n);
    if (read[name] !== rows || present !== rows) {
      throw new BackupFault(
        `${name}: the back-up promises ${rows} rows, holds ${read[name] ?? 0}, and ${present} came in. Nothing was restored.`,
      );
    }
  }
}
