import { spawn, type ChildProcess } from "node:child_process";
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
  /** Pulls the plug of PostgreSQL and starts it again. */
  crashDatabase(): Promise<void>;
  stop(): Promise<void>;
}

export interface ProductOptions {
  /** Flush to disk as in production. */
  readonly durable?: boolean;
  /** Serve the built portal as well; it has to be built. */
  readonly portal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
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
    LOG_LEVEL: "error",
    ...options.env,
  };

  const launch = () =>
    new Promise<void>((resolve, reject) => {
      child = spawn(process.execPath, [serverMain], { env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
      child.once("message", () => resolve());
      child.once("exit", (code) => reject(new Error(`The server ended with ${code} before it listened`)));
    });

  const ended = (signal: NodeJS.Signals) =>
    new Promise<number | null>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
      child.once("exit", (code) => resolve(code));
      child.kill(signal);
    });

  await launch();
  return {
    url,
    database,
    dataDir,
    get pid() {
      return child.pid ?? 0;
    },
    memoryMib: (which) => processMemoryMib(child.pid ?? 0, which),
    kill: async () => void (await ended("SIGKILL")),
    terminate: () => ended("SIGTERM"),
    launch,
    crashDatabase: () => server.crash(),
    stop: async () => {
      await ended("SIGTERM");
      await database.drop().catch(() => undefined);
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
