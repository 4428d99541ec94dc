import { randomUUID } from "node:crypto";
import { mutate, signUp, type Session } from "./api.ts";
import type { Product } from "./start-product.ts";

/** Everybody that a proof calls as, and what they call about. */
export interface TenantWorld {
  readonly slug: string;
  readonly tenantId: string;
  readonly owner: Session;
  readonly admin: Session;
  /** `work` access to `company`. */
  readonly member: Session;
  /** `view` access to `company`. */
  readonly viewer: Session;
  /** `work` access to `otherCompany`. */
  readonly otherMember: Session;
  readonly company: {
    readonly id: string;
    readonly workspaceName: string;
    readonly version: number;
    readonly name: string;
  };
  readonly otherCompany: { readonly id: string };
  readonly leadId: string;
  readonly importId: string;
  /** A count that has been done. */
  readonly leadJobId: string;
  readonly domainId: string;
  readonly accountId: string;
  readonly folderId: string;
  readonly templateId: string;
  readonly handoffId: string;
  readonly hostId: string;
  readonly noticeId: string;
  readonly suppressionId: string;
  readonly tagId: string;
  readonly fieldId: string;
  /** The owner's, and shared. */
  readonly viewId: string;
  /** Sent by the owner, and open. */
  readonly inviteId: string;
  readonly memberUserId: string;
  /** A word that stands in every row of the tenant; whoever else reads it has read too much. */
  readonly canary: string;
}

async function join(product: Product, world: { slug: string; tenantId: string }, role: string) {
  const own = await signUp(product.url);
  const { rows } = await product.database.superuser.query<{ id: string }>(
    `INSERT INTO tenant_users (tenant_id, user_id, roles, email)
     SELECT $1, id, ARRAY[$2], email FROM users WHERE email = $3 RETURNING user_id AS id`,
    [world.tenantId, role, own.email],
  );
  return { session: { ...own, slug: world.slug }, userId: rows[0]?.id ?? "" };
}

/** A tenant with two companies, a person of every role, a lead and an import, all named with its canary. */
export async function makeTenantWorld(product: Product): Promise<TenantWorld> {
  const canary = `canary${randomUUID().slice(0, 8)}`;
  const { superuser } = product.database;
  // Proofs make more people from one address than a sign-up limit would let anybody.
  await superuser.query("DELETE FROM rate_limits");
  const owner = await signUp(product.url, { tenantName: `Tenant ${canary}` });
  const { rows } = await superuser.query<{ id: string }>("SELECT id FROM tenants WHERE slug = $1", [
    owner.slug,
  ]);
  const tenantId = rows[0]?.id ?? "";
  const place = { slug: owner.slug, tenantId };
  type Added = { id: string; workspaceName: string; version: number; name: string };
  const company = await mutate<Added>(owner, "companies.add", { name: `First ${canary}` });
  const otherCompany = await mutate<Added>(owner, "companies.add", { name: `Second ${canary}` });
  const admin = await join(product, place, "admin");
  const [member, viewer, otherMember] = [
    await join(product, place, "member"),
    await join(product, place, "member"),
    await join(product, place, "member"),
  ];
  const give = (userId: string, companyId: string, access: string) =>
    mutate(owner, "companies.setAccess", { companyId, userId, access });
  await give(member.userId, company.id, "work");
  await give(viewer.userId, company.id, "view");
  await give(otherMember.userId, otherCompany.id, "work");
  const lead = await superuser.query<{ id: string }>(
    "INSERT INTO leads (tenant_id, company_id, email, name) VALUES ($1, $2, $3, $4) RETURNING id",
    [tenantId, company.id, `${canary}@example.org`, canary],
  );
  const made = await superuser.query<{ id: string }>(
    `INSERT INTO imports (tenant_id, company_id, created_by, status, file_name, file_key, file_size_bytes)
     VALUES ($1, $2, $3, 'mapping', $4, $5, 10) RETURNING id`,
    [tenantId, company.id, member.userId, `${canary}.csv`, canary],
  );
  const leadJob = await superuser.query<{ id: string }>(
    `INSERT INTO lead_jobs (tenant_id, company_id, created_by, kind, filter, status, rows_total, finished)
     VALUES ($1, $2, $3, 'count', $4, 'done', 1, now()) RETURNING id`,
    [tenantId, company.id, member.userId, { companyId: company.id, search: canary }],
  );
  // Never due: what changes in the tenant is what somebody called for.
  const domain = await superuser.query<{ id: string }>(
    `INSERT INTO domains (tenant_id, company_id, domain, registrable, ownership_token, next_check)
     VALUES ($1, $2, $3::varchar, $3::varchar, md5($3::varchar), NULL) RETURNING id`,
    [tenantId, company.id, `${canary}.de`],
  );
  const domainId = domain.rows[0]?.id ?? "";
  const account = await superuser.query<{ id: string }>(
    `INSERT INTO email_accounts (tenant_id, company_id, domain_id, email, sender_name, smtp_settings, next_check)
     VALUES ($1, $2, $3, $4, $5, $6, NULL) RETURNING id`,
    [
      tenantId,
      company.id,
      domainId,
      `ada@${canary}.de`,
      canary,
      { host: "mail.invalid", port: 465, security: "tls", username: `ada@${canary}.de` },
    ],
  );
  const handoff = await superuser.query<{ id: string }>(
    `INSERT INTO dns_handoffs (tenant_id, company_id, domain_id, token_hash, created_by, expires)
     VALUES ($1, $2, $3, sha256($4::text::bytea), $5, now() + interval '1 day') RETURNING id`,
    [tenantId, company.id, domainId, canary, member.userId],
  );
  const folder = await superuser.query<{ id: string }>(
    "INSERT INTO folders (tenant_id, company_id, name) VALUES ($1, $2, $3) RETURNING id",
    [tenantId, company.id, canary],
  );
  const template = await superuser.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO templates (tenant_id, company_id, name, subject, kind, content, search_text)
       VALUES ($1, $2, $3::text, $3::text, 'html', $3::text, $3::text) RETURNING tenant_id, company_id, id, subject, kind, content
     ), placed AS (
       INSERT INTO template_folders (tenant_id, company_id, template_id, folder_id)
       SELECT tenant_id, company_id, id, $5 FROM made
     )
     INSERT INTO template_versions (tenant_id, company_id, template_id, number, subject, preview_text, kind, content, created_by)
     SELECT tenant_id, company_id, id, 1, subject, '', kind, content, $4 FROM made RETURNING template_id AS id`,
    [tenantId, company.id, canary, member.userId, folder.rows[0]?.id],
  );
  const notice = await superuser.query<{ id: string }>(
    `INSERT INTO notices (tenant_id, company_id, kind, subject_id, facts)
     VALUES ($1, $2, 'domain_degraded', $3, $4) RETURNING id`,
    [tenantId, company.id, domainId, { domain: `${canary}.de` }],
  );
  const invite = await superuser.query<{ id: string }>(
    `INSERT INTO invites (tenant_id, email, role, note, invited_by, expires)
     SELECT $1, $2, 'member', $3, m.user_id, now() + interval '7 days' FROM tenant_users m
     WHERE m.tenant_id = $1 AND m.roles = ARRAY['owner'] RETURNING id`,
    [tenantId, `invited-${canary}@example.org`, canary],
  );
  const host = await superuser.query<{ id: string }>(
    `INSERT INTO portal_hosts (tenant_id, host, registrable, token, next_check)
     VALUES ($1, $2, $3, $4, 'infinity') RETURNING id`,
    [tenantId, `portal.${canary}.de`, `${canary}.de`, canary],
  );
  const ofLeads = await superuser.query<Record<"suppression" | "tag" | "field" | "view", string>>(
    `WITH suppression AS (
       INSERT INTO suppressions (tenant_id, company_id, kind, value, reason, source)
       VALUES ($1, $2, 'email', $3::text || '@nowhere.example', 'unsubscribed', 'list') RETURNING id
     ), tag AS (INSERT INTO tags (tenant_id, company_id, name) VALUES ($1, $2, $3) RETURNING id
     ), field AS (INSERT INTO lead_fields (tenant_id, company_id, name, type) VALUES ($1, $2, $3, 'text') RETURNING id
     ), view AS (
       INSERT INTO lead_views (tenant_id, company_id, created_by, name, is_shared, settings)
       SELECT $1, $2, user_id, $3, true, $4 FROM tenant_users WHERE tenant_id = $1 AND roles = ARRAY['owner'] RETURNING id
     )
     SELECT suppression.id AS suppression, tag.id AS tag, field.id AS field, view.id AS view FROM suppression, tag, field, view`,
    [tenantId, company.id, canary, { filter: {}, order: "newest", columns: ["email"], density: "compact" }],
  );
  return {
    ...place,
    owner,
    admin: admin.session,
    member: member.session,
    viewer: viewer.session,
    otherMember: otherMember.session,
    company,
    otherCompany,
    leadId: lead.rows[0]?.id ?? "",
    importId: made.rows[0]?.id ?? "",
    leadJobId: leadJob.rows[0]?.id ?? "",
    domainId,
    accountId: account.rows[0]?.id ?? "",
    folderId: folder.rows[0]?.id ?? "",
    templateId: template.rows[0]?.id ?? "",
    handoffId: handoff.rows[0]?.id ?? "",
    hostId: host.rows[0]?.id ?? "",
    noticeId: notice.rows[0]?.id ?? "",
    suppressionId: ofLeads.rows[0]?.suppression ?? "",
    tagId: ofLeads.rows[0]?.tag ?? "",
    fieldId: ofLeads.rows[0]?.field ?? "",
    viewId: ofLeads.rows[0]?.view ?? "",
    inviteId: invite.rows[0]?.id ?? "",
    memberUserId: member.userId,
    canary,
  };
}
