import type { Context as HonoContext, MiddlewareHandler } from "hono";
import type { AppEnv } from "./app.ts";
import type { Deps } from "./context.ts";
import { addressAt } from "./portal-address.ts";

/** A page that says nothing of whose server it is. */
function neutralPage(c: HonoContext, status: 404 | 503, said: string): Response {
  c.header("cache-control", "no-store");
  return c.html(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${said}</title></head><body><p>${said}</p></body></html>`,
    status,
  );
}

/**
 * Finds out whose address was asked, before anybody is signed in. A host that nobody has proven gets the same neutral page
 * whatever is asked of it.
 */
export function atKnownHost(deps: Deps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    const address = await addressAt(deps, host).catch((error: unknown) => {
      deps.log.error({ err: error, path: c.req.path }, "portal address");
      return null;
    });
    if (address === null) return neutralPage(c, 503, "This page cannot be shown at the moment.");
    if (!address) return neutralPage(c, 404, "There is no page at this address.");
    c.set("address", address);
    return next();
  };
}
