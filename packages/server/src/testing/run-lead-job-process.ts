/**
 * Does one bulk job in a process of its own, so that a test can kill it: `node run-lead-job-process.ts <tenant id> <job id>`, with the
 * server's settings in the environment.
 */
import { join } from "node:path";
import { createDb } from "@rookery/db";
import { pino } from "pino";
import { readEnv } from "../env.ts";
import { runLeadJob } from "../features/lead-jobs/run-lead-job.ts";
import { localFiles } from "../ports/files.ts";

const [tenantId = "", jobId = ""] = process.argv.slice(2);
const env = readEnv();
const deps = {
  db: createDb({ appUrl: env.DATABASE_URL, systemUrl: env.DATABASE_SYSTEM_URL }),
  files: localFiles(join(env.DATA_DIR, "files")),
  log: pino({ level: "silent" }),
  clock: () => new Date(),
};
await runLeadJob(deps, { tenantId, jobId }, new AbortController().signal);
await deps.db.close();
