/**
 * Puts the demonstration platform into a new database, through the product's own use cases where there are any. Started by
 * `pnpm start` only, where there is no tenant yet.
 */
import { randomUUID } from "node:crypto";
import { asSystem, createDb, inTenant } from "@rookery/db";
import { pino } from "pino";
import type { ActingTenant, Context, Deps, Person, TenantContext } from "../context.ts";
import { readEnv } from "../env.ts";
import { addCompany } from "../features/companies/add-company.ts";
import { setAccess } from "../features/companies/set-access.ts";
import { beginUpload } from "../features/imports/begin-upload.ts";
import { finishUpload } from "../features/imports/finish-upload.ts";
import { importFileKey } from "../features/imports/import-files.ts";
import { importPlanInput } from "../features/imports/imports.schema.ts";
import { startImport } from "../features/imports/start-import.ts";
import { suppressLeads } from "../features/leads/suppress-leads.ts";
import { createTenant } from "../features/tenants/create-tenant.ts";
import { createLiveEvents } from "../live-events.ts";
import { createMetrics } from "../metrics.ts";
import { hashPassword } from "../passwords.ts";
import { systemClock } from "../ports/clock.ts";
import { localFiles } from "../ports/files.ts";
import {
  dnsLookupOf,
  mailerOf,
  mailServerOf,
  mailSignInsOf,
  outboundOf,
  secretsOf,
} from "../ports/from-env.ts";
import { createRateLimits } from "../rate-limits.ts";
import { createTokens } from "../tokens.ts";
import {
  DEMO_PASSWORD,
  demoFile,
  demoLead,
  demoTenants,
  type DemoPerson,
  type DemoTenant,
} from "./demo-people.ts";
import { seedMail } from "./seed-mail.ts";
import { platformAddress } from "../portal-address.ts";

const env = readEnv();
const log = pino({ level: "silent" });
const db = createDb({ appUrl: env.DATABASE_URL, systemUrl: env.DATABASE_SYSTEM_URL });
const events = createLiveEvents(env.DATABASE_SYSTEM_URL, log);
const dns = dnsLookupOf(env);
const deps: Deps = {
  env,
  db,
  log,
  events,
  clock: systemClock,
  metrics: createMetrics(),
  files: localFiles(`${env.DATA_DIR}/files`),
  secrets: secretsOf(env, { db, log }),
  dns,
  outbound: outboundOf(env, dns),
  sendMail: mailerOf(env),
  mailServer: mailServerOf(env),
  mailSignIns: mailSignInsOf(env),
  tokens: createTokens(env.APP_SECRET),
  limits: createRateLimits(db),
};

function contextOf(request: Partial<Context["request"]> = {}): Context {
  return {
    ...deps,
    address: platformAddress(env),
    request: {
      requestId: randomUUID(),
      network: "127.0.0.1",
      ipAddress: null,
      userAgent: null,
      sessionToken: undefined,
      deviceProof: undefined,
      signUpProof: undefined,
      pendingToken: undefined,
      tenantSlug: undefined,
      idempotencyKey: undefined,
      ...request,
    },
    caller: () => Promise.resolve({ person: undefined, tenant: undefined }),
    setHeader: () => undefined,
  };
}

/** One hash for all: the demonstration's password is printed anyway. */
async function personOf(of: DemoPerson, passwordHash: string): Promise<string> {
  return asSystem(db, "demo", async (tx) => {
    const known = await tx.user.findFirst({
      where: { email: of.email, deleted: null },
      select: { id: true },
    });
    if (known) return known.id;
    const data = { name: of.name, email: of.email, emailVerified: new Date() };
    const { id } = await tx.user.create({ data, select: { id: true } });
    await tx.userPassword.createMany({ data: { userId: id, passwordHash } });
    return id;
  });
}

async function seedTenant(of: DemoTenant, passwordHash: string): Promise<void> {
  const ids = new Map<string, string>();
  for (const person of of.people) ids.set(person.email, await personOf(person, passwordHash));
  const [owner, ...others] = of.people;
  if (!owner) return;
  const ownerId = ids.get(owner.email) ?? "";
  const tenant = await asSystem(db, "demo", async (tx) => {
    const made = await createTenant(tx, contextOf(), {
      name: of.name,
      owner: { id: ownerId, email: owner.email },
    });
    for (const each of others) {
      const userId = ids.get(each.email) ?? "";
      await tx.tenantUser.createMany({
        data: { tenantId: made.id, userId, roles: [each.role], email: each.email },
      });
    }
    return made;
  });
  const person: Person = {
    id: ownerId,
    sessionId: randomUUID(),
    name: owner.name,
    email: owner.email,
    emailVerified: true,
    confirmedAt: new Date(),
    usedFactor: false,
    hasWeakPassword: false,
  };
  const acting: ActingTenant = {
    ...tenant,
    name: of.name,
    role: "owner",
    access: undefined,
    scope: { tenantId: tenant.id, companies: "all", personId: ownerId },
    twoFactor: { is: "open" },
    requiresVerifiedEmail: true,
  };
  const ctx: TenantContext = { ...contextOf({ tenantSlug: tenant.slug }), person, tenant: acting };
  for (const { leads, ...profile } of of.companies) {
    const company = await addCompany(ctx, profile);
    await seedLeads(ctx, company.id, profile.workspaceName, leads);
    for (const each of others) {
      const access = each.access?.[profile.workspaceName];
      if (access) await setAccess(ctx, { companyId: company.id, userId: ids.get(each.email) ?? "", access });
    }
    if (leads > 1_000) {
      await seedImport(ctx, company.id, profile.workspaceName);
      await seedMail(ctx, company.id, profile.workspaceName);
    }
  }
}

/** A few are opted out or bounced, so that an import shows whom it leaves alone. */
async function seedLeads(
  ctx: TenantContext,
  companyId: string,
  workspace: string,
  count: number,
): Promise<void> {
  const { id: tenantId, scope } = ctx.tenant;
  const data = Array.from({ length: count }, (_, index) => ({
    tenantId,
    companyId,
    ...demoLead(workspace, index),
  }));
  const every = (nth: number) => data.filter((_, index) => index % nth === nth - 1).map(({ email }) => email);
  await inTenant(db, scope, async (tx) => {
    await tx.lead.createMany({ data });
    const of = { tenantId, companyId, source: "report" as const };
    await suppressLeads(tx, { ...of, emails: every(97), status: "bounced" });
    await suppressLeads(tx, { ...of, emails: every(61), status: "unsubscribed" });
  });
}

/** Uploaded and started; the server finishes it as it does any other. */
async function seedImport(ctx: TenantContext, companyId: string, workspace: string): Promise<void> {
  const content = Buffer.from(demoFile(workspace));
  const importId = randomUUID();
  await deps.files.write(importFileKey(importId), content);
  await beginUpload(ctx, { importId, companyId, fileName: "trade-fair-2026.csv", sizeBytes: content.length });
  await finishUpload(ctx, importId);
  const columns = { email: 0, name: 1, employer: 2, status: 3 };
  await startImport(ctx, { ...importPlanInput.parse({ importId, columns }), source: "Trade fair 2026" });
}

const passwordHash = await hashPassword(DEMO_PASSWORD);
for (const tenant of demoTenants) await seedTenant(tenant, passwordHash);
process.stdout.write("Added demonstration data.\n");
await events.close();
await db.close();
