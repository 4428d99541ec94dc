import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createTestDatabase, startTestServer, type TestDatabase } from "@rookery/db/testing";

import { processMemoryMib } from "./process-memory.ts";

const serverMain = fileURLToPath(new URL("../../packages/server/src/main.ts", import.meta.url));

export interface Product {
  /** Where the portal and its API are. */
  readonly url: string;
  readonly database: TestDatabase;
  readonly dataDir: string;
  readonly pid: number;
  /** Peak resident memory of the server process so far, in MiB; now where `current`. */
  memoryMib(which: "peak" | "current"): number;
  /** `kill -9`, nothing drained. */
  kill(): Promise<void>;
  /** SIGTERM, as an operator stops it. Resolves with the exit code. */
  terminate(): Promise<number | null>;
  /** Starts the server again on the same port, data and database. */
  launch(): Promise<void>;
  /** Pulls the plug of PostgreSQL. */
  crashDatabase(): Promise<void>;
  recoverDatabase(): Promise<void>;
  /**
   * A second server on the same database and folder, as behind a balancer: in production mode, where its mails go nowhere, or
   * as `dev`, where they are kept beside those of the first.
   */
  launchCopy(mode?: "serve" | "dev"): Promise<Copy>;
  /** Everything that the server has written to its log so far. */
  log(): string;
  stop(): Promise<void>;
}

export interface Copy {
  readonly url: string;
  readonly pid: number;
  terminate(): Promise<number | null>;
}

export interface ProductOptions {
  /** Flush to disk as in production. */
  readonly durable?: boolean;
  /** Serve the built portal as well; it has to be built. */
  readonly portal?: boolean;
  /** Whether the server's log goes to standard error as well. */
  readonly isLogShown?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
    child.once("exit", (code) => resolve(code));
    child.kill(signal);
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** The built product as people get it: its own PostgreSQL, its own process, its own folder. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const server = await startTestServer({ durable: options.durable ?? false });
  const database = await createTestDatabase(server.url);
  const dataDir = mkdtempSync(join(tmpdir(), "rookery-product-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let child: ChildProcess;

  const env = {
    ...process.env,
    ROOKERY_MODE: options.portal ? "start" : "dev",
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: database.urls.app,
    DATABASE_SYSTEM_URL: database.urls.system,
    APP_URL: url,
    APP_SECRET: "a secret of one run, long enough for the rule",
    SECRETS_KEYS: `run:${randomBytes(32).toString("base64")}`,
    LOG_LEVEL: "error",
    ...options.env,
  };

  let written = "";
  const spawnServer = (over: NodeJS.ProcessEnv = {}) =>
    new Promise<ChildProcess>((resolve, reject) => {
      const started = spawn(process.execPath, [serverMain], {
        env: { ...env, ...over },
        stdio: ["ignore", "pipe", "pipe", "ipc"],
      });
      for (const stream of [started.stdout, started.stderr]) {
        stream?.on("data", (chunk: Buffer) => {
          written += chunk.toString();
          if (options.isLogShown ?? true) process.stderr.write(chunk);
        });
      }
      started.once("message", () => resolve(started));
      started.once("exit", (code) =>
        reject(new Error(`The server ended with ${code} before it listened:\n${written.slice(-2_000)}`)),
      );
    });
  const launch = async () => {
    child = await spawnServer();
  };

  await launch();
  return {
    url,
    database,
    dataDir,
    get pid() {
      return child.pid ?? 0;
    },
    memoryMib: (which) => processMemoryMib(child.pid ?? 0, which),
    kill: async () => void (await ended(child, "SIGKILL")),
    terminate: () => ended(child, "SIGTERM"),
    launch,
    crashDatabase: () => server.crash(),
    recoverDatabase: () => server.recover(),
    log: () => written,
    launchCopy: async (mode = "serve") => {
      const copyPort = await freePort();
      const over = {
        PORT: String(copyPort),
        HOST: "127.0.0.1",
        ROOKERY_MODE: mode,
        ...(mode === "serve" ? { SMTP_URL: "smtp://127.0.0.1:1" } : {}),
      };
      const copy = await spawnServer(over);
      return {
        url: `http://127.0.0.1:${copyPort}`,
        pid: copy.pid ?? 0,
        terminate: () => ended(copy, "SIGTERM"),
      };
    },
    stop: async () => {
      await ended(child, "SIGTERM");
      await database.drop().catch(() => undefined);
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
