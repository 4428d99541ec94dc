import type { Hono } from "hono";
import type { AppEnv } from "../../app.ts";
import type { Deps } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { answerRefusals } from "../../plain-routes.ts";
import { sendingEventsInput } from "./sending-events.schema.ts";
import { isSigned } from "./sending-signature.ts";
import { takeEvents } from "./take-events.ts";

/** The one door of the platform's sender. Where no secret is shared there is none. */
export function sendingEventsRoutes(app: Hono<AppEnv>, deps: Deps): void {
  app.post("/ingest/sending-events", (c) =>
    answerRefusals(c, async () => {
      const secret = deps.env.SENDING_SECRET;
      if (secret === undefined) throw notFound();
      const body = new Uint8Array(await c.req.arrayBuffer());
      if (!isSigned(secret, c.req.header("x-rookery-signature"), body, deps.clock()))
        throw new AppError("forbidden", "no_permission");
      return c.json(await takeEvents(deps, sendingEventsInput.parse(parsed(body)).events));
    }),
  );
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    throw new AppError("invalid", "invalid_input");
  }
}
