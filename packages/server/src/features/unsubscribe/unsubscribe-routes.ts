import type { Hono } from "hono";
import type { AppEnv } from "../../app.ts";
import type { Deps } from "../../context.ts";
import { answerRefusals } from "../../plain-routes.ts";
import { unsubscribeLead } from "./unsubscribe-lead.ts";
import { unsubscribeInput } from "./unsubscribe.schema.ts";

/** What a mail program posts when somebody presses its own button (RFC 8058 3.1); the page at the same address asks first. */
export function unsubscribeRoutes(app: Hono<AppEnv>, deps: Deps): void {
  app.post("/u/:token", (c) =>
    answerRefusals(c, async () => {
      await unsubscribeLead(deps, unsubscribeInput.parse({ token: c.req.param("token") }));
      return c.body(null, 204);
    }),
  );
}
