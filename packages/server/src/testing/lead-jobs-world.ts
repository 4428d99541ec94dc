import { rows } from "@rookery/db/testing";
import { runLeadJob } from "../features/lead-jobs/run-lead-job.ts";
import type { TestApp, TestCaller } from "./create-test-app.ts";

type ChangeInput = Parameters<TestCaller["leadJobs"]["change"]>[0];

const never = new AbortController().signal;

/** A tenant with two companies, and hands to fill them, to start bulk jobs there and to do them. */
export async function leadJobsWorld(world: TestApp) {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser);
  const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
  const [company, other] = [
    await rows.company(superuser, { tenantId: tenant.id }),
    await rows.company(superuser, { tenantId: tenant.id }),
  ];
  const asOwner = await world.as({ personId: owner.id, tenant: tenant.slug });
  const run = (jobId: string, signal: AbortSignal = never) =>
    runLeadJob(world.deps, { tenantId: tenant.id, jobId }, signal);

  /** Starts a job and does it to its end; what it came to. */
  async function done(begun: Promise<{ jobId: string }>, caller = asOwner) {
    const { jobId } = await begun;
    await run(jobId);
    return caller.leadJobs.byId({ jobId });
  }

  return {
    tenant,
    owner,
    company,
    other,
    asOwner,
    run,
    done,
    change: (change: ChangeInput["change"], of: Partial<ChangeInput> = { filter: {} }) =>
      done(asOwner.leadJobs.change({ companyId: company.id, change, ...of })),
    put: (email: string, lead: { name?: string; status?: string; companyId?: string | null } = {}) =>
      rows.lead(superuser, { tenantId: tenant.id, companyId: company.id, email, ...lead }),
    /** Many at once: `lead-<n>@example.org`. */
    fill: async (count: number, companyId: string | null = company.id) => {
      const client = await superuser.connect();
      // Checking keys row by row is most of the time of such an insert, and not what tests are about.
      await client.query("SET session_replication_role = replica");
      await client.query(
        `INSERT INTO leads (tenant_id, company_id, email, name)
         SELECT $1, $2, 'lead-' || lpad(i::text, 6, '0') || '@example.org', 'Lead ' || i FROM generate_series(1, $3) AS i`,
        [tenant.id, companyId, count],
      );
      client.release(true);
    },
    /** What a search would go through of the list, by address. */
    searchable: async (companyId: string | null = company.id) =>
      (
        await superuser.query<{ email: string }>(
          `SELECT l.email FROM lead_texts t JOIN lead_spans s ON s.id = t.span_id AND s.company_id IS NOT DISTINCT FROM t.company_id
           JOIN leads l ON l.id = t.lead_id WHERE t.tenant_id = $1 AND t.company_id IS NOT DISTINCT FROM $2 ORDER BY l.email`,
          [tenant.id, companyId],
        )
      ).rows.map(({ email }) => email),
    /** Of one list, by address, as they stand. */
    leads: async (companyId: string | null = company.id) =>
      (
        await superuser.query<{ id: string; email: string; status: string; tags: string[] }>(
          `SELECT l.id, l.email, l.status, coalesce((SELECT array_agg(t.name::text ORDER BY t.name) FROM lead_tags g
             JOIN tags t ON t.tenant_id = g.tenant_id AND t.id = g.tag_id AND t.company_id IS NOT DISTINCT FROM l.company_id
             WHERE g.tenant_id = l.tenant_id AND g.lead_id = l.id), '{}') AS tags
           FROM leads l WHERE l.tenant_id = $1 AND l.company_id IS NOT DISTINCT FROM $2 ORDER BY l.email`,
          [tenant.id, companyId],
        )
      ).rows,
  };
}
export type LeadJobsWorld = Awaited<ReturnType<typeof leadJobsWorld>>;
