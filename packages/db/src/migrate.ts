import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { withSchemaEngine } from "./schema-engine.ts";

export const prismaFolder = fileURLToPath(new URL("../prisma/", import.meta.url));
const migrationsFolder = join(prismaFolder, "migrations");
const noFilters = { externalTables: [], externalEnums: [] };

/** A migration folder that the database cannot take as it is; the message says what to do. */
export class MigrationFault extends Error {
  override name = "MigrationFault";
}

/** Names of this release's migrations, oldest first. */
export function migrationNames(): string[] {
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function migrationsList() {
  return {
    baseDir: migrationsFolder,
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(join(migrationsFolder, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames().map((name) => {
      const content = readFileSync(join(migrationsFolder, name, "migration.sql"), "utf8");
      return {
        path: name,
        migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: content } },
      };
    }),
  };
}

/**
 * Brings the database to this release, as `prisma migrate deploy` would, and keeps `_prisma_migrations` as it does.
 * @param ownerUrl address of rookery_owner.
 * @returns names of the migrations applied now.
 * @throws MigrationFault when an applied migration was edited or one failed half-way.
 */
export async function applyMigrations(ownerUrl: string): Promise<string[]> {
  return withSchemaEngine(ownerUrl, async (engine) => {
    const list = migrationsList();
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
  });
}

/**
 * Names of migrations of this release that the database lacks. Reads as rookery_system.
 * @throws the driver's error when the database cannot be reached.
 */
export async function pendingMigrations(pool: pg.Pool): Promise<string[]> {
  const known = await pool.query<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const applied = new Set(known.rows.map((row) => row.migration_name));
  return migrationNames().filter((name) => !applied.has(name));
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
