import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { startDnsTree, type DnsTree } from "@rookery/dns/testing";
import { test } from "./journey.ts";

/** Longer than any story that has the DNS. */
const PATIENCE_MS = 240_000;

/** The product knows one DNS, and journeys of two files run at once: each has it in its turn. */
async function takeTurn(port: number): Promise<Server> {
  for (;;) {
    const turn = createServer();
    const isTaken = await Promise.race([
      once(turn, "error").then(() => true),
      once(turn.listen(port, "127.0.53.254"), "listening").then(() => false),
    ]);
    if (!isTaken) return turn;
    await sleep(500);
  }
}

/** Starts the DNS that the product asks before the file's journeys and stops it after them. */
export function withDns(): () => DnsTree {
  let tree: DnsTree | undefined;
  let turn: Server | undefined;
  test.beforeAll(async () => {
    test.setTimeout(PATIENCE_MS);
    const port = Number(process.env["PRODUCT_DNS_PORT"]);
    turn = await takeTurn(port);
    tree = await startDnsTree(port);
  });
  test.afterAll(async () => {
    await tree?.stop();
    turn?.close();
  });
  return () => {
    if (!tree) throw new Error("The DNS is there while a journey runs");
    return tree;
  };
}
