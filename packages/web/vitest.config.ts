import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  test: {
    name: "web",
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "http://portal.test/" } },
    setupFiles: ["src/testing/setup.ts"],
    testTimeout: 20_000,
    css: false,
    maxWorkers: 3,
  },
});
