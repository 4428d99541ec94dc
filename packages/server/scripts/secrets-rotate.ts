/**
 * `pnpm secrets:rotate`: seals every secret by the first key of `SECRETS_KEYS`, so that the others can be dropped. Settings as
 * for `serve`, which may go on running with the same `SECRETS_KEYS`.
 */
import { createDb, isUnavailable } from "@rookery/db";
import { readEnv, SettingsFault } from "../src/env.ts";
import { secretsKeysOf } from "../src/ports/from-env.ts";
import { rotateSecrets } from "../src/ports/secrets.ts";

async function main(): Promise<number> {
  const env = readEnv();
  const keys = secretsKeysOf(env);
  const db = createDb({ appUrl: env.DATABASE_URL, systemUrl: env.DATABASE_SYSTEM_URL, poolSize: 2 });
  try {
    const { rotated, unreadable } = await rotateSecrets(db, keys);
    const done = `${rotated} secrets are sealed by ${keys[0].id} now.`;
    if (unreadable === 0) return tell(`${done} The other keys can be dropped from SECRETS_KEYS.`, 0);
    return tell(
      `${done} ${unreadable} could not be opened by any key given. Keep the others, add the key that is missing and run this again.`,
      1,
    );
  } finally {
    await db.close();
  }
}

function tell(line: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(`${line}\n`);
  return code;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof SettingsFault) process.exitCode = tell(error.message, 1);
  else if (isUnavailable(error)) process.exitCode = tell("The database cannot be reached. Is it running?", 1);
  else throw error;
}
