/**
 * `pnpm start`: try Rookery on a bare machine. PostgreSQL, migrations, portal, demonstration data and server, on one port.
 * `--dev` serves the portal through Vite with hot reload; `--demo` allows a database that this command did not make.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { ensureClient, ensurePortal, root } from "./fresh.ts";

const isDev = process.argv.includes("--dev");
const port = Number(process.env["PORT"] ?? 3000);
const dataDir = resolve(process.env["DATA_DIR"] || join(root, ".data"));

/** The next start finds the code compiled, here and in the processes that this one starts. */
const compiled = process.env["NODE_COMPILE_CACHE"] ?? join(dataDir, "compiled");
enableCompileCache(compiled);

/** A fault that a person can mend; its message is all that is printed. */
class StartFault extends Error {}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Credentials {
  superuser: string;
  owner: string;
  app: string;
  system: string;
  appSecret: string;
  /** `name:key`, as `SECRETS_KEYS` has it. */
  secretsKeys: string;
}

function credentials(): Credentials {
  const file = join(dataDir, "credentials.json");
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Credentials>) : {};
    const secret = () => randomBytes(24).toString("base64url");
    const made: Credentials = {
      superuser: secret(),
      owner: secret(),
      app: secret(),
      system: secret(),
      appSecret: secret(),
      secretsKeys: `first:${randomBytes(32).toString("base64")}`,
      // A folder of an earlier release lacks what came since.
      ...kept,
    };
    writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
    return made;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOSPC") {
      throw new StartFault(
        `The disk that holds ${dataDir} is full. Free some space, or set DATA_DIR to another disk.`,
      );
    }
    throw new StartFault(
      `${file} cannot be used (${message}). Set DATA_DIR to a folder that you may write to.`,
    );
  }
}

function checkPort(): Promise<void> {
  return new Promise((free, taken) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "is taken" : `cannot be used (${error.message})`;
      taken(
        new StartFault(
          `Port ${port} ${why}. Stop what uses it, or choose another: PORT=${port + 1} pnpm start`,
        ),
      );
    });
    probe.listen(port, "127.0.0.1", () => probe.close(() => free()));
  });
}

interface Database {
  readonly urls: { readonly owner: string; readonly app: string; readonly system: string };
  stop(): Promise<void>;
}

async function openDatabase(keys: Credentials): Promise<Database> {
  const { startEmbeddedPostgres, setUpDatabase } = await import("@rookery/db");
  const given = {
    app: process.env["DATABASE_URL"],
    system: process.env["DATABASE_SYSTEM_URL"],
    owner: process.env["DATABASE_OWNER_URL"],
  };
  if (given.app !== undefined) {
    if (!process.argv.includes("--demo")) {
      throw new StartFault(
        "`start` puts demonstration data into its database. Add --demo to do that to DATABASE_URL, or use `serve`.",
      );
    }
    const { app, system, owner } = given;
    if (!system || !owner)
      throw new StartFault(
        "With DATABASE_URL also set DATABASE_SYSTEM_URL and DATABASE_OWNER_URL; db:setup prints them.",
      );
    return { urls: { app, system, owner }, stop: async () => undefined };
  }
  const settings = { shared_buffers: "256MB", max_wal_size: "4GB", max_connections: "120" };
  const server = await startEmbeddedPostgres({
    dataDir: join(dataDir, "postgres"),
    password: keys.superuser,
    settings,
  });
  const stop = () => server.stop();
  try {
    return { urls: await setUpDatabase(server.url("postgres"), "rookery", keys), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Runs the server and starts it again when it dies, as a supervisor in production would. */
function superviseServer(env: NodeJS.ProcessEnv): { ready: Promise<void>; stop(): Promise<void> } {
  let child: ChildProcess;
  let stopping = false;
  let resolveReady: () => void;
  let rejectReady: (error: Error) => void;
  const ready = new Promise<void>((done, failed) => {
    resolveReady = done;
    rejectReady = failed;
  });
  let wasReady = false;

  const launch = () => {
    // A group of its own: Ctrl-C reaches this process alone, which then lets the server drain.
    child = spawn(process.execPath, [join(root, "packages/server/src/main.ts")], {
      env,
      detached: true,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child.on("message", () => {
      wasReady = true;
      resolveReady();
    });
    child.on("exit", (code, signal) => {
      if (stopping) return;
      if (!wasReady)
        return rejectReady(new StartFault("The server could not start; its last lines stand above."));
      say(`The server ended (${signal ?? code}); starting it again.`);
      setTimeout(launch, 500);
    });
  };
  launch();
  return {
    ready,
    stop: () =>
      new Promise((stopped) => {
        stopping = true;
        if (child.exitCode !== null || child.signalCode !== null) return stopped();
        child.once("exit", () => stopped());
        child.kill("SIGTERM");
      }),
  };
}

async function isNew(urls: Database["urls"]): Promise<boolean> {
  const { createDb, readRowsAsSystem } = await import("@rookery/db");
  const db = createDb({ appUrl: urls.app, systemUrl: urls.system });
  try {
    const [found] = await readRowsAsSystem<{ has: boolean }>(db, "demo", {
      name: "has_tenants",
      text: "SELECT EXISTS (SELECT FROM tenants) AS has",
      values: [],
    });
    return !found?.has;
  } finally {
    await db.close();
  }
}

function seedDemo(env: NodeJS.ProcessEnv): void {
  const script = join(root, "packages/server/src/demo/seed-demo.ts");
  const seeded = spawnSync(process.execPath, [script], { env, stdio: ["ignore", "inherit", "inherit"] });
  if (seeded.status !== 0)
    throw new StartFault("The demonstration data could not be added; the reason stands above.");
}

const welcome = (at: number): string => `
Rookery is at http://localhost:${at}

  ada@northwind.example     owner of Northwind Agency, admin of Südwind GmbH
  bruno@northwind.example   admin of Northwind Agency
  chloe@northwind.example   member: works in one company, looks at another
  dmitri@suedwind.example   owner of Südwind GmbH

  password of each          try rookery now
  mail that was sent        http://localhost:${at}/dev/mail

Ctrl-C stops everything; the data stays in ${dataDir}.
`;

function startVite(apiUrl: string): { stop(): Promise<void> } {
  const vite = spawn(
    process.execPath,
    ["node_modules/vite/bin/vite.js", "--port", String(port), "--strictPort"],
    {
      cwd: join(root, "packages/web"),
      env: { ...process.env, API_URL: apiUrl },
      stdio: ["ignore", "inherit", "inherit"],
      detached: true,
    },
  );
  return {
    stop: async () => {
      vite.kill("SIGTERM");
    },
  };
}

async function main(): Promise<void> {
  await checkPort();
  const keys = credentials();
  if (ensureClient()) say("Made the database client.");
  const { applyMigrations } = await import("@rookery/db");
  const database = await openDatabase(keys);
  const stops: (() => Promise<void>)[] = [database.stop];
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  let ending = false;
  const end = (code: number) => {
    if (ending) return;
    ending = true;
    void stopAll().then(() => process.exit(code));
  };
  process.on("SIGINT", () => {
    say("\nStopping.");
    end(0);
  });
  process.on("SIGTERM", () => end(0));

  try {
    const applied = await applyMigrations(database.urls.owner);
    if (applied.length > 0) say(`Applied ${applied.length} migrations.`);
    if (!isDev && ensurePortal()) say("Built the portal.");
    const serverPort = isDev ? port + 1 : port;
    const env = {
      ...process.env,
      ROOKERY_MODE: isDev ? "dev" : "start",
      PORT: String(serverPort),
      DATA_DIR: dataDir,
      DATABASE_URL: database.urls.app,
      DATABASE_SYSTEM_URL: database.urls.system,
      APP_URL: process.env["APP_URL"] ?? `http://localhost:${port}`,
      APP_SECRET: keys.appSecret,
      SECRETS_KEYS: keys.secretsKeys,
      LOG_LEVEL: process.env["LOG_LEVEL"] ?? "warn",
      NODE_COMPILE_CACHE: compiled,
    };
    if (await isNew(database.urls)) seedDemo(env);
    const server = superviseServer(env);
    stops.push(server.stop);
    await server.ready;
    if (isDev) stops.push(startVite(`http://127.0.0.1:${serverPort}`).stop);
    say(welcome(port));
  } catch (error) {
    await stopAll();
    throw error;
  }
}

main().catch((error: unknown) => {
  const { name, message, stack, cause } = error as Error;
  const isForPeople =
    error instanceof StartFault || ["EmbeddedPostgresFault", "MigrationFault"].includes(name);
  process.stderr.write(`${isForPeople ? message : `${stack}${cause ? `\n${String(cause)}` : ""}`}\n`);
  process.exit(1);
});
