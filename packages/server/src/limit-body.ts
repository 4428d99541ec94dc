import type { MiddlewareHandler } from "hono";
import type { RefuseRequest } from "./refuse-request.ts";

/**
 * Refuses a larger body with 413, before anything reads it. One that does not say its length is read here, so that the
 * refusal is ours and not a failure of whoever reads it later.
 */
export function limitBody(maxBytes: number, refuse: RefuseRequest): MiddlewareHandler {
  return async (c, next) => {
    const { body } = c.req.raw;
    if (!body) return next();
    const tooLarge = () => refuse(c, { code: "invalid", reason: "invalid_input", status: 413 });
    const declared = c.req.header("content-length");
    if (declared !== undefined && c.req.header("transfer-encoding") === undefined) {
      // The HTTP parser lets no more through than was declared.
      return Number(declared) <= maxBytes ? next() : tooLarge();
    }
    const read = await readAtMost(body, maxBytes);
    if (!read) return tooLarge();
    c.req.raw = new Request(c.req.raw, { method: c.req.method, body: read });
    return next();
  };
}

async function readAtMost(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
