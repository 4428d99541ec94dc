/**
 * `pnpm db:backup <file> [--url <superuser address>]`: writes one consistent state of the database, also while the product
 * runs. Without an address it takes the server of `start` (DATA_DIR).
 */
import { resolve } from "node:path";
import { backUp } from "../src/backup/back-up.ts";
import { command, CommandFault, say } from "./command.ts";
import { withEmbedded } from "./superuser-door.ts";

command(async ({ given: [name], url }) => {
  if (!name) throw new CommandFault("Name the file to write: pnpm db:backup rookery.backup");
  // pnpm runs scripts in their package's folder; the person stands elsewhere.
  const file = resolve(process.env["INIT_CWD"] ?? ".", name);
  const made = await (url ? backUp(url, file) : withEmbedded((door) => backUp(door.url, file)));
  say(`Wrote ${made.rows} rows of ${made.tables} tables to ${file}. It holds personal data: keep it closed.`);
});
