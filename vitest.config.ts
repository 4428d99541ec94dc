import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: ["packages/dns", "packages/db", "packages/server", "packages/web"],
    // Slice tests wait for PostgreSQL; more files at once than cores only slow each other down.
    maxWorkers: 2,
  },
});
