/**
 * `pnpm db:new <name>`: writes a migration that brings the committed schema to the edited one. Fill in its first line, and
 * add by hand what Prisma cannot say: checks, partial indexes, walls.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { prismaFolder, schemaDiff } from "../src/migrate.ts";
import { startTestServer } from "../src/testing/test-server.ts";
import { command, CommandFault, say } from "./command.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const schema = "packages/db/prisma/schema";

function git(...args: string[]): string {
  const asked = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  if (asked.status !== 0) throw new CommandFault(`git ${args.join(" ")}: ${asked.stderr.trim()}`);
  return asked.stdout;
}

const committed = (): { path: string; content: string }[] =>
  git("ls-tree", "-r", "--name-only", "HEAD", "--", schema)
    .split("\n")
    .filter((path) => path.endsWith(".prisma"))
    .map((path) => ({ path: join(root, path), content: git("show", `HEAD:${path}`) }));

command(async ({ given: [name] }) => {
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new CommandFault("Give it a name in lower case: pnpm db:new add_lead_source");
  }
  const server = await startTestServer();
  try {
    const sql = await schemaDiff(server.url, committed());
    const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
    const folder = join(prismaFolder, "migrations", `${stamp}_${name}`);
    mkdirSync(folder);
    writeFileSync(join(folder, "migration.sql"), `-- Why: \n\n${sql.trim()}\n`);
    say(`Wrote ${folder}/migration.sql`);
    say(
      "Say why in its first line. A new table also needs its protect_table() and its line in test/walls.ts.",
    );
  } finally {
    await server.stop();
  }
});
