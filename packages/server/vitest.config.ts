import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "server",
    include: ["src/**/*.test.ts"],
    globalSetup: ["../db/src/testing/global-setup.ts"],
    maxWorkers: 3,
    // As in production, one process serves one after the other; each file has a database of its own.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
