/** `pnpm db:migrate`: brings the database of DATABASE_OWNER_URL to this release. Safe to repeat, and to run twice at once. */
import { applyMigrations } from "../src/migrate.ts";
import { command, CommandFault, say } from "./command.ts";

command(async ({ url = process.env["DATABASE_OWNER_URL"] }) => {
  if (!url) {
    throw new CommandFault("Set DATABASE_OWNER_URL to the address of rookery_owner; db:setup printed it.");
  }
  const applied = await applyMigrations(url);
  for (const name of applied) say(`Applied ${name}`);
  say(
    applied.length === 0
      ? "Nothing to do: the database is of this release."
      : "The database is of this release.",
  );
});
