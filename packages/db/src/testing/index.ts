export { createTestDatabase, type TestDatabase } from "./test-database.ts";
export { startTestServer, type TestServer } from "./test-server.ts";
export { naiveClient } from "./naive-client.ts";
export * as rows from "./rows.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Superuser address of the run's PostgreSQL. */
    databaseServer: string;
  }
}
