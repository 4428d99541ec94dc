import { createDb, isUnavailable, type Db } from "@rookery/db";
import { readEnv, SettingsFault, type Env } from "../src/env.ts";

/** What a command says at its end; with a `code` other than 0 it has not done what was asked, and says so as an error. */
export interface Outcome {
  readonly say: string;
  readonly code?: number;
}

export function end({ say, code = 0 }: Outcome): void {
  (code === 0 ? process.stdout : process.stderr).write(say.endsWith("\n") ? say : `${say}\n`);
  process.exitCode = code;
}

/** Runs an operator's command on the database, with the settings of `serve`. What an operator can mend is said in a sentence. */
export async function operatorCommand(work: (db: Db, env: Env) => Promise<Outcome>): Promise<void> {
  try {
    const env = readEnv();
    const db = createDb({ appUrl: env.DATABASE_URL, systemUrl: env.DATABASE_SYSTEM_URL, poolSize: 2 });
    try {
      end(await work(db, env));
    } finally {
      await db.close();
    }
  } catch (error) {
    if (error instanceof SettingsFault) end({ say: error.message, code: 1 });
    else if (isUnavailable(error)) end({ say: "The database cannot be reached. Is it running?", code: 1 });
    else throw error;
  }
}
