/**
 * `pnpm secrets:rotate`: seals every secret by the first key of `SECRETS_KEYS`, so that the others can be dropped. Settings as
 * for `serve`, which may go on running with the same `SECRETS_KEYS`.
 */
import { secretsKeysOf } from "../src/ports/from-env.ts";
import { rotateSecrets } from "../src/ports/rotate-secrets.ts";
import { operatorCommand } from "./operator-command.ts";

await operatorCommand(async (db, env) => {
  const keys = secretsKeysOf(env);
  const { rotated, unreadable } = await rotateSecrets(db, keys);
  const done = `${rotated === 1 ? "1 secret is" : `${rotated} secrets are`} sealed by ${keys[0].id} now.`;
  return unreadable === 0
    ? { say: `${done} The other keys can be dropped from SECRETS_KEYS.` }
    : {
        say: `${done} ${unreadable} could not be opened by any key given. Keep the others, add the key that is missing and run this again.`,
        code: 1,
      };
});
