import type { Hono } from "hono";
import type { AppEnv } from "../../app.ts";
import type { Deps } from "../../context.ts";
import { addressAt } from "../../portal-address.ts";

/**
 * `GET /tls/ask?domain=<host>`: whether a proxy that makes certificates on demand may make one for the host (Caddy's `ask`). It
 * says no more than a request for the host itself would.
 */
export function tlsAsk(app: Hono<AppEnv>, deps: Deps): void {
  app.get("/tls/ask", async (c) => {
    const address = await addressAt(deps, c.req.query("domain") ?? "").catch(() => null);
    if (address === null) return c.text("unavailable", 503);
    return address ? c.text("served") : c.text("not served", 404);
  });
}
