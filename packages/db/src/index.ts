export { createDb, type Db, type DbOptions } from "./client.ts";
export {
  asSystem,
  inTenant,
  readInTenant,
  readRows,
  readRowsAsSystem,
  systemPoolOf,
  type Scope,
  type Tx,
} from "./tenant.ts";
export {
  isMissingReference,
  isMissingRow,
  isRlsRefusal,
  isUnavailable,
  isUniqueViolation,
} from "./errors.ts";
export { applyMigrations, MigrationFault, migrationNames, pendingMigrations } from "./migrate.ts";
export { newPassword, setUpDatabase, type DatabaseUrls, type RolePasswords } from "./roles.ts";
export { EmbeddedPostgresFault, startEmbeddedPostgres, type EmbeddedPostgres } from "./embedded.ts";
export { checkServer, ServerFault } from "./check-server.ts";
export { Prisma } from "./generated/client.ts";
