import { request } from "node:https";
import { connect as tlsConnect } from "node:tls";
import type { Outbound } from "./outbound.ts";

/** An answer that is none: another status than 200, too long, or nothing in time. */
export class FetchFault extends Error {
  override name = "FetchFault";
}

export interface FetchLimits {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/**
 * GET of a page of a host that a tenant names, over a connection to a judged address. Redirects are not followed.
 * @throws FetchFault, OutboundFault.
 */
export async function fetchText(
  outbound: Outbound,
  url: URL,
  { maxBytes, signal }: FetchLimits,
): Promise<string> {
  const addresses = await outbound.resolve(url.hostname);
  const socket = await outbound.connect(addresses, Number(url.port || 443), signal);
  return new Promise((done, failed) => {
    const fail = (why: string, cause?: unknown) => {
      socket.destroy();
      failed(new FetchFault(why, { cause }));
    };
    const secure = tlsConnect({
      socket,
      servername: url.hostname,
      ...(outbound.roots && { ca: [...outbound.roots] }),
    });
    const asked = request(
      url,
      { createConnection: () => secure, signal, headers: { accept: "text/xml, application/xml" } },
      (answer) => {
        if (answer.statusCode !== 200) return fail(`status ${answer.statusCode}`);
        const chunks: Buffer[] = [];
        let size = 0;
        answer.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size > maxBytes) fail("too long");
          else chunks.push(chunk);
        });
        answer.on("error", (error) => fail("cut off", error));
        answer.on("end", () => {
          socket.destroy();
          done(Buffer.concat(chunks).toString("utf8"));
        });
      },
    );
    asked.on("error", (error) => fail("no answer", error));
    asked.end();
  });
}
