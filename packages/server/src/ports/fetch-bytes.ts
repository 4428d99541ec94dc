import { request } from "node:https";
import { connect as tlsConnect } from "node:tls";
import type { Outbound } from "./outbound.ts";

/** Another status than 200; more than was wanted; nothing in time, cut off, or no trusted certificate. */
export type FetchFaultCode = "status" | "too_long" | "no_answer";

/** An answer that is none. What it says is not kept. */
export class FetchFault extends Error {
  override name = "FetchFault";
  readonly code: FetchFaultCode;
  constructor(code: FetchFaultCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

export interface FetchWish {
  /** Media types that are asked for; what is sent is the caller's to judge. */
  readonly accept: string;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/**
 * GET from a host that a tenant names, over a connection to a judged address. Redirects are not followed.
 * @throws FetchFault, OutboundFault.
 */
export async function fetchBytes(
  outbound: Outbound,
  url: URL,
  { accept, maxBytes, signal }: FetchWish,
): Promise<Buffer> {
  const addresses = await outbound.resolve(url.hostname);
  const socket = await outbound.connect(addresses, Number(url.port || 443), signal);
  return new Promise((done, failed) => {
    const fail = (code: FetchFaultCode, cause?: unknown) => {
      socket.destroy();
      failed(new FetchFault(code, cause));
    };
    const secure = tlsConnect({
      socket,
      servername: url.hostname,
      ...(outbound.roots && { ca: [...outbound.roots] }),
    });
    const asked = request(url, { createConnection: () => secure, signal, headers: { accept } }, (answer) => {
      if (answer.statusCode !== 200) return fail("status");
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) fail("too_long");
        else chunks.push(chunk);
      });
      answer.on("error", (error) => fail("no_answer", error));
      answer.on("end", () => {
        socket.destroy();
        done(Buffer.concat(chunks));
      });
    });
    asked.on("error", (error) => fail("no_answer", error));
    asked.end();
  });
}
