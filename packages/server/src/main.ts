import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { checkServer, createDb, pendingMigrations, ServerFault, systemPoolOf } from "@rookery/db";
import { Hono } from "hono";
import { pino } from "pino";
import { createApp } from "./app.ts";
import type { Deps } from "./context.ts";
import { readEnv, SettingsFault, type Env } from "./env.ts";
import { createHealth } from "./health.ts";
import { jobBodies } from "./jobs/job-bodies.ts";
import { createQueue } from "./jobs/queue.ts";
import { createLiveEvents } from "./live-events.ts";
import { createMetrics } from "./metrics.ts";
import { ops } from "./ops.ts";
import { systemClock } from "./ports/clock.ts";
import { localFiles } from "./ports/files.ts";
import {
  dnsLookupOf,
  mailerOf,
  mailFolderOf,
  mailServerOf,
  mailSignInsOf,
  outboundOf,
  secretsOf,
} from "./ports/from-env.ts";
import { createRateLimits } from "./rate-limits.ts";
import { createTokens } from "./tokens.ts";

/** Longest that a shutdown waits for requests under way. */
const DRAIN_MS = 8_000;

/** So long a process goes on taking requests after it said that it is not ready, for balancers to notice. */
const NOTICE_MS = 1_000;

async function main(): Promise<void> {
  const env = readEnv();
  await checkServer(env.DATABASE_URL, "DATABASE_URL");
  await checkServer(env.DATABASE_SYSTEM_URL, "DATABASE_SYSTEM_URL");

  const log = pino({ level: env.LOG_LEVEL, base: null, redact: ["*.password", "*.token", "*.cookie"] });
  const metrics = createMetrics();
  const db = createDb({
    appUrl: env.DATABASE_URL,
    systemUrl: env.DATABASE_SYSTEM_URL,
    poolSize: env.DATABASE_POOL_SIZE,
    onSystem: metrics.countSystem,
  });
  await refusePending(db);

  const listenUrl = env.DATABASE_LISTEN_URL ?? env.DATABASE_SYSTEM_URL;
  const queue = createQueue(listenUrl, log);
  const events = createLiveEvents(listenUrl, log);
  const dns = dnsLookupOf(env);
  const deps: Deps = {
    env,
    db,
    log,
    metrics,
    events,
    clock: systemClock,
    files: localFiles(join(env.DATA_DIR, "files")),
    secrets: secretsOf(env, { db, log }),
    dns,
    outbound: outboundOf(env, dns),
    sendMail: mailerOf(env),
    mailServer: mailServerOf(env),
    mailSignIns: mailSignInsOf(env),
    tokens: createTokens(env.APP_SECRET),
    limits: createRateLimits(db),
  };
  const health = createHealth(db, queue);
  const app = createApp(deps, { health, mailFolder: mailFolderOf(env), portalFolder: portalFolder(env) });

  await queue.start(jobBodies(deps));
  const server = await listen(app.fetch, env.PORT, env.HOST ?? (env.production ? "0.0.0.0" : "127.0.0.1"));
  const opsServer =
    env.OPS_PORT === undefined
      ? undefined
      : await listen(new Hono().route("/", ops(deps, health)).fetch, env.OPS_PORT, "127.0.0.1");
  if (env.OPS_TOKEN) app.route("/ops", ops(deps, health));
  log.info({ port: server.port, mode: env.ROOKERY_MODE }, "listening");
  process.send?.({ listening: server.port });

  let stopping = false;
  const stop = async () => {
    // A second signal does not wait.
    if (stopping) process.exit(1);
    stopping = true;
    health.drain();
    setTimeout(() => process.exit(1), NOTICE_MS + DRAIN_MS + 500).unref();
    if (env.production) await sleep(NOTICE_MS);
    await events.close();
    await Promise.all([server.close(), opsServer?.close(), queue.stop()]);
    await db.close();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
  process.on("disconnect", () => void stop());
}

async function refusePending(db: ReturnType<typeof createDb>): Promise<void> {
  const pending = await pendingMigrations(systemPoolOf(db)).catch(() => ["all of them"]);
  if (pending.length > 0) {
    throw new SettingsFault(`The database lacks migrations (${pending.join(", ")}). Run: pnpm db:migrate`);
  }
}

/** In `dev` Vite serves the portal. */
function portalFolder(env: Env): string | undefined {
  if (env.ROOKERY_MODE === "dev") return undefined;
  const folder = fileURLToPath(new URL("../../web/dist", import.meta.url));
  if (!existsSync(join(folder, "index.html"))) {
    throw new SettingsFault("The portal is not built. Run: pnpm build");
  }
  return folder;
}

interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

function listen(fetch: Hono["fetch"], port: number, hostname: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname }, (info) =>
      resolve({
        port: info.port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ("closeIdleConnections" in server) server.closeIdleConnections();
            // Streams that never end by themselves would hold the door open.
            setTimeout(
              () => "closeAllConnections" in server && server.closeAllConnections(),
              DRAIN_MS,
            ).unref();
          }),
      }),
    );
    if ("headersTimeout" in server) {
      server.headersTimeout = 20_000;
      server.maxConnections = 5_000;
    }
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new SettingsFault(`Port ${port} is taken. Stop what uses it, or set PORT to another one.`)
          : error,
      ),
    );
  });
}

main().catch((error: unknown) => {
  const known = error instanceof SettingsFault || error instanceof ServerFault;
  process.stderr.write(`${known ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
