/**
 * Does one import's job in a process of its own, so that a test can kill it: `node run-import-process.ts <tenant id>
 * <import id>`, with the server's settings in the environment.
 */
import { join } from "node:path";
import { createDb } from "@rookery/db";
import { pino } from "pino";
import type { Deps } from "../context.ts";
import { readEnv } from "../env.ts";
import { runImport } from "../features/imports/run-import.ts";
import { localFiles } from "../ports/files.ts";

const [tenantId = "", importId = ""] = process.argv.slice(2);
const env = readEnv();
const deps: Pick<Deps, "db" | "files" | "log" | "clock"> = {
  db: createDb({ appUrl: env.DATABASE_URL, systemUrl: env.DATABASE_SYSTEM_URL }),
  files: localFiles(join(env.DATA_DIR, "files")),
  log: pino({ level: "silent" }),
  clock: () => new Date(),
};
await runImport(deps, { tenantId, importId }, new AbortController().signal);
await deps.db.close();
