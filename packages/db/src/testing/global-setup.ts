import type { TestProject } from "vitest/node";
import { startTestServer } from "./test-server.ts";

/** One PostgreSQL a run; test files copy its template. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  project.provide("databaseServer", server.url);
  return () => server.stop();
}
