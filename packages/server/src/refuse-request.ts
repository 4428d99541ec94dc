import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import type { Logger } from "pino";
import type { AppErrorCode, Reason } from "./errors.ts";

/** JSON-RPC's "invalid request"; tRPC's client reads an answer without such a number as no answer at all. */
const INVALID_REQUEST = -32_600;

export type RefuseRequest = (
  c: Context,
  of: { code: AppErrorCode; reason: Reason; status: 403 | 413 | 415 },
) => Response;

/** Answers what never reaches a procedure in the shape that procedures' errors have, with an id that the log knows. */
export const createRefusal =
  (log: Logger): RefuseRequest =>
  (c, { code, reason, status }) => {
    const requestId = randomUUID();
    log.info({ requestId, path: c.req.path, outcome: code, reason }, "request refused");
    c.header("x-request-id", requestId);
    // The rest of the body stays unread, so the connection cannot carry another request.
    if (status === 413) c.header("connection", "close");
    const data = { code, reason, requestId };
    return c.json({ error: { code: INVALID_REQUEST, message: reason, data } }, status);
  };
