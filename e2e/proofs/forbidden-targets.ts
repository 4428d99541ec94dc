import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { DnsTree } from "@rookery/dns/testing";
import { mutate, query, type Session } from "../product/api.ts";
import { probe } from "../product/probe.ts";
import type { Product } from "../product/start-product.ts";
import type { Protocol } from "./probe-cases.ts";

export interface Place {
  readonly session: Session;
  readonly companyId: string;
  readonly domain: string;
  readonly email: string;
  readonly password: string;
  /** A server that may be connected to, where nobody listens. */
  readonly closed: object;
}

export const protocols = ["smtp", "imap"] as const;

/** A form that tries one protocol; the other one is not there, or ends at once. */
export function formOf({ companyId, email, password, closed }: Place, protocol: Protocol, server: object) {
  const servers = protocol === "smtp" ? { smtp: server, imap: null } : { smtp: closed, imap: server };
  return { companyId, email, password, ...servers };
}

/** One address in every spelling, and what is as forbidden as it is. */
const spellings = [
  "127.0.0.1",
  "127.1",
  "0x7f.1",
  "0x7f000001",
  "2130706433",
  "0177.0.0.1",
  "①②⑦.0.0.1",
  "127.0.0.1.",
  "0.0.0.0",
  "0",
  "::1",
  "[::1]",
  "::",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "0:0:0:0:0:ffff:7f00:0001",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
  "localhost",
  "127.0.52.255",
];

/** Undefined where the machine has no such address, or gives the port to its administrator alone. */
async function listen(host: string, port: number, count: () => void): Promise<Server | undefined> {
  const server = createServer((socket) => {
    count();
    socket.on("error", () => undefined);
    socket.end();
  });
  const failed = once(server, "error").then(() => undefined);
  server.listen(port, host);
  return Promise.race([once(server, "listening").then(() => server), failed]);
}

/** Names of the domain that lead inside: at once, beside an outer address, by turns, and in another family's dress. */
function publishInside(tree: DnsTree, domain: string): { names: string[]; stop: () => void } {
  const [inside, mixed, rebinding, mapped] = ["inside", "mixed", "rebinding", "mapped"].map(
    (each) => `${each}.${domain}`,
  );
  const publish = (turn: string) =>
    tree.publish(
      domain,
      `${domain} A 192.0.2.80
       ${inside} A 127.0.0.1
       ${mixed} A 192.0.2.1
       ${mixed} A 127.0.0.1
       ${rebinding} 0 A ${turn}
       ${mapped} AAAA ::ffff:127.0.0.1
       autoconfig.${domain} A 127.0.0.1`,
    );
  let isInside = false;
  publish("192.0.2.1");
  const turning = setInterval(() => {
    isInside = !isInside;
    publish(isInside ? "127.0.0.1" : "192.0.2.1");
  }, 5);
  return {
    names: [inside, mixed, rebinding, mapped].flatMap((name) => name ?? []),
    stop: () => clearInterval(turning),
  };
}

/** Adds an account of that host and waits until the job has tried it. */
async function addAndWait(
  { session, companyId, password }: Place,
  email: string,
  server: object,
): Promise<void> {
  const form = { companyId, email, smtp: server, imap: server, password };
  const { id: accountId } = await mutate<{ id: string }>(session, "emailAccounts.add", form);
  const deadline = Date.now() + 120_000;
  for (;;) {
    const shown = await query<{ checkedAt: string | null }>(session, "emailAccounts.byId", { accountId });
    if (shown.checkedAt !== null) return;
    if (Date.now() > deadline) throw new Error(`${email} was never tried`);
    await sleep(250);
  }
}

/** Tries every spelling and name by every feature that connects, and counts what reached the forbidden listeners. */
export async function reachForbidden(
  product: Product,
  place: Place,
  tree: DnsTree,
): Promise<{ targets: number; connections: number }> {
  let connections = 0;
  const count = () => void (connections += 1);
  const first = await listen("127.0.0.1", 0, count);
  if (!first) throw new Error("Nothing can be listened on");
  const { port } = first.address() as AddressInfo;
  const listeners = [first, await listen("::1", port, count), await listen("127.0.0.1", 443, count)];
  const { names, stop } = publishInside(tree, place.domain);
  const hosts = [...spellings, ...names];
  const { session, companyId, email } = place;
  const server = (host: string) => ({ host, port, security: "none", username: "ada" });
  const refusedHosts: string[] = [];
  await product.database.superuser.query("DELETE FROM rate_limits");
  for (const protocol of protocols) {
    await Promise.all(
      hosts.map((host) =>
        // A spelling that the form itself refuses has reached nothing.
        probe(session, formOf(place, protocol, server(host))).catch(() => refusedHosts.push(host)),
      ),
    );
    await product.database.superuser.query("DELETE FROM rate_limits");
  }
  const isTaken = (host: string) => !refusedHosts.includes(host);
  await Promise.all([
    ...hosts
      .filter(isTaken)
      .map((host, at) => addAndWait(place, email.replace("ada", `ada${at}`), server(host))),
    mutate(session, "emailAccounts.findSettings", { companyId, email }),
  ]);
  stop();
  for (const each of listeners) each?.close();
  for (const host of new Set(refusedHosts)) process.stderr.write(`  refused by the form: ${host}\n`);
  return { targets: hosts.length * 2 + hosts.filter(isTaken).length + 1, connections };
}
