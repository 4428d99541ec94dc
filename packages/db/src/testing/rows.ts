/**
 * Rows for tests, written as a superuser so that no rule of the product stands between a test and its facts.
 * Each makes one row with a name of its own and returns what tests need of it.
 */
import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";

type Queryable = pg.Pool | pg.Client;

const mark = (): string => randomUUID().slice(0, 8);

async function insert<Row>(to: Queryable, table: string, row: Record<string, unknown>): Promise<Row> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  const { rows } = await to.query(
    `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places.join(", ")}) RETURNING *`,
    Object.values(row),
  );
  return rows[0] as Row;
}

export interface TenantRow {
  id: string;
  name: string;
  slug: string;
}

export async function tenant(to: Queryable, row: Partial<TenantRow> = {}): Promise<TenantRow> {
  const made = await insert<TenantRow>(to, "tenants", {
    name: "Northwind",
    slug: `northwind-${mark()}`,
    ...row,
  });
  await insert(to, "tenant_policies", { tenant_id: made.id });
  await insert(to, "tenant_config", { tenant_id: made.id });
  return made;
}

export interface PersonRow {
  id: string;
  name: string;
  email: string;
}

export function person(
  to: Queryable,
  row: Partial<PersonRow> & { email_verified?: Date } = {},
): Promise<PersonRow> {
  return insert<PersonRow>(to, "users", {
    name: "Ada Lovelace",
    email: `ada-${mark()}@example.com`,
    email_verified: new Date(),
    ...row,
  });
}

/** The person's password, as a hash that the caller made. */
export function password(to: Queryable, of: { userId: string; hash: string }): Promise<unknown> {
  return insert(to, "user_passwords", { user_id: of.userId, password_hash: of.hash });
}

export async function member(
  to: Queryable,
  of: { tenantId: string; role?: "owner" | "admin" | "member"; userId?: string },
): Promise<PersonRow> {
  const made = of.userId
    ? ((await to.query("SELECT * FROM users WHERE id = $1", [of.userId])).rows[0] as PersonRow)
    : await person(to);
  await insert(to, "tenant_users", {
    tenant_id: of.tenantId,
    user_id: made.id,
    roles: [of.role ?? "member"],
    email: made.email,
  });
  return made;
}

export interface CompanyRow {
  id: string;
  name: string;
  workspace_name: string;
}

export function company(
  to: Queryable,
  of: { tenantId: string; name?: string; workspaceName?: string; status?: string },
): Promise<CompanyRow> {
  return insert<CompanyRow>(to, "companies", {
    tenant_id: of.tenantId,
    name: of.name ?? "Blue Bottle",
    workspace_name: of.workspaceName ?? `blue-bottle-${mark()}`,
    ...(of.status === "archived" ? { status: "archived", archived: new Date() } : {}),
    ...(of.status === "pending" ? { status: "pending" } : {}),
  });
}

export function companyAccess(
  to: Queryable,
  of: { tenantId: string; companyId: string; userId: string; access?: "work" | "view" },
): Promise<unknown> {
  return insert(to, "company_members", {
    tenant_id: of.tenantId,
    company_id: of.companyId,
    user_id: of.userId,
    access: of.access ?? "work",
  });
}

export interface LeadRow {
  id: string;
  email: string;
}

/** A lead; one that must not be written to is on the tenant's list as well. */
export async function lead(
  to: Queryable,
  of: { tenantId: string; companyId?: string | null; email?: string; name?: string; status?: string },
): Promise<LeadRow> {
  const status = of.status ?? "active";
  const made = await insert<LeadRow>(to, "leads", {
    tenant_id: of.tenantId,
    company_id: of.companyId ?? null,
    email: of.email ?? `lead-${mark()}@example.org`,
    name: of.name ?? "Grace Hopper",
    status,
  });
  if (status === "unsubscribed" || status === "bounced" || status === "complained")
    await suppression(to, { tenantId: of.tenantId, value: made.email, reason: status });
  return made;
}

/** A lead that a search finds by its index, in a span of its own. */
export async function leadText(
  to: Queryable,
  of: { tenantId: string; companyId?: string | null; email: string; name?: string },
): Promise<LeadRow> {
  const made = await lead(to, of);
  await to.query(
    `WITH span AS (
       INSERT INTO lead_spans (tenant_id, company_id, first_id, last_id, rows) VALUES ($1, $2, $3, $3, 1) RETURNING id
     )
     INSERT INTO lead_texts (tenant_id, company_id, lead_id, span_id, text)
     SELECT l.tenant_id, l.company_id, l.id, span.id, searchable(concat_ws(E'\\n', l.email, l.name, l.company)) FROM span, leads l
     WHERE l.tenant_id = $1 AND l.id = $3`,
    [of.tenantId, of.companyId ?? null, made.id],
  );
  return made;
}

/** Whom the tenant must not write to. A second time it keeps its reason. */
export async function suppression(
  to: Queryable,
  of: { tenantId: string; kind?: "email" | "domain" | "hash"; value: string; reason?: string },
): Promise<{ id: string }> {
  const { rows } = await to.query<{ id: string }>(
    `INSERT INTO suppressions AS s (tenant_id, kind, value, reason, source) VALUES ($1, $2, $3, $4, 'list')
     ON CONFLICT (tenant_id, kind, value) DO UPDATE SET reason = s.reason RETURNING id`,
    [of.tenantId, of.kind ?? "email", of.value, of.reason ?? "unsubscribed"],
  );
  return rows[0] as { id: string };
}

/** A deletion of leads that waits for its turn. */
export function leadJob(
  to: Queryable,
  of: { tenantId: string; companyId?: string | null; createdBy: string; kind?: string },
): Promise<{ id: string }> {
  const companyId = of.companyId ?? null;
  return insert<{ id: string }>(to, "lead_jobs", {
    tenant_id: of.tenantId,
    company_id: companyId,
    created_by: of.createdBy,
    kind: of.kind ?? "delete",
    filter: JSON.stringify({ companyId }),
    change: JSON.stringify({ kind: "delete" }),
  });
}

export function tag(
  to: Queryable,
  of: { tenantId: string; companyId?: string | null; name?: string },
): Promise<{ id: string; name: string }> {
  const name = of.name ?? `Tag ${mark()}`;
  return insert(to, "tags", { tenant_id: of.tenantId, company_id: of.companyId ?? null, name });
}

/** A field of a list's own, for text where nothing else is said. */
export function leadField(
  to: Queryable,
  of: { tenantId: string; companyId?: string | null; name?: string; type?: string },
): Promise<{ id: string; name: string }> {
  return insert(to, "lead_fields", {
    tenant_id: of.tenantId,
    company_id: of.companyId ?? null,
    name: of.name ?? `Field ${mark()}`,
    type: of.type ?? "text",
  });
}

/** A view that everybody sees who sees the list. */
export function leadView(
  to: Queryable,
  of: { tenantId: string; companyId?: string | null; createdBy: string; name?: string },
): Promise<{ id: string }> {
  return insert(to, "lead_views", {
    tenant_id: of.tenantId,
    company_id: of.companyId ?? null,
    created_by: of.createdBy,
    name: of.name ?? `View ${mark()}`,
    is_shared: true,
    settings: { filter: {}, order: "newest", columns: ["email"], density: "compact" },
  });
}

export function domain(
  to: Queryable,
  of: { tenantId: string; companyId?: string | null; domain?: string },
): Promise<{ id: string; domain: string }> {
  const name = of.domain ?? `kaffee-${mark()}.de`;
  return insert(to, "domains", {
    tenant_id: of.tenantId,
    company_id: of.companyId ?? null,
    domain: name,
    registrable: name.split(".").slice(-2).join("."),
    ownership_token: randomUUID().replaceAll("-", ""),
  });
}

/** A mailbox without a secret, tried by nobody. */
export function emailAccount(
  to: Queryable,
  of: { tenantId: string; companyId?: string | null; domainId: string; domain: string },
): Promise<{ id: string; email: string }> {
  const email = `ada-${mark()}@${of.domain}`;
  const server = { host: "mail.invalid", port: 465, security: "tls", username: email };
  return insert(to, "email_accounts", {
    tenant_id: of.tenantId,
    company_id: of.companyId ?? null,
    domain_id: of.domainId,
    email,
    provider: "other",
    smtp_settings: server,
    imap_settings: { ...server, port: 993 },
    next_check: null,
  });
}

export function folder(
  to: Queryable,
  of: { tenantId: string; companyId?: string | null; parentId?: string | null; name?: string },
): Promise<{ id: string }> {
  return insert(to, "folders", {
    tenant_id: of.tenantId,
    company_id: of.companyId ?? null,
    parent_id: of.parentId ?? null,
    name: of.name ?? `Folder ${mark()}`,
  });
}

/** A template with its first version, in a folder where one is given. */
export async function template(
  to: Queryable,
  of: {
    tenantId: string;
    companyId?: string | null;
    createdBy: string;
    name?: string;
    folderId?: string;
  },
): Promise<{ id: string }> {
  const place = { tenant_id: of.tenantId, company_id: of.companyId ?? null };
  const name = of.name ?? "Welcome";
  const says = { subject: name, preview_text: "", kind: "html", content: `<p>${name}</p>` };
  const made = await insert<{ id: string }>(to, "templates", {
    ...place,
    ...says,
    name,
    search_text: name.toLowerCase(),
  });
  const ofTemplate = { ...place, template_id: made.id };
  await insert(to, "template_versions", { ...ofTemplate, ...says, number: 1, created_by: of.createdBy });
  if (of.folderId) await insert(to, "template_folders", { ...ofTemplate, folder_id: of.folderId });
  return made;
}

/** A link to what the domain needs; `tokenHash` opens it, and without one nothing does. */
export function handoff(
  to: Queryable,
  of: {
    tenantId: string;
    companyId?: string | null;
    domainId: string;
    createdBy: string;
    tokenHash?: Uint8Array;
  },
): Promise<{ id: string }> {
  return insert(to, "dns_handoffs", {
    tenant_id: of.tenantId,
    company_id: of.companyId ?? null,
    domain_id: of.domainId,
    created_by: of.createdBy,
    token_hash: Buffer.from(of.tokenHash ?? randomBytes(32)),
    expires: "2100-01-01",
  });
}

/** A host that is served, where `verified` says since when. */
export function portalHost(
  to: Queryable,
  of: { tenantId: string; host?: string; verified?: Date; isMain?: boolean },
): Promise<{ id: string; host: string }> {
  const host = of.host ?? `portal.${randomUUID()}.de`;
  return insert(to, "portal_hosts", {
    tenant_id: of.tenantId,
    host,
    registrable: host.split(".").slice(-2).join("."),
    token: randomBytes(20).toString("hex"),
    verified: of.verified ?? null,
    is_main: of.isMain ?? false,
    next_check: "2100-01-01",
  });
}

export function notice(
  to: Queryable,
  of: { tenantId: string; companyId?: string | null; subjectId: string; facts: object },
): Promise<{ id: string }> {
  return insert(to, "notices", {
    tenant_id: of.tenantId,
    company_id: of.companyId ?? null,
    kind: "domain_degraded",
    subject_id: of.subjectId,
    facts: JSON.stringify(of.facts),
  });
}

/** An invite without a link; accepted, and waiting for approval, where it says by whom. */
export function invite(
  to: Queryable,
  of: { tenantId: string; invitedBy: string; email?: string; acceptedBy?: string },
): Promise<{ id: string; email: string }> {
  return insert(to, "invites", {
    tenant_id: of.tenantId,
    email: of.email ?? `invited-${mark()}@example.com`,
    role: "member",
    invited_by: of.invitedBy,
    expires: "2100-01-01",
    ...(of.acceptedBy ? { accepted: new Date(), accepted_by: of.acceptedBy } : {}),
  });
}

/** A member's scope, as the server would make it. */
export const scope = (of: { tenantId: string; personId: string; companies?: "all" | string[] }) => ({
  tenantId: of.tenantId,
  personId: of.personId,
  companies: of.companies ?? ("all" as const),
});
