import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { resolverOf, zoneText } from "@rookery/dns/testing";
import { afterEach, describe, expect, test } from "vitest";
import { createOutbound } from "../../ports/outbound.ts";
import { fetchBytes } from "../../ports/fetch-bytes.ts";
import { startScripted, type RunningServer } from "../../testing/mail-servers.ts";
import { LineSocket } from "./line-socket.ts";

let server: RunningServer | undefined;
afterEach(() => server?.close());

/** An error that no listener hears would end the process, and with it everybody's work. */
const times = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 20 }, work));

const resets: [string, (socket: Socket) => void][] = [
  ["as it is taken", (socket) => void setTimeout(() => socket.resetAndDestroy(), 10)],
  ["when it hears a greeting", (socket) => void socket.once("data", () => socket.resetAndDestroy())],
  [
    "after saying something that is no TLS",
    (socket) => void socket.once("data", () => socket.write("220 hello\r\n", () => socket.resetAndDestroy())),
  ],
  [
    "after half an answer",
    (socket) =>
      void socket.once("data", () =>
        socket.write(Buffer.from([0x16, 3, 3, 0, 80, 2, 0, 0, 76, 3, 3]), () => socket.resetAndDestroy()),
      ),
  ],
];

describe.each(resets)("a server that resets the connection %s", (_, talk) => {
  test("ends a try with a cause", async () => {
    server = await startScripted(talk);
    const { port } = server;
    const causes = await times(async () => {
      const socket = connect(port, "127.0.0.1");
      await once(socket, "connect");
      const lines = new LineSocket(socket);
      const fault = await lines.secure("localhost", undefined, AbortSignal.timeout(5_000)).then(
        () => "none",
        (error: Error) => error.message,
      );
      lines.close();
      return fault;
    });
    for (const cause of causes) expect(["hung_up", "tls_failed", "tls_on_plain_port"]).toContain(cause);
  });

  test("ends a fetch with a fault", async () => {
    server = await startScripted(talk);
    const { port } = server;
    const outbound = createOutbound(resolverOf(zoneText("reset.example A 127.0.0.1")), () => true);
    const url = new URL(`https://reset.example:${port}/`);
    const faults = await times(() =>
      fetchBytes(outbound, url, { accept: "*/*", maxBytes: 1_000, signal: AbortSignal.timeout(5_000) }).catch(
        (error: Error) => error.name,
      ),
    );
    expect(new Set(faults)).toEqual(new Set(["FetchFault"]));
  });
});

test("a long conversation leaves no listener behind on the signal that ends it", async () => {
  server = await startScripted((socket) => {
    let said = 0;
    const timer = setInterval(() => socket.write(`line ${(said += 1)}\r\n`), 1);
    socket.on("close", () => clearInterval(timer));
  });
  const socket = connect(server.port, "127.0.0.1");
  await once(socket, "connect");
  const lines = new LineSocket(socket);
  const { signal } = new AbortController();
  let open = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...given: Parameters<typeof add>) => {
    open += 1;
    add(...given);
  };
  signal.removeEventListener = (...given: Parameters<typeof remove>) => {
    open -= 1;
    remove(...given);
  };
  for (let read = 0; read < 50; read += 1) await lines.line(signal);
  lines.close();
  expect(open).toBe(0);
});
