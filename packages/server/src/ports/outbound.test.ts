import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import type { Resolve } from "@rookery/dns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOutboundGuard } from "../outbound-guard.ts";
import { createOutbound, OutboundFault } from "./outbound.ts";

const server = createServer((socket) => socket.end());
let connections = 0;
server.on("connection", () => (connections += 1));
let port: number;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());

const nobody: Resolve = () => Promise.resolve({ kind: "nxdomain", records: [] });
const faultOf = (error: unknown) => (error instanceof OutboundFault ? error.code : error);

describe("a connection to what a tenant names", () => {
  const forbidden = createOutbound(nobody, createOutboundGuard([]));

  test.each([
    "127.0.0.1",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "0.0.0.0",
    "::",
    "10.0.0.1",
    "169.254.169.254",
  ])("is not made to %s, and the answer comes when time is up", async (address) => {
    const gone = new AbortController();
    let isAnswered = false;
    const connecting = forbidden.connect([address], port, gone.signal).catch((error: unknown) => {
      isAnswered = true;
      return faultOf(error);
    });
    await new Promise((soon) => setTimeout(soon, 50));
    expect(isAnswered).toBe(false);
    gone.abort();
    expect(await connecting).toBe("unreachable");
    expect(connections).toBe(0);
  });

  test("goes to the allowed one of several addresses", async () => {
    const open = createOutbound(nobody, createOutboundGuard(["127.0.0.1/32"]));
    const socket = await open.connect(["10.0.0.1", "127.0.0.1"], port, AbortSignal.timeout(5_000));
    expect(socket.remoteAddress).toBe("127.0.0.1");
    expect(connections).toBe(1);
    socket.destroy();
  });
});

describe("the addresses of a host", () => {
  const of = (resolve: Resolve, host: string) =>
    createOutbound(resolve, createOutboundGuard([])).resolve(host).catch(faultOf);

  test("are those of both families, and an address is its own", async () => {
    const resolve: Resolve = (name, type) => {
      const address = type === "A" ? "192.0.2.7" : "2001:db8::7";
      return Promise.resolve({
        kind: "records",
        records: [{ name, type: type === "A" ? "A" : "AAAA", ttlSeconds: 1, address }],
      });
    };
    expect(await of(resolve, "mail.example")).toEqual(["192.0.2.7", "2001:db8::7"]);
    expect(await of(resolve, "192.0.2.1")).toEqual(["192.0.2.1"]);
  });

  test("are not there, or nobody says", async () => {
    expect(await of(nobody, "mail.example")).toBe("host_not_found");
    const silent: Resolve = () => Promise.resolve({ kind: "timeout", records: [] });
    expect(await of(silent, "mail.example")).toBe("resolver_silent");
  });
});
