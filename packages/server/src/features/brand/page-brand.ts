import { readRowsAsSystem } from "@rookery/db";
import type { Context } from "../../context.ts";
import { addressOfTenant } from "../../portal-address.ts";
import { readUnsubscribeToken } from "../unsubscribe/unsubscribe-token.ts";
import type { Brand } from "./brand-in-force.ts";

/**
 * Whose look a page has at its first paint: that of the host's tenant; at the platform's address that of the tenant that a
 * member's page or a tenant's link is about. A stranger's page of a tenant looks like one of no tenant.
 */
export async function brandOfPage(ctx: Context, path: string): Promise<Brand> {
  if (ctx.address.tenant) return ctx.address.brand;
  const { tenant } = await ctx.caller();
  const tenantId = tenant?.id ?? (await tenantOfLink(ctx, path));
  return tenantId === undefined ? ctx.address.brand : (await addressOfTenant(ctx, tenantId)).brand;
}

const byLink = {
  dns: "SELECT tenant_id FROM dns_handoffs WHERE token_hash = $1 AND revoked IS NULL AND expires > now()",
  invite: `SELECT tenant_id FROM invites WHERE (mail_token_hash = $1 OR link_token_hash = $1)
           AND revoked IS NULL AND expires > now()`,
} as const;

/** The tenant that gave somebody the link, where the address is one. */
async function tenantOfLink(ctx: Context, path: string): Promise<string | undefined> {
  const [, kind = "", token = ""] = /^\/(dns|invite|u)\/([\w.-]{1,200})\/?$/.exec(path) ?? [];
  if (kind === "u") {
    const { SENDING_SECRET } = ctx.env;
    return SENDING_SECRET === undefined ? undefined : readUnsubscribeToken(SENDING_SECRET, token)?.tenantId;
  }
  if (kind !== "dns" && kind !== "invite") return undefined;
  const [row] = await readRowsAsSystem<{ tenant_id: string }>(ctx.db, "portal address", {
    name: `tenant_of_${kind}`,
    text: byLink[kind],
    values: [ctx.tokens.hash(token)],
  });
  return row?.tenant_id;
}
