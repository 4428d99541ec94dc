/** Every table with its wall and the reason for it, reviewed by hand; the catalogue test compares it with the database. */
export type Wall = "company" | "tenant" | "person" | "system";

export const walls: Record<string, { wall: Wall; reason: string }> = {
  audit_log: {
    wall: "company",
    reason: "what happened in a company is its members' business alone; append-only",
  },
  companies: { wall: "company", reason: "filtered by its own id: a member sees the companies with access" },
  company_members: { wall: "company", reason: "who works in a company is known to those who see it" },
  dkim_keys: {
    wall: "company",
    reason: "a company's domains sign by them; their secrets are sealed elsewhere",
  },
  dns_checks: { wall: "company", reason: "what was seen of a company's domains" },
  dns_handoffs: { wall: "company", reason: "links to what a company's domain needs" },
  domain_ip_assignments: { wall: "company", reason: "belongs to a domain of the company" },
  domains: { wall: "company", reason: "a company's sending names" },
  email_accounts: { wall: "company", reason: "a company's mailboxes" },
  mail_consents: { wall: "company", reason: "sign-ins at a provider that wait for a company's mailbox" },
  folders: { wall: "company", reason: "hold a company's templates" },
  deleted_leads: { wall: "company", reason: "a company's contacts, deleted and not yet gone" },
  import_changes: { wall: "company", reason: "what a company's leads were" },
  import_kept: { wall: "company", reason: "a company's leads that an undo left" },
  import_lines: { wall: "company", reason: "cells of a company's file" },
  imports: { wall: "company", reason: "a company's files" },
  invite_companies: { wall: "company", reason: "what an invite offers in a company" },
  lead_field_values: { wall: "company", reason: "what a company knows of its leads" },
  lead_fields: { wall: "company", reason: "what a company wants to know of its leads" },
  lead_job_failures: { wall: "company", reason: "a company's leads that a job could not change" },
  lead_jobs: { wall: "company", reason: "work on a company's leads" },
  lead_spans: { wall: "company", reason: "how a search goes through a company's leads" },
  lead_tags: { wall: "company", reason: "joins a company's leads and tags" },
  lead_texts: { wall: "company", reason: "what a search reads of a company's leads" },
  lead_views: { wall: "company", reason: "lists of a company's leads" },
  leads: { wall: "company", reason: "a company's contacts; without a company, the tenant's own pool" },
  notices: { wall: "company", reason: "news of a company; without a company, of the tenant's own pool" },
  sealed_secrets: { wall: "company", reason: "a company's secrets, sealed" },
  sending_events: { wall: "company", reason: "what became of mails from a company's mailboxes" },
  suppressions: {
    wall: "company",
    reason: "who opted out at a company; without a company, the tenant's own list",
  },
  tags: { wall: "company", reason: "a company's words" },
  template_folders: { wall: "company", reason: "joins a company's templates and folders" },
  template_tags: { wall: "company", reason: "joins a company's templates and tags" },
  templates: { wall: "company", reason: "a company's texts" },
  template_previews: { wall: "company", reason: "a company's texts with the data of one of its leads" },
  template_versions: { wall: "company", reason: "what a company's texts were" },
  invites: { wall: "tenant", reason: "whom the tenant has asked to join; without the hashes of their links" },
  brand_drafts: { wall: "tenant", reason: "what the tenant's brand may become" },
  brand_versions: { wall: "tenant", reason: "what the tenant's brand was" },
  portal_hosts: { wall: "tenant", reason: "the tenant's own addresses; who serves one is settled over all" },
  policy_refusals: { wall: "tenant", reason: "when the tenant's rules last refused somebody" },
  tenant_config: { wall: "tenant", reason: "brand and billing of the whole tenant" },
  tenant_policies: { wall: "tenant", reason: "rules of the whole tenant" },
  tenant_users: { wall: "tenant", reason: "colleagues know each other" },
  tenants: { wall: "tenant", reason: "the tenant itself, by its id" },
  import_mappings: { wall: "person", reason: "how one maps the columns of one's files" },
  idempotency_keys: { wall: "person", reason: "a key counts for the person who sent it" },
  person_audit_log: { wall: "person", reason: "what happened to a person outside any tenant" },
  sessions: { wall: "person", reason: "one's own signed-in browsers, without their hashes" },
  notification_choices: { wall: "person", reason: "how one wants to be told" },
  user_preferences: { wall: "person", reason: "one's own settings" },
  users: { wall: "person", reason: "oneself; colleagues by a second policy, for reading" },
  backup_codes: { wall: "system", reason: "hashes are compared before anybody is signed in" },
  email_changes: {
    wall: "system",
    reason: "links are looked up by hash; two addresses, one of them nobody's yet",
  },
  feature_flags: { wall: "system", reason: "the platform's switches" },
  mails: { wall: "system", reason: "outgoing mail names addresses of any tenant" },
  passkey_challenges: { wall: "system", reason: "precede sign-in" },
  passkeys: { wall: "system", reason: "are looked up before anybody is signed in" },
  pending_sign_ins: { wall: "system", reason: "precede sign-in" },
  permissions: { wall: "system", reason: "the platform's staff" },
  person_tokens: { wall: "system", reason: "precede sign-in" },
  rate_limits: { wall: "system", reason: "count networks and addresses of nobody in particular" },
  sealed_person_secrets: { wall: "system", reason: "opened before anybody is signed in" },
  smtp_ip_addresses: { wall: "system", reason: "the platform's servers" },
  staff_members: { wall: "system", reason: "the platform's staff" },
  staff_role_permissions: { wall: "system", reason: "the platform's staff" },
  staff_roles: { wall: "system", reason: "the platform's staff" },
  system_config: { wall: "system", reason: "the platform's settings" },
  user_totp: { wall: "system", reason: "codes are compared before anybody is signed in" },
  user_passwords: { wall: "system", reason: "hashes are compared before anybody is signed in" },
  vps_instances: { wall: "system", reason: "the platform's servers" },
};

/** Tables that grow with traffic: they must be able to be sharded or partitioned by tenant. */
export const growing = [
  "leads",
  "lead_tags",
  "imports",
  "import_lines",
  "import_changes",
  "import_kept",
  "lead_field_values",
  "lead_texts",
  "lead_job_failures",
  "deleted_leads",
  "suppressions",
  "template_versions",
  "audit_log",
  "dns_checks",
  "notices",
];

/** Indexes of growing tables that do not begin with the tenant, and why. */
export const otherIndexes: Record<string, string> = {
  lead_texts_text_idx:
    "begins with the span, which is one tenant's; the tenant before it would double a search's work",
};

/** Policies beside `wall` and `system`, each reviewed: what it lets through, and why. */
export const otherPolicies: Record<string, string> = {
  "lead_spans.search": "lets search_leads, through its owner, go through the lists that it names itself",
  "lead_texts.search":
    "lets search_leads, through its owner, use the index on texts, which no wall lets LIKE use",
  "domains.settlement":
    "the platform settles who owns a name that several tenants claim; three columns and nothing else",
  "users.colleagues": "colleagues read each other's name and address; reading only",
  "suppressions.suppressed_among":
    "lets suppressed_among, through its owner, see whom the current tenant must not write to, whichever company it came from",
};

/** Functions that act with their owner's rights, each reviewed: what it may do more than its caller, and why. */
export const definers: Record<string, string> = {
  enqueue_job: "adds a job and reads none; the tables of the queue are out of the app role's reach",
  first_lead_statistics:
    "counts rows for the planner, of two tables, as long as they are small; tells nothing",
  merge_lead_texts: "keeps an index in order, and answers nothing",
  search_leads: "ids of leads by their texts; states the tenant and the companies of its caller itself",
  suppressed_among: "answers which of the given addresses of the current tenant must not be written to",
};

/** Functions of another owner than the tables', who is bound by no wall on what they read. */
export const otherOwners: Record<string, string> = { search_leads: "rookery_search" };

/** What the app role may call. */
export const callable: Record<string, string> = {
  ...definers,
  searchable: "a text in the form that is searched",
  erased_address: "what an erased address is remembered by",
  uuid_v7: "ids",
  current_tenant: "the wall's own reading of the settings",
  current_person: "the wall's own reading of the settings",
  current_companies: "the wall's own reading of the settings",
  sees_all_companies: "the wall's own reading of the settings",
};

/** Unique over the platform although the table is a tenant's: the answer to a clash must be the same for everybody. */
export const globalUniques: Record<string, string> = {
  invites_link_token_hash_key: "a link is looked up before anybody is known; a random hash names no tenant",
  invites_mail_token_hash_key: "a link is looked up before anybody is known; a random hash names no tenant",
  dns_handoffs_token_hash_key: "a link is looked up before anybody is known; a random hash names no tenant",
  template_previews_token_hash_key: "a frame has no session; a random hash names no tenant",
  tenants_pkey: "random ids, made by us",
  tenants_slug_key: "stands in public addresses; sign-up makes a free one without asking",
  portal_hosts_served_key: "one tenant a host; whoever proves it second is told of no one",
  domains_proven_key: "one owner a name; whoever proves it second is told of no one",
};

/** Columns that name a row without a key to it, and why. */
export const looseReferences: Record<string, string> = {
  "tenants.compute_id": "names nothing of this database; the seed's identity provider fills it",
  "audit_log.company_id": "the log outlives the company",
  "audit_log.actor_id": "the log outlives the person",
  "audit_log.subject_id": "the log outlives its subject",
  "brand_drafts.updated_by": "a draft outlives its author's membership; nobody is looked up by it",
  "brand_versions.published_by": "a version outlives who published it; nobody is looked up by it",
  "mail_consents.begun_by": "only compared with who finishes, within minutes",
  "dns_handoffs.created_by": "a link outlives its maker's membership; nobody is looked up by it",
  "template_versions.created_by": "a version outlives its author's membership; nobody is looked up by it",
  "invites.accepted_by": "who accepted may be no member yet, and may be gone later",
  "policy_refusals.user_id": "whom a rule refused last; they may be gone",
  "notices.subject_id": "what a notice tells of may be gone when it is read",
  "idempotency_keys.user_id":
    "also nil, for calls before sign-in; swept after a day, and a key would cost each write",
  "import_changes.lead_id": "what a lead was outlives the lead, so that an undo can say that it is gone",
  "import_kept.lead_id": "a report outlives the leads that it names",
  "imports.check_id": "names a run of a job and no row",
  "imports.undo_checkpoint": "a place in the order of leads",
  "imports.undone_by": "an undo outlives its starter's membership",
  "lead_tags.import_id": "as leads.import_id",
  "lead_spans.first_id": "a place in the order of leads",
  "lead_spans.last_id": "a place in the order of leads",
  "lead_texts.company_id":
    "the lead's when the text was put; who finds the text looks for the lead behind its wall",
  "lead_texts.span_id":
    "made by its writer under the lock of the tenant's leads; a key would cost each row of an import",
  "lead_jobs.until_id": "a place in the order of leads",
  "lead_jobs.checkpoint": "a place in the order of leads",
  "lead_job_failures.lead_id": "a report outlives the leads that it names",
  "deleted_leads.job_id": "an undo of an import deletes as well as a job",
  "deleted_leads.deleted_by": "a deletion outlives its author's membership",
  "lead_views.created_by": "a shared view outlives its author's membership",
  "suppressions.company_id": "an opt-out outlives the company that it came from",
  "suppressions.created_by": "a suppression outlives its author's membership",
  "leads.import_id":
    "where a lead came from, as a fact; a key would cost an import of a million rows, and imports may be discarded",
};
