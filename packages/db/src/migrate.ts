import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { ScriptFault, withSchemaEngine, type SchemaEngine } from "./schema-engine.ts";

export const prismaFolder = fileURLToPath(new URL("../prisma/", import.meta.url));
const migrationsFolder = join(prismaFolder, "migrations");
const noFilters = { externalTables: [], externalEnums: [] };

/** A migration folder that the database cannot take as it is; the message says what to do. */
export class MigrationFault extends Error {
  override name = "MigrationFault";
}

/** Names of this release's migrations, oldest first. */
export function migrationNames(folder = migrationsFolder): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

const scriptOf = (folder: string, name: string): string =>
  readFileSync(join(folder, name, "migration.sql"), "utf8");

function migrationsList(folder: string, last?: string) {
  return {
    baseDir: folder,
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(join(migrationsFolder, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames(folder)
      .filter((name) => last === undefined || name <= last)
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: scriptOf(folder, name) },
        },
      })),
  };
}

/** A script is one transaction, unless it ends it itself or builds an index outside of any. */
const isWhole = (script: string): boolean =>
  !/\b(COMMIT|CONCURRENTLY)\b/i.test(script.replaceAll(/--.*$/gm, ""));

const whereUnfinished = "finished_at IS NULL AND rolled_back_at IS NULL";

/** The engine would note the end of a migration in a transaction of its own: killed in between, it would run it again. */
const markFinished = `
;UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1
 WHERE ${whereUnfinished}`;

const isMigration = (script: string, folder: string): boolean =>
  migrationNames(folder).some((name) => scriptOf(folder, name) === script);

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Also from two machines: the others wait, and then find nothing to do. The lock goes with its connection. */
const oneAtATime = <T>(ownerUrl: string, work: () => Promise<T>): Promise<T> =>
  withClient(ownerUrl, async (lock) => {
    await lock.query("BEGIN");
    await lock.query("SELECT pg_advisory_xact_lock(hashtextextended('rookery.migrate', 0))");
    return await work();
  });

/** Clears the traces of scripts that a kill or a fault ended: PostgreSQL took them back whole, so they may run again. */
const clearInterrupted = (ownerUrl: string, folder: string): Promise<void> =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') AS found");
    if (!rows[0]?.found) return;
    const whole = migrationNames(folder).filter((name) => isWhole(scriptOf(folder, name)));
    await client.query(
      `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE ${whereUnfinished} AND migration_name = ANY ($1)`,
      [whole],
    );
  });

const unfinished = (ownerUrl: string): Promise<string> =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT migration_name AS name FROM _prisma_migrations WHERE ${whereUnfinished}`,
    );
    return rows.map(({ name }) => name).join(", ");
  });

/**
 * Brings the database to this release, as `prisma migrate deploy` would, and keeps `_prisma_migrations` as it does.
 * Killed at any point it can be run again. Two at once end with one application.
 * @param ownerUrl address of rookery_owner.
 * @param last name of the last migration to apply; all of them when absent.
 * @returns names of the migrations applied now.
 * @throws MigrationFault when a script fails, an applied one was edited, or one was left half-way.
 */
export function applyMigrations(
  ownerUrl: string,
  folder = migrationsFolder,
  last?: string,
): Promise<string[]> {
  return oneAtATime(ownerUrl, async () => {
    await clearInterrupted(ownerUrl, folder);
    const ending = (script: string) => (isMigration(script, folder) && isWhole(script) ? markFinished : "");
    try {
      return await withSchemaEngine(
        ownerUrl,
        (engine) => applyAll(engine, migrationsList(folder, last)),
        ending,
      );
    } catch (error) {
      if (!(error instanceof ScriptFault)) throw error;
      throw new MigrationFault(
        `Migration ${await unfinished(ownerUrl)} failed, and PostgreSQL took it back: ${(error.cause as Error).message}`,
        { cause: error.cause },
      );
    }
  });
}

async function applyAll(engine: SchemaEngine, list: ReturnType<typeof migrationsList>): Promise<string[]> {
  const state = await engine.diagnoseMigrationHistory({
    migrationsList: list,
    optInToShadowDatabase: false,
    filters: noFilters,
  });
  if (state.failedMigrationNames.length > 0) {
    throw new MigrationFault(
      `Migration ${state.failedMigrationNames.join(", ")} failed half-way. Restore the backup taken before it, or mend the database by hand and mark it with \`prisma migrate resolve\`.`,
    );
  }
  if (state.editedMigrationNames.length > 0) {
    throw new MigrationFault(
      `Migration ${state.editedMigrationNames.join(", ")} was changed after it had been applied. Restore the file; put the change into a new migration (db:new).`,
    );
  }
  const result = await engine.applyMigrations({ migrationsList: list, filters: noFilters });
  return result.appliedMigrationNames;
}

/**
 * Names of migrations of this release that the database lacks. Reads as rookery_system.
 * @throws the driver's error when the database cannot be reached.
 */
export async function pendingMigrations(pool: pg.Pool, folder = migrationsFolder): Promise<string[]> {
  const known = await pool.query<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const applied = new Set(known.rows.map((row) => row.migration_name));
  return migrationNames(folder).filter((name) => !applied.has(name));
}

/** The SQL that makes an empty database what `prisma/schema` says, or that brings `from` there. */
export async function schemaDiff(
  databaseUrl: string,
  from?: { path: string; content: string }[],
): Promise<string> {
  const to = { tag: "schemaDatamodel" as const, files: schemaFiles() };
  const source = from ? { tag: "schemaDatamodel" as const, files: from } : { tag: "empty" as const };
  const diff = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({ from: source, to, script: true, exitCode: null, filters: noFilters }),
  );
  return diff.stdout ?? "";
}

/** The Prisma schema's files, as the engine wants them. */
export function schemaFiles(): { path: string; content: string }[] {
  const folder = join(prismaFolder, "schema");
  return readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return { path, content: readFileSync(path, "utf8") };
  });
}
