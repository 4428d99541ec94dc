import { isIP } from "node:net";
import { readRowsAsSystem, type Db, type Tx } from "@rookery/db";
import type { Env } from "./env.ts";
import { notFound } from "./errors.ts";
import {
  brandColumns,
  brandOfRow,
  platformBrand,
  type Brand,
  type BrandRow,
} from "./features/brand/brand-in-force.ts";
import type { Language } from "./features/preferences/preferences.rules.ts";

export interface AddressTenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** What it says for its people; null where it says nothing. */
  readonly language: Language | null;
}

/** Where people reach the portal: the platform's address, or a tenant's own. */
export interface PortalAddress {
  /** Scheme, host and port: what links begin with, and what a browser of ours says in `Origin`. */
  readonly origin: string;
  /** Of a tenant's own address, in A-labels; null at the platform's. */
  readonly host: string | null;
  /** Whose own address it is; undefined at the platform's. */
  readonly tenant: AddressTenant | undefined;
  readonly brand: Brand;
}

type AddressDeps = { readonly env: Env; readonly db: Db };

interface AddressRow extends BrandRow {
  id: string;
  slug: string;
  host: string | null;
  ui_language: Language | null;
}

const columns = `t.id, t.slug, h.host, c.ui_language, ${brandColumns}`;

const byHost = `
  SELECT ${columns} FROM portal_hosts h JOIN tenants t ON t.id = h.tenant_id AND t.deleted IS NULL
  LEFT JOIN tenant_config c ON c.tenant_id = t.id WHERE h.host = $1 AND h.verified IS NOT NULL`;

/** A host whose proof has been gone for three days may have become somebody else's: no link goes there any more. */
const byTenant = `
  SELECT ${columns} FROM tenants t LEFT JOIN portal_hosts h ON h.tenant_id = t.id AND h.is_main
    AND (h.token_absent IS NULL OR h.token_absent > now() - interval '72 hours')
  LEFT JOIN tenant_config c ON c.tenant_id = t.id WHERE t.id = $1::uuid`;

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The name in a `Host` header (RFC 9110, 7.2), whatever its port; undefined where it is none. */
export function hostnameOf(header: string): string | undefined {
  const url = /^[\w.:[\]-]{1,270}$/.test(header) ? URL.parse(`http://${header}`) : null;
  return url?.hostname.replace(/\.$/, "");
}

/** Origin of a tenant's own host: scheme and port are the platform's, because the same proxy stands in front. */
export function originAt(env: Env, host: string): string {
  const url = new URL(env.APP_URL);
  url.hostname = host;
  return url.origin;
}

export const platformAddress = (env: Env): PortalAddress => ({
  origin: env.APP_URL,
  host: null,
  tenant: undefined,
  brand: platformBrand(env),
});

function addressOfRow(env: Env, row: AddressRow): PortalAddress {
  const { id, slug, tenant_name: name, host, ui_language: language } = row;
  const brand = brandOfRow(row);
  return host === null
    ? { ...platformAddress(env), brand }
    : { origin: originAt(env, host), host, tenant: { id, slug, name, language }, brand };
}

/**
 * The address that a request came by; undefined where the host is nobody's. `Host` says where to look and nothing else: what is
 * written into links comes from the table, and forwarded headers are not read at all.
 */
export async function addressAt(deps: AddressDeps, hostHeader: string): Promise<PortalAddress | undefined> {
  const { env, db } = deps;
  const name = hostnameOf(hostHeader);
  const own = new URL(env.APP_URL).hostname;
  if (name === own || (name !== undefined && loopback.has(own) && loopback.has(name)))
    return platformAddress(env);
  // A balancer that asks by address gets the same nothing as a stranger's name.
  if (name === undefined || isIP(name) !== 0) return undefined;
  const query = { name: "address_by_host", text: byHost, values: [name] };
  const [row] = await readRowsAsSystem<AddressRow>(db, "portal address", query);
  return row && addressOfRow(env, row);
}

/** Where the tenant's people are sent: its main host where it has one, else the platform's address; in its own look either way. */
export async function addressOfTenant(deps: AddressDeps, tenantId: string | null): Promise<PortalAddress> {
  if (tenantId === null) return platformAddress(deps.env);
  const query = { name: "address_by_tenant", text: byTenant, values: [tenantId] };
  const [row] = await readRowsAsSystem<AddressRow>(deps.db, "portal address", query);
  return row ? addressOfRow(deps.env, row) : platformAddress(deps.env);
}

/** As `addressOfTenant`, inside a transaction of the platform's own role. */
export async function addressInside(tx: Tx, env: Env, tenantId: string | null): Promise<PortalAddress> {
  const [row] = tenantId === null ? [] : await tx.$queryRawUnsafe<AddressRow[]>(byTenant, tenantId);
  return row ? addressOfRow(env, row) : platformAddress(env);
}

/** For what names a tenant by itself, without the ladder. @throws AppError not_found for another's at a tenant's own address. */
export function requireOwnTenant({ tenant }: PortalAddress, tenantId: string): void {
  if (tenant && tenant.id !== tenantId) throw notFound();
}

/** The whole address of a page. On a tenant's own host its pages stand without `/t/<slug>`. */
export function urlAt({ origin, tenant }: PortalAddress, path: string): string {
  const start = tenant && `/t/${tenant.slug}`;
  const isInside = start !== undefined && (path === start || path.startsWith(`${start}/`));
  return `${origin}${isInside ? path.slice(start.length) || "/" : path}`;
}
