import { rows } from "@rookery/db/testing";
import type { ShownImport } from "../features/imports/imports.queries.ts";
import type { ImportPlan } from "../features/imports/imports.schema.ts";
import { runCheck } from "../features/imports/run-check.ts";
import { runImport } from "../features/imports/run-import.ts";
import { runUndo } from "../features/imports/run-undo.ts";
import type { TestApp } from "./create-test-app.ts";
import { uploadFile } from "./upload-file.ts";

const never = new AbortController().signal;

type Choices = Partial<Omit<ImportPlan, "importId">>;

/** A tenant with an owner and two companies, and what it takes to import into them; a member works in the first one. */
export async function foundImporter(world: TestApp) {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser);
  const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
  const member = await rows.member(superuser, { tenantId: tenant.id });
  const company = await rows.company(superuser, { tenantId: tenant.id });
  const other = await rows.company(superuser, { tenantId: tenant.id });
  await rows.companyAccess(superuser, { tenantId: tenant.id, companyId: company.id, userId: member.id });
  const token = await world.signIn(owner.id);
  const asOwner = await world.as({ personId: owner.id, tenant: tenant.slug });
  const asMember = await world.as({ personId: member.id, tenant: tenant.slug });

  const upload = (
    content: string | Uint8Array,
    companyId: string | null = company.id,
    fileName = "leads.csv",
  ) => uploadFile(world, { token, tenant: tenant.slug, companyId, fileName }, content);
  const guessed = async (importId: string, { columns, ...choices }: Choices) => {
    const { reading } = await asOwner.imports.byId({ importId });
    return { importId, columns: columns ?? reading?.guess ?? {}, ...choices };
  };
  /** Tries the uploaded file out, by the guessed columns where none are given. */
  const check = async (importId: string, choices: Choices = {}): Promise<ShownImport> => {
    await asOwner.imports.check(await guessed(importId, choices));
    await runQueued("check-import", importId);
    return asOwner.imports.byId({ importId });
  };
  /** Runs what was uploaded to its end. */
  const run = async (importId: string, choices: Choices = {}): Promise<ShownImport> => {
    await asOwner.imports.run(await guessed(importId, choices));
    await runImport(world.deps, { tenantId: tenant.id, importId }, never);
    return asOwner.imports.byId({ importId });
  };
  const undo = async (importId: string): Promise<ShownImport> => {
    await asOwner.imports.undo({ importId });
    await runUndo(world.deps, { tenantId: tenant.id, importId }, never);
    return asOwner.imports.byId({ importId });
  };
  /** Does what the queue holds for the import, as a worker would; jobs of before as well. */
  const runQueued = async (queue: "check-import", importId: string): Promise<void> => {
    const { rows: jobs } = await superuser.query<{ data: Parameters<typeof runCheck>[1] }>(
      "SELECT data FROM pgboss.job WHERE name = $1 AND data ->> 'importId' = $2 ORDER BY created_on",
      [queue, importId],
    );
    for (const { data } of jobs) await runCheck(world.deps, data, never);
  };
  const importFile = async (content: string | Uint8Array, choices: Choices = {}): Promise<ShownImport> =>
    run(await upload(content), choices);
  const leads = async (companyId: string | null = company.id) => {
    const { rows: found } = await superuser.query<{
      id: string;
      email: string;
      name: string | null;
      employer: string | null;
      status: string;
      tags: string[];
    }>(
      `SELECT id, email, name, company AS employer, status, ARRAY(
         SELECT tags.name FROM lead_tags JOIN tags ON tags.tenant_id = lead_tags.tenant_id AND tags.id = lead_tags.tag_id
         WHERE lead_tags.tenant_id = leads.tenant_id AND lead_tags.lead_id = leads.id ORDER BY tags.name) AS tags
       FROM leads WHERE tenant_id = $1 AND company_id IS NOT DISTINCT FROM $2 ORDER BY email`,
      [tenant.id, companyId],
    );
    return found;
  };
  return {
    tenant,
    owner,
    member,
    company,
    other,
    token,
    asOwner,
    asMember,
    upload,
    check,
    run,
    undo,
    importFile,
    leads,
  };
}
export type Importer = Awaited<ReturnType<typeof foundImporter>>;

/** Counts that are not zero. */
export const filled = (counts: object): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
