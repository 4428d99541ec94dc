import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { jobBodies } from "../../jobs/job-bodies.ts";
import { createQueue, JobPutBack } from "../../jobs/queue.ts";
import {
  createTestApp,
  randomId,
  refusalOf,
  type TestApp,
  type TestCaller,
} from "../../testing/create-test-app.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";
import { purgeOrder } from "./purged-tables.ts";
import { removePurgedRows } from "./remove-purged-rows.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

type Job = Parameters<typeof removePurgedRows>[1];

/** What waits in the queue for the tenant. */
async function queued(tenantId: string): Promise<Job[]> {
  const { rows: jobs } = await world.database.superuser.query<{ data: Job }>(
    "SELECT data FROM pgboss.job WHERE name = 'purge-company' AND data ->> 'tenantId' = $1",
    [tenantId],
  );
  return jobs.map(({ data }) => data);
}

/** Runs the tenant's queued purges, as a worker would. */
async function work(tenantId: string, signal = new AbortController().signal): Promise<void> {
  for (const job of await queued(tenantId)) await removePurgedRows(world.deps, job, signal);
}

/** One row in every table that belongs to a company, and a folder in a folder. */
async function fill(of: { tenantId: string; companyId: string; personId: string }): Promise<void> {
  const { superuser } = world.database;
  const place = [of.tenantId, of.companyId];
  const ids = Array.from({ length: 9 }, () => randomUUID());
  const [lead, tag, folder, child, template, domain, address, imported, account] = ids;
  const put = (sql: string, ...more: unknown[]) => superuser.query(sql, [...place, ...more]);
  await put(
    "INSERT INTO leads (tenant_id, company_id, id, email) VALUES ($1, $2, $3, 'a@example.org')",
    lead,
  );
  await put("INSERT INTO tags (tenant_id, company_id, id, name) VALUES ($1, $2, $3, 'Hot')", tag);
  await put(
    "INSERT INTO lead_tags (tenant_id, company_id, lead_id, tag_id) VALUES ($1, $2, $3, $4)",
    lead,
    tag,
  );
  await put("INSERT INTO templates (tenant_id, company_id, id, name) VALUES ($1, $2, $3, 'Hello')", template);
  await put(
    `INSERT INTO template_versions (tenant_id, company_id, template_id, number, subject, preview_text, kind, content, created_by)
     VALUES ($1, $2, $3, 1, '', '', 'html', '', $3)`,
    template,
  );
  await put(
    `INSERT INTO template_previews (tenant_id, company_id, token_hash, html, shows_images, expires)
     VALUES ($1, $2, sha256(gen_random_uuid()::text::bytea), '', false, '2100-01-01')`,
  );
  await put(
    "INSERT INTO template_tags (tenant_id, company_id, template_id, tag_id) VALUES ($1, $2, $3, $4)",
    template,
    tag,
  );
  await put("INSERT INTO folders (tenant_id, company_id, id, name) VALUES ($1, $2, $3, 'Outer')", folder);
  await put(
    "INSERT INTO folders (tenant_id, company_id, id, parent_id, name) VALUES ($1, $2, $3, $4, 'Inner')",
    child,
    folder,
  );
  await put(
    "INSERT INTO template_folders (tenant_id, company_id, template_id, folder_id) VALUES ($1, $2, $3, $4)",
    template,
    child,
  );
  await put(
    "INSERT INTO domains (tenant_id, company_id, id, domain, registrable, ownership_token) VALUES ($1, $2, $3, $4::varchar, $4::varchar, md5($4::varchar))",
    domain,
    `${domain}.example`,
  );
  await put(
    "INSERT INTO email_accounts (tenant_id, company_id, domain_id, email, id) VALUES ($1, $2, $3, $4, $5)",
    domain,
    `a@${domain}.example`,
    account,
  );
  await put(
    `INSERT INTO sending_events (tenant_id, company_id, account_id, id, kind, recipient, happened)
     VALUES ($1, $2, $3, gen_random_uuid()::text, 'sent', 'a@example.org', now())`,
    account,
  );
  await put(
    "INSERT INTO dkim_keys (tenant_id, company_id, domain_id, selector, public_key, secret_ref) VALUES ($1, $2, $3, 's1', 'x', 'sealed:' || gen_random_uuid())",
    domain,
  );
  await put(
    "INSERT INTO dns_checks (tenant_id, company_id, domain_id, outcome, zone, verdicts, questions, took_ms) VALUES ($1, $2, $3, 'good', '{}', '[]', 1, 1)",
    domain,
  );
  await put(
    `INSERT INTO mail_consents (tenant_id, company_id, begun_by, provider, state_hash, expires)
     VALUES ($1, $2, $1, 'google', sha256(gen_random_uuid()::text::bytea), '2100-01-01')`,
  );
  await put(
    "INSERT INTO dns_handoffs (tenant_id, company_id, domain_id, token_hash, created_by, expires) VALUES ($1, $2, $3, sha256(gen_random_uuid()::text::bytea), $3, '2100-01-01')",
    domain,
  );
  await put(
    "INSERT INTO notices (tenant_id, company_id, kind, subject_id, facts) VALUES ($1, $2, 'domain_degraded', $3, '{}')",
    domain,
  );
  await put(
    "INSERT INTO sealed_secrets (tenant_id, company_id, kept_in, key_id, wrapped_key, sealed) VALUES ($1, $2, 'dkim_keys.secret_ref', 'k', '\\x00', '\\x00')",
  );
  const vps = await superuser.query<{ id: string }>("INSERT INTO vps_instances DEFAULT VALUES RETURNING id");
  const ip = `2001:db8::${address?.slice(0, 4)}:${address?.slice(4, 8)}`;
  await superuser.query(
    "INSERT INTO smtp_ip_addresses (id, vps_instance_id, ip_address) VALUES ($1, $2, $3)",
    [address, vps.rows[0]?.id, ip],
  );
  await put(
    "INSERT INTO domain_ip_assignments (tenant_id, company_id, domain_id, smtp_ip_address_id) VALUES ($1, $2, $3, $4)",
    domain,
    address,
  );
  await put(
    `INSERT INTO imports (tenant_id, company_id, id, created_by, status, file_name, file_key, file_size_bytes)
     VALUES ($1, $2, $3, $4, 'done', 'list.csv', $5, 10)`,
    imported,
    of.personId,
    `imports/${imported}`,
  );
  await put(
    `INSERT INTO import_lines (tenant_id, company_id, import_id, first_line, last_line, outcome, reason, cells)
     VALUES ($1, $2, $3, 2, 2, 'rejected', 'email_missing', '{}')`,
    imported,
  );
  await put(
    `INSERT INTO import_changes (tenant_id, company_id, import_id, lead_id, status, updated, changed)
     VALUES ($1, $2, $3, $4, 'active', now(), now())`,
    imported,
    lead,
  );
  await put(
    `INSERT INTO import_kept (tenant_id, company_id, import_id, lead_id, email, outcome, reason)
     VALUES ($1, $2, $3, $4, 'a@example.org', 'kept', 'edited_since')`,
    imported,
    lead,
  );
  await fillLeadTables(put, { lead, personId: of.personId });
  await world.deps.files.write(`imports/${imported}`, Buffer.from("email\n"));
  const offer = await rows.invite(superuser, { tenantId: of.tenantId, invitedBy: of.personId });
  await put("INSERT INTO invite_companies (tenant_id, company_id, invite_id) VALUES ($1, $2, $3)", offer.id);
  await put("INSERT INTO company_members (tenant_id, company_id, user_id) VALUES ($1, $2, $3)", of.personId);
}

async function fillLeadTables(
  put: (statement: string, ...values: unknown[]) => Promise<unknown>,
  { lead, personId }: { lead: string | undefined; personId: string },
): Promise<void> {
  const [field, job] = [randomUUID(), randomUUID()];
  await put(
    "INSERT INTO lead_fields (tenant_id, company_id, id, name, type) VALUES ($1, $2, $3, 'Tier', 'text')",
    field,
  );
  await put(
    "INSERT INTO lead_field_values (tenant_id, company_id, field_id, lead_id, text) VALUES ($1, $2, $3, $4, 'gold')",
    field,
    lead,
  );
  const span = randomUUID();
  await put(
    "INSERT INTO lead_spans (tenant_id, company_id, id, first_id, last_id) VALUES ($1, $2, $3, $4, $4)",
    span,
    lead,
  );
  await put(
    "INSERT INTO lead_texts (tenant_id, company_id, lead_id, span_id, text) VALUES ($1, $2, $3, $4, 'a')",
    lead,
    span,
  );
  await put(
    "INSERT INTO lead_views (tenant_id, company_id, created_by, name, settings) VALUES ($1, $2, $3, 'Gold', '{}')",
    personId,
  );
  await put(
    "INSERT INTO lead_jobs (tenant_id, company_id, id, created_by, kind, filter) VALUES ($1, $2, $3, $4, 'tag', '{}')",
    job,
    personId,
  );
  await put(
    `INSERT INTO lead_job_failures (tenant_id, company_id, job_id, lead_id, email, reason)
     VALUES ($1, $2, $3, $4, 'a@example.org', 'not_found')`,
    job,
    lead,
  );
  await put(
    `INSERT INTO deleted_leads (tenant_id, company_id, id, email, image, deleted_by)
     VALUES ($1, $2, gen_random_uuid(), 'gone@example.org', '{}', $3)`,
    personId,
  );
}

/** The first of what the company's lists show, while its rows wait for the job. */
async function rowsOf(as: TestCaller, companyId: string) {
  const { leads } = await as.leads.list({ companyId });
  const { imports } = await as.imports.list({ companyId });
  return { leadId: leads[0]?.id as string, importId: imports[0]?.id as string };
}

async function countsOf(companyId: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of purgeOrder) {
    const { rows: counted } = await world.database.superuser.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE company_id = $1`,
      [companyId],
    );
    found[table] = counted[0]?.n ?? 0;
  }
  return found;
}

const noRows = Object.fromEntries(purgeOrder.map((table) => [table, 0]));

/** Two full companies of one tenant, the first archived. */
async function twoFull() {
  const found = await foundTenant(world);
  const gone = await found.asOwner.companies.add({ name: "Acme" });
  const kept = await found.asOwner.companies.add({ name: "Kept" });
  for (const { id } of [gone, kept])
    await fill({ tenantId: found.tenant.id, companyId: id, personId: found.member.id });
  await found.asOwner.companies.archive({ companyId: gone.id });
  return { ...found, gone, kept, companyId: gone.id };
}

describe("the list of what a purge removes", () => {
  test("holds every table whose rows belong to a company", async () => {
    const { rows: found } = await world.database.superuser.query<{ table_name: string }>(
      `SELECT table_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND column_name = 'company_id'
         AND table_name NOT IN ('audit_log', 'suppressions') ORDER BY 1`,
    );
    expect(found.map((each) => each.table_name)).toEqual([...purgeOrder].sort());
  });

  test("counts what is there, of this company alone", async () => {
    const { asOwner, companyId } = await twoFull();
    const { goes, ...rest } = await asOwner.companies.purgePreview({ companyId });
    expect(rest).toEqual({ name: "Acme", isArchived: true, hasLogo: false });
    const counted = Object.fromEntries(goes.map((each) => [each.table, each.rows]));
    expect(counted).toEqual({ ...Object.fromEntries(purgeOrder.map((table) => [table, 1])), folders: 2 });
  });

  test("stops counting at ten thousand and says that there is more", async () => {
    const { asOwner, tenant } = await foundTenant(world);
    const { id: companyId } = await asOwner.companies.add({ name: "Large" });
    await world.database.superuser.query(
      `INSERT INTO leads (tenant_id, company_id, email)
       SELECT $1, $2, 'lead' || n || '@example.org' FROM generate_series(1, 10050) n`,
      [tenant.id, companyId],
    );
    const { goes, isArchived } = await asOwner.companies.purgePreview({ companyId });
    expect(goes).toEqual([{ table: "leads", rows: 10_000, isMore: true }]);
    expect(isArchived).toBe(false);
  });
});

describe("purging a company", () => {
  test("ends it for everybody at once, frees its address, and keeps the list in the audit log", async () => {
    const { asOwner, as, member, tenant, owner, companyId } = await twoFull();
    const { leadId, importId } = await rowsOf(asOwner, companyId);
    await asOwner.companies.purge({ companyId, typedName: "  Acme " });
    expect((await asOwner.companies.list({})).map((each) => each.name)).toEqual(["Kept"]);
    expect((await (await as(member)).companies.list({})).map((each) => each.name)).toEqual(["Kept"]);
    const refused = [
      () => asOwner.companies.byId({ companyId }),
      () => asOwner.companies.restore({ companyId }),
      () => asOwner.companies.setUp({ companyId }),
      () => asOwner.companies.members({ companyId }),
      () => asOwner.companies.purgePreview({ companyId }),
      () => asOwner.companies.purge({ companyId, typedName: "Acme" }),
      () => asOwner.companies.setAccess({ companyId, userId: member.id, access: "work" }),
      () => asOwner.leads.byId({ leadId }),
      () => asOwner.imports.byId({ importId }),
      () => asOwner.imports.rejections({ importId, outcome: "rejected" }),
      () => asOwner.imports.cancel({ importId }),
      () => asOwner.imports.discard({ importId }),
    ];
    for (const call of refused) expect(await refusalOf(call())).toBe("not_found: not_found");
    expect(await rowsOf(asOwner, companyId)).toEqual({ leadId: undefined, importId: undefined });
    const again = await asOwner.companies.add({ name: "Acme", workspaceName: "acme" });
    expect(again.id).not.toBe(companyId);
    const entry = (await trailOf(world, tenant.id)).find(({ action }) => action === "companies.purge");
    expect(entry).toMatchObject({
      actor_id: owner.id,
      company_id: null,
      before: { name: "Acme", status: "archived" },
    });
    expect(entry?.before?.["goes"]).toContainEqual({ table: "leads", rows: 1, isMore: false });
  });

  test("removes every row and file of it and nothing else", async () => {
    const { asOwner, tenant, companyId, kept } = await twoFull();
    const { rows: files } = await world.database.superuser.query<{ company_id: string; file_key: string }>(
      "SELECT company_id, file_key FROM imports WHERE tenant_id = $1",
      [tenant.id],
    );
    const before = await countsOf(kept.id);
    await asOwner.companies.purge({ companyId, typedName: "Acme" });
    await work(tenant.id);
    expect(await countsOf(companyId)).toEqual(noRows);
    expect(await countsOf(kept.id)).toEqual(before);
    for (const { company_id, file_key } of files)
      expect(await world.deps.files.sizeBytes(file_key)).toBe(company_id === kept.id ? 6 : undefined);
    const { rows: left } = await world.database.superuser.query(
      "SELECT id FROM companies WHERE tenant_id = $1",
      [tenant.id],
    );
    expect(left).toEqual([{ id: kept.id }]);
    // Once more, as after a lost acknowledgement: there is nothing left to do.
    await work(tenant.id);
  });

  test("is picked up by the product's own queue", async () => {
    const { asOwner, companyId } = await twoFull();
    // What other tests have queued would be worked off first.
    await world.database.superuser.query("DELETE FROM pgboss.job WHERE name = 'purge-company'");
    const queue = createQueue(world.database.urls.system, pino({ level: "silent" }));
    await queue.start(jobBodies(world.deps));
    try {
      await asOwner.companies.purge({ companyId, typedName: "Acme" });
      const isThere = async () =>
        (await world.database.superuser.query("SELECT FROM companies WHERE id = $1", [companyId])).rowCount;
      await expect.poll(isThere, { timeout: 15_000 }).toBe(0);
      expect(await countsOf(companyId)).toEqual(noRows);
    } finally {
      await queue.stop();
    }
  });

  test("goes on where a stopped worker left off", async () => {
    const { asOwner, tenant, companyId } = await twoFull();
    await world.database.superuser.query(
      `INSERT INTO leads (tenant_id, company_id, email)
       SELECT $1, $2, 'lead' || n || '@example.org' FROM generate_series(1, 5000) n`,
      [tenant.id, companyId],
    );
    // More folders in one than a chunk holds, and that one the first in every order.
    await world.database.superuser.query(
      "INSERT INTO folders (tenant_id, company_id, id, name) VALUES ($1, $2, $3, 'Outermost')",
      [tenant.id, companyId, "00000000-0000-4000-8000-000000000000"],
    );
    await world.database.superuser.query(
      `INSERT INTO folders (tenant_id, company_id, parent_id, name)
       SELECT tenant_id, company_id, id, 'Folder ' || n FROM folders, generate_series(1, 2050) n
       WHERE tenant_id = $1 AND name = 'Outermost'`,
      [tenant.id],
    );
    await asOwner.companies.purge({ companyId, typedName: "Acme" });
    let stopped = 0;
    for (;;) {
      // A shutdown comes during every chunk.
      const finished = await work(tenant.id, AbortSignal.abort()).then(
        () => true,
        (error: unknown) => {
          if (!(error instanceof JobPutBack)) throw error;
          stopped += 1;
          return false;
        },
      );
      if (finished) break;
    }
    expect(stopped).toBeGreaterThan(10);
    expect(await countsOf(companyId)).toEqual(noRows);
  });

  test("removes nothing of a company that nobody ordered to purge, whatever a job says", async () => {
    const { tenant, owner, companyId } = await twoFull();
    const before = await countsOf(companyId);
    const signal = new AbortController().signal;
    const job = { tenantId: tenant.id, companyId, personId: owner.id };
    await removePurgedRows(world.deps, job, signal);
    await removePurgedRows(world.deps, { ...job, companyId: randomId() }, signal);
    expect(await countsOf(companyId)).toEqual(before);
  });

  test("wants it archived, no import running, and the name typed", async () => {
    const { asOwner, member, tenant } = await foundTenant(world);
    const { id: companyId } = await asOwner.companies.add({ name: "Ĝis Acme" });
    const purge = (typedName: string) => asOwner.companies.purge({ companyId, typedName });
    expect(await refusalOf(purge("Ĝis Acme"))).toBe("blocked: company_not_archived");
    await asOwner.companies.archive({ companyId });
    for (const typed of ["", "ĝis acme", "Ĝis  Acme", "Acme", "Ĝis Acme\u0000", "\ud800"])
      expect(await refusalOf(purge(typed))).toBe("invalid: name_does_not_match");
    expect(await refusalOf(purge("x".repeat(401)))).toBe("invalid: invalid_input");
    expect(await refusalOf(purge(null as unknown as string))).toBe("invalid: invalid_input");
    await world.database.superuser.query(
      `INSERT INTO imports (tenant_id, company_id, created_by, status, file_name, file_key, file_size_bytes)
       VALUES ($1, $2, $3, 'running', 'list.csv', 'imports/x', 10)`,
      [tenant.id, companyId, member.id],
    );
    expect(await refusalOf(purge("Ĝis Acme"))).toBe("blocked: import_running");
    await world.database.superuser.query("UPDATE imports SET status = 'failed' WHERE company_id = $1", [
      companyId,
    ]);
    expect(await queued(tenant.id)).toEqual([]);
    // Typed in the other normal form, as some keyboards do.
    await purge("Ĝis Acme".normalize("NFD"));
    expect(await queued(tenant.id)).toHaveLength(1);
  });

  test("asked for ten times at once is one purge", async () => {
    const { asOwner, tenant, companyId } = await twoFull();
    const settled = await Promise.allSettled(
      Array.from({ length: 10 }, () => asOwner.companies.purge({ companyId, typedName: "Acme" })),
    );
    expect(settled.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect(await queued(tenant.id)).toHaveLength(1);
  });

  test("is not for members, with whatever access", async () => {
    const { as, member, companyId } = await twoFull();
    const { companies } = await as(member);
    expect(await refusalOf(companies.purge({ companyId, typedName: "Acme" }))).toBe(
      "forbidden: no_permission",
    );
    expect(await refusalOf(companies.purgePreview({ companyId }))).toBe("forbidden: no_permission");
  });

  test("of one company leaves another tenant's rows of the same names", async () => {
    const [one, two] = [await twoFull(), await twoFull()];
    const before = await countsOf(two.companyId);
    await one.asOwner.companies.purge({ companyId: one.companyId, typedName: "Acme" });
    await work(one.tenant.id);
    // A job that names one tenant and another's company finds nothing to do.
    const crossed = { tenantId: one.tenant.id, companyId: two.companyId, personId: one.owner.id };
    await removePurgedRows(world.deps, crossed, new AbortController().signal);
    expect(await countsOf(two.companyId)).toEqual(before);
  });
});
