import { defineConfig } from "@playwright/test";
import { chromeOptions } from "./product/chrome.ts";

/** Journeys run against one built product with a database of its own; each makes its tenant. */
export default defineConfig({
  testDir: "journeys",
  outputDir: "test-results",
  globalSetup: "./journeys/start-once.ts",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env["CI"] !== undefined,
  reporter: [["list"]],
  use: {
    actionTimeout: 10_000,
    browserName: "chromium",
    launchOptions: await chromeOptions(),
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
  },
});
