/**
 * `pnpm secrets:rotate`: takes every secret to where new ones are kept. With Vault that is Vault; else each is sealed by the first
 * key of `SECRETS_KEYS`, so that the others can be dropped. Settings as for `serve`, which may go on running with the same ones.
 */
import type { Db } from "@rookery/db";
import { pino } from "pino";
import type { Env } from "../src/env.ts";
import { AppError } from "../src/errors.ts";
import { moveSecrets } from "../src/features/secrets/move-secrets.ts";
import { secretsKeysOf, secretsOf } from "../src/ports/from-env.ts";
import { rotateSecrets } from "../src/ports/rotate-secrets.ts";
import { operatorCommand, type Outcome } from "./operator-command.ts";

const secretsAre = (count: number): string => (count === 1 ? "1 secret is" : `${count} secrets are`);

async function sealAnew(db: Db, env: Env): Promise<Outcome> {
  const keys = secretsKeysOf(env);
  const { rotated, unreadable } = await rotateSecrets(db, keys);
  const done = `${secretsAre(rotated)} sealed by ${keys[0].id} now.`;
  return unreadable === 0
    ? { say: `${done} The other keys can be dropped from SECRETS_KEYS.` }
    : {
        say: `${done} ${unreadable} could not be opened by any key given. Keep the others, add the key that is missing and run this again.`,
        code: 1,
      };
}

async function moveToVault(db: Db, env: Env): Promise<Outcome> {
  const log = pino({ level: "silent" });
  try {
    const { moved, unreadable } = await moveSecrets(db, secretsOf(env, { db, log }));
    const done = `${secretsAre(moved)} moved to Vault.`;
    return unreadable === 0
      ? { say: done }
      : {
          say: `${done} ${unreadable} could not be opened by any key given. Add the key that is missing and run this again.`,
          code: 1,
        };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {
      say: "Vault does not take secrets. Look at VAULT_ADDR, its token and VAULT_MOUNT, and run this again; what is not moved stays readable.",
      code: 1,
    };
  }
}

await operatorCommand((db, env) => (env.VAULT_ADDR === undefined ? sealAnew(db, env) : moveToVault(db, env)));
