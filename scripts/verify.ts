/** `pnpm verify`: everything that needs no browser, cheapest first; stops at the first fault. `--fix` formats and mends. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureClient, root } from "./fresh.ts";

const isFixing = process.argv.includes("--fix");

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const projects = [
  "packages/dns",
  "packages/db",
  "packages/server",
  "packages/web",
  "e2e",
  "tsconfig.scripts.json",
];

const steps: Step[] = [
  { name: "format", command: ["oxfmt", ...(isFixing ? [] : ["--check"])] },
  { name: "lint", command: ["oxlint", ...(isFixing ? ["--fix"] : []), "--deny-warnings"] },
  { name: "arrows", command: ["node", "scripts/arrows.ts"] },
  ...projects
    .filter((project) =>
      existsSync(join(root, project.endsWith(".json") ? project : `${project}/tsconfig.json`)),
    )
    .map((project) => ({ name: `types ${project}`, command: ["tsc", "-p", project] })),
  { name: "unused", command: ["knip", "--no-progress"] },
  { name: "tests", command: ["vitest", "run"] },
];

const begun = performance.now();
ensureClient();
for (const { name, command } of steps) {
  const started = performance.now();
  const [tool = "", ...args] = command;
  const result = spawnSync(tool, args, { cwd: root, stdio: "inherit" });
  if (result.status !== 0) {
    process.stderr.write(`\nverify: ${name} failed\n`);
    process.exit(1);
  }
  process.stdout.write(`${name} ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}
process.stdout.write(`verify ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
