import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { rows } from "@rookery/db/testing";
import { addStaffMember } from "../features/staff/add-staff-member.ts";
import type { TestApp } from "../testing/create-test-app.ts";
import { uploadFile } from "../testing/upload-file.ts";
import { COMPANY_NAME, idsOfCompany, randomIds, type Column, type IdName, type Ids } from "./callers.ts";
import { digestOf } from "./tenant-digest.ts";

/** Stands in the name of the tenant at the centre, and must not reach anybody outside it. */
export const TENANT_MARK = "Quagga";
/** Stands in everything of the companies that the ids name, and must not reach anybody without access to them. */
export const COMPANY_MARK = "Zebra";

export interface Actor {
  readonly name: string;
  readonly column: Column;
  readonly personId: string | undefined;
  /** Slug of the tenant that the calls name. */
  readonly tenant: string;
  /** Access to the companies that the ids name. */
  readonly access?: "work" | "view";
}

export interface MatrixWorld {
  /** A person each, so that all may call at once. */
  readonly actors: readonly Actor[];
  /** Rows of the tenant at the centre, in a company of their own: those that the call names, and ids of nothing else. */
  freshIds(named: readonly IdName[], isArchived?: boolean): Promise<Ids>;
  /** A further session of the actor; for those who are not of the tenant, one of its owner. */
  sessionFor(actor: Actor): Promise<string>;
  /** Rows of the same tenant in the company of `elsewhere`. */
  readonly elsewhereIds: Ids;
  /** Rows of the same tenant that are in no company. */
  readonly poolIds: Ids;
  /** Rows of a company that is being purged, and so is there for nobody. */
  readonly purgedIds: Ids;
  /** Rows of the stranger's tenant. */
  readonly strangerIds: Ids;
  /** Every row of the tenant and of its owner, its jobs and the files, in a form to compare. */
  digest(): Promise<string>;
}

interface Home {
  readonly world: TestApp;
  readonly tenant: rows.TenantRow;
  readonly owner: string;
  /** Whose access is given and taken. */
  readonly colleague: string;
}

/** Two tenants, with somebody in each part that a caller can play. */
export async function createMatrixWorld(world: TestApp): Promise<MatrixWorld> {
  const { superuser } = world.database;
  const home = await settle(world, `${TENANT_MARK} Holding`);
  const away = await settle(world, "Contoso");
  const actors = await cast(home, away);
  const tenantId = home.tenant.id;

  async function companyOf(names: readonly string[], name?: string): Promise<string> {
    const company = await rows.company(superuser, { tenantId, ...(name === undefined ? {} : { name }) });
    for (const { name: actor, access, personId: userId } of actors) {
      if (!names.includes(actor) || userId === undefined) continue;
      await rows.companyAccess(superuser, {
        tenantId,
        companyId: company.id,
        userId,
        access: access ?? "work",
      });
    }
    return company.id;
  }
  const withAccess = actors.filter(({ access }) => access).map(({ name }) => name);
  const strangers = await rows.company(superuser, { tenantId: away.tenant.id });

  return {
    actors,
    elsewhereIds: await idsIn(home, await companyOf([ELSEWHERE]), idsOfCompany),
    poolIds: await idsIn(home, null, idsOfCompany),
    purgedIds: await purged(world, await idsIn(home, await companyOf([]), idsOfCompany)),
    strangerIds: {
      ...(await idsIn(away, strangers.id, idsOfCompany)),
      sessionId: await anotherSession(world, away.owner),
    },
    freshIds: async (named, isArchived = false) => {
      const ids = await idsIn(home, await companyOf(withAccess, COMPANY_NAME), named);
      const archive = "UPDATE companies SET status = 'archived', archived = now() WHERE id = $1";
      if (isArchived) await superuser.query(archive, [ids.companyId]);
      return ids;
    },
    sessionFor: ({ column, personId }) => {
      const isOurs = column !== "outsider" && column !== "stranger";
      return anotherSession(world, isOurs && personId !== undefined ? personId : home.owner);
    },
    digest: async () => {
      const files = readdirSync(join(world.deps.env.DATA_DIR, "files"), {
        recursive: true,
        encoding: "utf8",
      });
      return [await digestOf(superuser, tenantId, home.owner), ...files.toSorted()].join("\n");
    },
  };
}

async function settle(world: TestApp, name: string): Promise<Home> {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser, { name });
  const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
  const colleague = await rows.member(superuser, { tenantId: tenant.id });
  return { world, tenant, owner: owner.id, colleague: colleague.id };
}

/** Named after its company, so that a call can name an address in it. */
export const domainOf = (companyId: string | null): string =>
  `${COMPANY_MARK.toLowerCase()}-${companyId ?? randomUUID()}.de`;

const ELSEWHERE = "member of another company";

async function cast(home: Home, away: Home): Promise<Actor[]> {
  const { superuser } = home.world.database;
  const join = async (to: Home, role: "owner" | "admin" | "member" = "member") =>
    (await rows.member(superuser, { tenantId: to.tenant.id, role })).id;
  const tenant = home.tenant.slug;
  const former = await join(home);
  await superuser.query("UPDATE tenant_users SET deleted = now() WHERE user_id = $1", [former]);
  return [
    { name: "nobody", column: "nobody", personId: undefined, tenant },
    { name: "worker", column: "worker", personId: await join(home), access: "work", tenant },
    { name: "viewer", column: "viewer", personId: await join(home), access: "view", tenant },
    { name: ELSEWHERE, column: "elsewhere", personId: await join(home), tenant },
    { name: "admin", column: "admin", personId: await join(home, "admin"), tenant },
    { name: "owner", column: "owner", personId: home.owner, tenant },
    { name: "owner of another tenant", column: "outsider", personId: await join(away, "owner"), tenant },
    { name: "staff", column: "outsider", personId: await staffMember(home.world), tenant },
    // What was given in a company outlives the membership, and must open nothing.
    { name: "former member", column: "outsider", personId: former, access: "work", tenant },
    { name: "stranger", column: "stranger", personId: away.owner, tenant: away.tenant.slug },
  ];
}

async function staffMember(world: TestApp): Promise<string> {
  const person = await rows.person(world.database.superuser);
  const { outcome } = await addStaffMember(world.database.db, person.email);
  if (outcome !== "added") throw new Error(`No staff member: ${outcome}`);
  return person.id;
}

async function idsIn(home: Home, companyId: string | null, named: readonly IdName[]): Promise<Ids> {
  const { world, tenant, colleague: userId } = home;
  const ids = { ...randomIds(), companyId, userId };
  if (named.includes("leadId")) {
    const name = `${COMPANY_MARK} Hopper`;
    const lead = await rows.lead(world.database.superuser, { tenantId: tenant.id, companyId, name });
    ids.leadId = lead.id;
  }
  if (named.includes("importId")) {
    const token = await world.signIn(home.owner);
    const who = { token, tenant: tenant.slug, companyId, fileName: `${COMPANY_MARK}.csv` };
    ids.importId = await uploadFile(world, who, `email,name\nann@example.org,${COMPANY_MARK} Ann\n`);
  }
  if (named.includes("leadJobId"))
    ids.leadJobId = (
      await rows.leadJob(world.database.superuser, { tenantId: tenant.id, companyId, createdBy: home.owner })
    ).id;
  // Always there: a call names it by an address in it.
  const domain = domainOf(companyId);
  ids.domainId = (await rows.domain(world.database.superuser, { tenantId: tenant.id, companyId, domain })).id;
  const of = { tenantId: tenant.id, companyId, domainId: ids.domainId, createdBy: userId };
  if (named.includes("accountId"))
    ids.accountId = (await rows.emailAccount(world.database.superuser, { ...of, domain })).id;
  const own = { tenantId: tenant.id, companyId };
  if (named.includes("folderId"))
    ids.folderId = (
      await rows.folder(world.database.superuser, { ...own, name: `${COMPANY_MARK} folder` })
    ).id;
  if (named.includes("templateId")) {
    const { folderId } = ids;
    const template = { ...own, createdBy: userId, name: `${COMPANY_MARK} mail` };
    const isPlaced = named.includes("folderId");
    ids.templateId = (
      await rows.template(world.database.superuser, { ...template, ...(isPlaced && { folderId }) })
    ).id;
  }
  if (named.includes("handoffId")) ids.handoffId = (await rows.handoff(world.database.superuser, of)).id;
  if (named.includes("noticeId")) {
    const facts = { domain: `${COMPANY_MARK.toLowerCase()}.de` };
    const of = { tenantId: tenant.id, companyId, subjectId: ids.domainId, facts };
    ids.noticeId = (await rows.notice(world.database.superuser, of)).id;
  }
  const to = world.database.superuser;
  const tenantId = tenant.id;
  const marked = (what: string) => ({ ...own, name: `${COMPANY_MARK} ${what}` });
  if (named.includes("tagId")) ids.tagId = (await rows.tag(to, marked("tag"))).id;
  if (named.includes("fieldId")) ids.fieldId = (await rows.leadField(to, marked("field"))).id;
  if (named.includes("viewId"))
    ids.viewId = (await rows.leadView(to, { ...marked("view"), createdBy: userId })).id;
  if (named.includes("memberId")) ids.memberId = (await rows.member(to, { tenantId })).id;
  if (named.includes("suspendedId")) {
    ids.suspendedId = (await rows.member(to, { tenantId })).id;
    await to.query("UPDATE tenant_users SET suspended = now() WHERE user_id = $1", [ids.suspendedId]);
  }
  if (named.includes("inviteId"))
    ids.inviteId = (await rows.invite(to, { tenantId, invitedBy: home.owner })).id;
  if (named.includes("waitingId")) {
    const acceptedBy = (await rows.person(to)).id;
    ids.waitingId = (await rows.invite(to, { tenantId, invitedBy: home.owner, acceptedBy })).id;
  }
  if (named.includes("suppressionId"))
    ids.suppressionId = (await rows.suppression(to, { tenantId, value: domainOf(null), kind: "domain" })).id;
  if (named.includes("hostId")) ids.hostId = (await rows.portalHost(to, { tenantId })).id;
  return ids;
}

/** As a purge leaves a company until the job has removed its rows. */
async function purged(world: TestApp, ids: Ids): Promise<Ids> {
  await world.database.superuser.query(
    "UPDATE companies SET status = 'archived', archived = now(), purged = now() WHERE id = $1",
    [ids.companyId],
  );
  return ids;
}

async function anotherSession(world: TestApp, personId: string): Promise<string> {
  const hash = world.deps.tokens.hash(await world.signIn(personId));
  const { rows: found } = await world.database.superuser.query<{ id: string }>(
    "SELECT id FROM sessions WHERE token_hash = $1",
    [hash],
  );
  if (!found[0]) throw new Error("The session was made a statement before");
  return found[0].id;
}
