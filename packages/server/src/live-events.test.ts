import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { pino } from "pino";
import { expect, test } from "vitest";
import { createLiveEvents } from "./live-events.ts";

test("while the database is away one connection at a time is tried, however often", async () => {
  const triedAt: number[] = [];
  const server = createServer((socket) => {
    triedAt.push(performance.now());
    socket.on("error", () => undefined);
    socket.destroy();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const events = createLiveEvents(`postgresql://nobody@127.0.0.1:${port}/nothing`, pino({ level: "silent" }));
  await expect.poll(() => triedAt.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(4);
  await events.close();
  server.close();
  // Two tries for each that failed would come in one breath.
  const gaps = triedAt.slice(1).map((at, index) => at - (triedAt[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(300);
});
