import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { AppError } from "../../../errors.ts";
import type { DrawAnswer, DrawOrder } from "./draw-image.child.ts";

const CHILD = fileURLToPath(new URL("./draw-image.child.ts", import.meta.url));

/** A picture at every limit takes a second or two. */
const DRAW_MS = 10_000;
/** Ends a process that is too busy to see that its server has died. */
const CPU_SECONDS = 20;
const CHILDREN_MAX = 2;
/** Each holds up to a megabyte and a request; who is told to wait longer than this has gone. */
const WAITING_MAX = 16;
const HEAP_MB = 64;
/** Measured: Node alone takes 660 MiB, most of it room kept for code; with the largest pictures that are taken, 800. */
const DATA_KB = 1024 * 1024;
/**
 * The shell sets what Node cannot: memory outside of V8's heap, where decoders work, and no dump of it in a file. macOS takes
 * the limit of memory and does not enforce it.
 */
const LIMITS = `ulimit -c 0; ulimit -t ${CPU_SECONDS}; ulimit -d ${DATA_KB}; exec "$0" "$@"`;

let drawing = 0;
const waiting: (() => void)[] = [];

/**
 * Draws a picture in a process of its own, with limits of time and memory and without the server's environment. Two at a
 * time, others wait for their turn. A process that dies of a picture, or is killed, answers `image_unreadable`.
 * @throws AppError limited too_many_requests.
 */
export async function drawApart(order: DrawOrder): Promise<DrawAnswer> {
  if (drawing < CHILDREN_MAX) drawing += 1;
  else if (waiting.length < WAITING_MAX) await new Promise<void>((turn) => waiting.push(turn));
  else throw new AppError("limited", "too_many_requests", { retryAfterSeconds: DRAW_MS / 1000 });
  try {
    return await drawInChild(order);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else drawing -= 1;
  }
}

function drawInChild(order: DrawOrder): Promise<DrawAnswer> {
  return new Promise((done, failed) => {
    const child = fork(CHILD, [], {
      execPath: "/bin/sh",
      execArgv: ["-c", LIMITS, process.execPath, `--max-old-space-size=${HEAP_MB}`],
      env: {},
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const late = setTimeout(() => child.kill("SIGKILL"), DRAW_MS);
    let answer: DrawAnswer | undefined;
    child.once("message", (message) => {
      answer = message as DrawAnswer;
      child.kill("SIGKILL");
    });
    child.once("error", (error) => {
      clearTimeout(late);
      child.kill("SIGKILL");
      failed(error);
    });
    child.once("exit", (code) => {
      clearTimeout(late);
      if (answer) done(answer);
      else if (code === null) done({ reason: "image_unreadable" });
      // It has not come as far as the picture.
      else failed(new Error(`The drawing process ended with ${code}. To see why, run: node ${CHILD}`));
    });
    child.send(order, (error) => {
      // It is gone, and its exit says why.
      if (error) child.kill("SIGKILL");
    });
  });
}
