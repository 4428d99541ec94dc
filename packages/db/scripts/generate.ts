/** Writes the Prisma client to src/generated, without Prisma's native schema engine. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = createRequire(import.meta.url).resolve("prisma/package.json");
const result = spawnSync(process.execPath, [join(dirname(manifest), "build/index.js"), "generate"], {
  cwd: root,
  // The command line insists on a schema engine even where it runs none; any executable satisfies it.
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  encoding: "utf8",
});
if (result.status !== 0) {
  process.stderr.write(`${result.stdout}\n${result.stderr}\n`);
  process.exit(result.status ?? 1);
}
