import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: ["packages/dns", "packages/db", "packages/server", "packages/web"],
    // Tests wait for PostgreSQL and timers more than they compute: one more worker than the two cores of a small machine. Each
    // project says the same; one that says nothing would run on a single worker there.
    maxWorkers: 3,
  },
});
