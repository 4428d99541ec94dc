import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TestDatabase } from "@rookery/db/testing";
import { TEST_SECRETS_KEYS } from "./create-test-app.ts";

export interface Ran {
  readonly code: number | null;
  /** Both of its streams. */
  readonly said: string;
}

/** Runs one of `packages/server/scripts` as an operator does, with the settings of `serve`. */
export function runCommand(
  { urls }: TestDatabase,
  script: string,
  { args = [], settings = {} }: { args?: readonly string[]; settings?: Record<string, string> } = {},
): Ran {
  const path = fileURLToPath(new URL(`../../scripts/${script}.ts`, import.meta.url));
  const env = {
    DATABASE_URL: urls.app,
    DATABASE_SYSTEM_URL: urls.system,
    APP_URL: "https://rookery.example",
    APP_SECRET: "a secret of the tests, long enough",
    SECRETS_KEYS: TEST_SECRETS_KEYS,
    SMTP_URL: "smtp://localhost",
    ...settings,
  };
  const ran = spawnSync(process.execPath, [path, ...args], { env, encoding: "utf8" });
  return { code: ran.status, said: `${ran.stdout}${ran.stderr}`.trim() };
}
