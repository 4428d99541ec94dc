/** What is derived from sources is made again when they changed: the Prisma client and the built portal. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

interface Derived {
  readonly what: string;
  readonly sources: readonly string[];
  /** Holds the sources' fingerprint after a successful run. */
  readonly stamp: string;
  readonly command: readonly [folder: string, script: string, ...rest: string[]];
}

const client: Derived = {
  what: "database client",
  sources: ["packages/db/prisma/schema", "pnpm-lock.yaml"],
  stamp: "packages/db/src/generated/.stamp",
  command: ["packages/db", "scripts/generate.ts"],
};

const portal: Derived = {
  what: "portal",
  sources: [
    "packages/web/build",
    "packages/web/src",
    "packages/web/public",
    "packages/web/index.html",
    "packages/web/vite.config.ts",
    "packages/server/src/features",
    "pnpm-lock.yaml",
  ],
  stamp: "packages/web/dist/.stamp",
  command: ["packages/web", "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"],
};

function fingerprint(sources: readonly string[]): string {
  const hash = createHash("sha256");
  const add = (path: string): void => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else if (!path.endsWith(".test.ts") && !path.endsWith(".test.tsx")) {
      hash.update(path.slice(root.length)).update(readFileSync(path));
    }
  };
  for (const source of sources) add(join(root, source));
  return hash.digest("hex");
}

/** @returns true where it had to be made. */
function ensure(derived: Derived): boolean {
  const stamp = join(root, derived.stamp);
  const now = fingerprint(derived.sources);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return false;
  const [folder, ...args] = derived.command;
  const made = spawnSync(process.execPath, args, { cwd: join(root, folder), encoding: "utf8" });
  if (made.status !== 0)
    throw new Error(`The ${derived.what} could not be made:\n${made.stdout}${made.stderr}`);
  writeFileSync(stamp, now);
  return true;
}

export const ensureClient = (): boolean => ensure(client);
export const ensurePortal = (): boolean => ensure(portal);
