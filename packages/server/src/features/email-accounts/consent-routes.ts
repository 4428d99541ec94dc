import { readRowsAsSystem } from "@rookery/db";
import type { Hono } from "hono";
import type { AppEnv } from "../../app.ts";
import type { Deps } from "../../context.ts";
import { originAt } from "../../portal-address.ts";
import { CALLBACK_PATH } from "../../ports/oauth-providers.ts";

const statement = `
  SELECT c.host FROM mail_consents c JOIN portal_hosts h ON h.host = c.host AND h.verified IS NOT NULL
  WHERE c.state_hash = $1 AND c.tenant_id = h.tenant_id AND c.expires > now()`;

/**
 * Providers know one address, the platform's. Who began at a tenant's own host has no session here and is sent on there, with all
 * that the provider said; where to is what was kept when they began.
 */
export function consentRoutes(app: Hono<AppEnv>, deps: Deps): void {
  app.get(CALLBACK_PATH, async (c, next) => {
    const state = c.req.query("state") ?? "";
    if (c.get("address").host !== null || !/^[\w.-]{1,300}$/.test(state)) return next();
    const query = { name: "consent_host", text: statement, values: [deps.tokens.hash(state)] };
    const [row] = await readRowsAsSystem<{ host: string }>(deps.db, "portal address", query);
    if (!row) return next();
    c.header("cache-control", "no-store");
    return c.redirect(`${originAt(deps.env, row.host)}${CALLBACK_PATH}${new URL(c.req.url).search}`, 302);
  });
}
