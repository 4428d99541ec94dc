/**
 * `pnpm db:setup [database] --url <superuser address>`: makes the roles and the database, and prints the addresses.
 * The address may also stand in DATABASE_SUPERUSER_URL. It is used here and kept nowhere.
 */
import pg from "pg";
import { newPassword, setUpDatabase } from "../src/roles.ts";
import { command, CommandFault, say } from "./command.ts";

async function hasRoles(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      "SELECT FROM pg_roles WHERE rolname IN ('rookery_app', 'rookery_system')",
    );
    return (rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}

command(async ({ given, newPasswords, ...words }) => {
  const url = words.url ?? process.env["DATABASE_SUPERUSER_URL"];
  if (!url) {
    throw new CommandFault(
      "Give the address of a superuser: pnpm db:setup --url postgresql://postgres:password@host/postgres",
    );
  }
  const database = given[0] ?? "rookery";
  if (!newPasswords && (await hasRoles(url))) {
    throw new CommandFault(
      "The roles are there already, and a running product knows their passwords. Add --new-passwords to replace them; then restart it with the new addresses.",
    );
  }
  const passwords = { owner: newPassword(), app: newPassword(), system: newPassword() };
  const urls = await setUpDatabase(url, database, passwords);
  say("# For db:migrate alone, never for the serving process:");
  say(`DATABASE_OWNER_URL=${urls.owner}`);
  say("# For serve:");
  say(`DATABASE_URL=${urls.app}`);
  say(`DATABASE_SYSTEM_URL=${urls.system}`);
});
