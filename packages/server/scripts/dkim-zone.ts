/**
 * `pnpm dkim:zone`: the DKIM keys of all domains as zone lines below `sending.dkim_target`, for the operator's own name
 * servers. Run it on a schedule and load what it prints; without that setting every domain publishes its key itself.
 */
import { createDb, isUnavailable } from "@rookery/db";
import { exportRecords } from "@rookery/dns";
import { readEnv, SettingsFault } from "../src/env.ts";
import { delegatedKeys } from "../src/features/domains/delegated-keys.ts";
import { sendingSettings } from "../src/features/domains/sending-settings.ts";

async function main(): Promise<number> {
  const env = readEnv();
  const db = createDb({ appUrl: env.DATABASE_URL, systemUrl: env.DATABASE_SYSTEM_URL, poolSize: 2 });
  try {
    const { dkimTarget } = await sendingSettings(db, env.APP_URL);
    if (dkimTarget === undefined)
      return tell("sending.dkim_target is not set, so domains publish their keys themselves.", 1);
    process.stdout.write(exportRecords("bind", await delegatedKeys(db, dkimTarget), dkimTarget));
    return 0;
  } finally {
    await db.close();
  }
}

function tell(line: string, code: number): number {
  process.stderr.write(`${line}\n`);
  return code;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof SettingsFault) process.exitCode = tell(error.message, 1);
  else if (isUnavailable(error)) process.exitCode = tell("The database cannot be reached. Is it running?", 1);
  else throw error;
}
