import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Linux counts in ticks of a hundredth of a second, whatever the kernel's own. */
const TICK_MS = 10;

/** Processor time that a process has used so far, in user and kernel mode, in milliseconds. */
export function processCpuMs(pid: number): number {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1) ?? "";
    const [user = 0, kernel = 0] = afterName.split(" ").slice(11, 13).map(Number);
    return (user + kernel) * TICK_MS;
  } catch {
    const time = execFileSync("ps", ["-o", "time=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const [seconds = 0, minutes = 0, hours = 0] = time.split(":").reverse().map(Number);
    return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
  }
}
