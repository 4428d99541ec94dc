export { createTestDatabase, type TestDatabase } from "./test-database.ts";
export { startTestServer, type TestServer } from "./test-server.ts";
export { naiveClient } from "./naive-client.ts";
export { explain, tablesScanned, type Explained, type PlanNode } from "./explain.ts";
export * as rows from "./rows.ts";
// Exported so that the module below is known wherever this one is.
export type { ProvidedContext } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** Superuser address of the run's PostgreSQL. */
    databaseServer: string;
  }
}
