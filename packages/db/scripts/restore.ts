/**
 * `pnpm db:restore <file> [--url <superuser address>]`: puts a back-up into an empty, migrated database, or changes nothing.
 * Without an address it takes the server of `start` (DATA_DIR): the database is made and migrated there, also where the
 * back-up is of an earlier release.
 */
import { resolve } from "node:path";
import { readBackupHeader, restore } from "../src/backup/restore.ts";
import type { BackupSummary } from "../src/backup/back-up.ts";
import { applyMigrations } from "../src/migrate.ts";
import { setUpDatabase } from "../src/roles.ts";
import { command, CommandFault, say } from "./command.ts";
import { withEmbedded, type EmbeddedDoor } from "./superuser-door.ts";

/** As far as the back-up's release went; the rows come; then the rest, as it would have been on the old database. */
async function restoreEmbedded(
  { server, credentials, url }: EmbeddedDoor,
  file: string,
): Promise<BackupSummary> {
  const last = (await readBackupHeader(file)).migrations.at(-1)?.name;
  const { owner } = await setUpDatabase(server.url("postgres"), "rookery", credentials);
  await applyMigrations(owner, undefined, last);
  const made = await restore(url, file);
  await applyMigrations(owner);
  return made;
}

command(async ({ given: [name], url }) => {
  if (!name) throw new CommandFault("Name the file to restore: pnpm db:restore rookery.backup");
  const file = resolve(process.env["INIT_CWD"] ?? ".", name);
  const made = await (url ? restore(url, file) : withEmbedded((door) => restoreEmbedded(door, file)));
  say(`Restored ${made.rows} rows of ${made.tables} tables, counted on both sides.`);
});
