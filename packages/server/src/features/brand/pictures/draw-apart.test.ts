import { execFileSync, spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { images } from "../../../testing/images.ts";
import { drawApart } from "./draw-apart.ts";
import type { DrawOrder } from "./draw-image.child.ts";

const NAMES = 'xmlns="http://www.w3.org/2000/svg"';
const order = (bytes: Uint8Array, type: DrawOrder["type"] = "svg"): DrawOrder => ({
  bytes,
  type,
  slot: "logo",
});
const quick = order(images.png(64, 32), "png");

const clouds = '<feTurbulence baseFrequency="0.01" numOctaves="100"/><feGaussianBlur stdDeviation="100"/>';
const shapes = '<rect width="64" height="16" filter="url(#f)"/>'.repeat(100);
/** A small file that would draw for minutes. */
const slow = order(
  Buffer.from(
    `<svg ${NAMES} viewBox="0 0 64 16"><filter id="f">${clouds.repeat(100)}</filter>${shapes}</svg>`,
  ),
);

/** Processes that draw for this one, as the system lists them. */
const children = (of = process.pid): number[] =>
  execFileSync("ps", ["-A", "-o", "pid=,ppid=,command="], { encoding: "utf8" })
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...command]) => parent === String(of) && /draw-image/.test(command.join(" ")))
    .map(([pid]) => Number(pid));

async function firstChild(of?: number): Promise<number> {
  for (;;) {
    const [pid] = children(of);
    if (pid !== undefined) return pid;
    await sleep(5);
  }
}

const isDrawn = async (from: DrawOrder): Promise<boolean> => "pictures" in (await drawApart(from));
const unreadable = { reason: "image_unreadable" };

describe("a picture is drawn in a process of its own", () => {
  test.each([0, 20, 100, 300, 600])("which may be killed after %i ms; the next one works", async (ms) => {
    const drawing = drawApart(slow);
    const pid = await firstChild();
    await sleep(ms);
    process.kill(pid, "SIGKILL");
    expect(await drawing).toEqual(unreadable);
    expect(await isDrawn(quick)).toBe(true);
    expect(children()).toEqual([]);
  });

  test("which is killed when it takes too long, while others are drawn beside it", async () => {
    const begun = performance.now();
    const drawing = drawApart(slow);
    for (let times = 0; times < 3; times += 1) expect(await isDrawn(quick)).toBe(true);
    expect(performance.now() - begun).toBeLessThan(9_000);
    expect(await drawing).toEqual(unreadable);
    const seconds = (performance.now() - begun) / 1000;
    expect(seconds).toBeGreaterThan(9);
    expect(seconds).toBeLessThan(15);
    expect(children()).toEqual([]);
  });

  test("two at a time, the others after them, and not without end", async () => {
    let most = 0;
    const watching = setInterval(() => (most = Math.max(most, children().length)), 15);
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => drawApart(quick)));
    clearInterval(watching);
    expect(most).toBe(2);
    const refusals = all.flatMap((each) => (each.status === "rejected" ? [String(each.reason.message)] : []));
    expect(refusals).toEqual(["limited: too_many_requests", "limited: too_many_requests"]);
    expect(await isDrawn(quick)).toBe(true);
  });

  test("which does not outlive the server", async () => {
    const file = new URL("./draw-apart.ts", import.meta.url).href;
    const drawing = { ...slow, bytes: [...slow.bytes] };
    const code = `import { drawApart } from ${JSON.stringify(file)};
      const order = ${JSON.stringify(drawing)};
      await drawApart({ ...order, bytes: Uint8Array.from(order.bytes) });`;
    const server = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: "inherit" });
    const pid = await firstChild(server.pid);
    // By now it draws.
    await sleep(1_000);
    server.kill("SIGKILL");
    await once(server, "exit");
    await sleep(500);
    // Gone, or dead and not yet taken note of by whoever inherits it.
    const state = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
    expect(state.stdout).toMatch(/^Z|^$/);
  });

  test.runIf(process.platform === "linux")("which has limits and knows nothing of the server", async () => {
    const drawing = drawApart(slow);
    const pid = await firstChild();
    await sleep(400);
    const [limits, environment] = ["limits", "environ"].map((file) =>
      readFileSync(`/proc/${pid}/${file}`, "utf8"),
    );
    process.kill(pid, "SIGKILL");
    await drawing;
    expect(limits).toMatch(/Max data size +1073741824 /);
    expect(limits).toMatch(/Max cpu time +20 /);
    expect(limits).toMatch(/Max core file size +0 /);
    expect(environment).not.toMatch(/DATABASE|SECRET|PATH=/);
  });
});

describe("whatever the server took for its type", () => {
  test("no other kind of file is opened", async () => {
    const gif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
    for (const type of ["png", "jpeg", "webp"] as const)
      expect(await drawApart(order(gif, type))).toEqual(unreadable);
    // Known to the library, and not what was judged.
    expect(await drawApart(order(images.png(9, 9), "webp"))).toEqual(unreadable);
    expect(await drawApart(order(Buffer.from(`<svg ${NAMES} viewBox="0 0 9 9"/>`), "png"))).toEqual(
      unreadable,
    );
  });

  test("no more pixels are decoded than may be", async () => {
    expect(await drawApart(order(images.png(20_000, 20_000, 1), "png"))).toEqual(unreadable);
  });

  test.each([
    ["shapes inside shapes without end", "<g>".repeat(250) + '<use href="#a"/>' + "</g>".repeat(250)],
    [
      "a pattern that is made of itself",
      '<pattern id="p" width="1" height="1"><rect width="9" height="9" fill="url(#p)"/></pattern><rect width="9" height="9" fill="url(#p)"/>',
    ],
    [
      "a radius of all",
      '<filter id="f"><feMorphology operator="dilate" radius="1e9"/></filter><rect width="9" height="9" filter="url(#f)"/>',
    ],
  ])("an SVG of %s ends", async (_, inside) => {
    const file = Buffer.from(`<svg ${NAMES} viewBox="0 0 9 9">${inside}</svg>`);
    const answer = await drawApart(order(file));
    expect("pictures" in answer || answer.reason).toSatisfy((it) => it === true || it === "image_unreadable");
    expect(children()).toEqual([]);
  });
});
