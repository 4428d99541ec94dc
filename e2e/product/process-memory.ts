import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Resident memory of a process in MiB. The peak is Linux's; elsewhere the present value stands for it. */
export function processMemoryMib(pid: number, which: "peak" | "current"): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const field = which === "peak" ? "VmHWM" : "VmRSS";
    return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;
  }
}
