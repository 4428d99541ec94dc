import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../product/start-product.ts";
import type { Figure } from "./figures.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Seconds from the command to the line with the address; then Ctrl-C, which must end cleanly. */
async function startOnce(dataDir: string): Promise<number> {
  const env = { ...process.env, PORT: String(await freePort()), DATA_DIR: dataDir };
  const begun = performance.now();
  const child = spawn(process.execPath, ["scripts/start.ts"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const seconds = await new Promise<number>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("Rookery is at")) resolve((performance.now() - begun) / 1000);
    });
    child.once("exit", (code) => reject(new Error(`start ended with ${code}`)));
  });
  child.removeAllListeners("exit");
  const code = await new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGINT");
  });
  if (code !== 0) throw new Error(`Ctrl-C ended with ${String(code)}`);
  return seconds;
}

/** `start`: how long a person waits, with a new database and with the old one; installed and built. */
export async function benchStart(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "rookery-start-"));
  chmodSync(folder, 0o755);
  try {
    const cold = await startOnce(join(folder, "data"));
    const warm = await startOnce(join(folder, "data"));
    return [
      { name: "start.cold_s", value: cold, unit: "s", bar: { atMost: 15 } },
      { name: "start.warm_s", value: warm, unit: "s", bar: { atMost: 3 } },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
