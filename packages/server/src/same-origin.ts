import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./app.ts";
import type { RefuseRequest } from "./refuse-request.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a state change without proof that our own portal asks: a header that no form can send, and an origin, where
 * the browser names one, that is ours. (OWASP ASVS 5.0, 3.5.1-3.5.3)
 */
export function sameOrigin(refuse: RefuseRequest): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (safeMethods.has(c.req.method)) return next();
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site");
    const foreign =
      (origin !== undefined && origin !== c.get("address").origin) ||
      (site !== undefined && site !== "same-origin");
    if (foreign || c.req.header("x-portal-client") === undefined) {
      return refuse(c, { code: "forbidden", reason: "cross_site", status: 403 });
    }
    return next();
  };
}
