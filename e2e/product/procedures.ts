import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { TenantWorld } from "./world.ts";

const listing = fileURLToPath(new URL("../../packages/server/scripts/procedures.ts", import.meta.url));

export type Kind = "query" | "mutation" | "subscription";

/** Every procedure of the router, asked of the router itself. */
export const allProcedures = (): Record<string, Kind> =>
  JSON.parse(execFileSync(process.execPath, [listing], { encoding: "utf8" })) as Record<string, Kind>;

/** The ids that a call may name: a tenant's own, or random ones of the same shape. */
export interface Ids {
  readonly companyId: string;
  readonly leadId: string;
  readonly importId: string;
  readonly domainId: string;
  readonly handoffId: string;
  readonly noticeId: string;
  readonly userId: string;
  readonly sessionId: string;
}

export const idsOf = (world: TenantWorld): Ids => ({
  companyId: world.company.id,
  leadId: world.leadId,
  importId: world.importId,
  domainId: world.domainId,
  handoffId: world.handoffId,
  noticeId: world.noticeId,
  userId: world.memberUserId,
  sessionId: randomUUID(),
});

export const randomIds = (): Ids => ({
  companyId: randomUUID(),
  leadId: randomUUID(),
  importId: randomUUID(),
  domainId: randomUUID(),
  handoffId: randomUUID(),
  noticeId: randomUUID(),
  userId: randomUUID(),
  sessionId: randomUUID(),
});

const mapping = { email: 0, name: 1, employer: null, status: null };
const token = "x".repeat(43);

/** A well-formed input of every procedure. One that is missing here fails every proof that walks the router. */
const inputs: Record<string, (ids: Ids) => unknown> = {
  "companies.add": () => ({ name: "A company" }),
  "companies.archive": ({ companyId }) => ({ companyId }),
  "companies.byId": ({ companyId }) => ({ companyId }),
  "companies.hideSetUp": ({ companyId }) => ({ companyId }),
  "companies.list": () => ({}),
  "companies.members": ({ companyId }) => ({ companyId }),
  "companies.purge": ({ companyId }) => ({ companyId, typedName: "A company" }),
  "companies.purgePreview": ({ companyId }) => ({ companyId }),
  "companies.removeLogo": ({ companyId }) => ({ companyId }),
  "companies.restore": ({ companyId }) => ({ companyId }),
  "companies.setAccess": ({ companyId, userId }) => ({ companyId, userId, access: "view" }),
  "companies.setUp": ({ companyId }) => ({ companyId }),
  "companies.showSetUp": ({ companyId }) => ({ companyId }),
  "companies.update": ({ companyId }) => ({
    companyId,
    name: "New",
    workspaceName: "new",
    status: "active",
    version: 1,
  }),
  "domains.add": ({ companyId }) => ({ companyId, domain: `kaffee-${randomUUID()}.de` }),
  "domains.byId": ({ domainId }) => ({ domainId }),
  "domains.check": ({ domainId }) => ({ domainId }),
  "domains.history": ({ domainId }) => ({ domainId }),
  "domains.list": ({ companyId }) => ({ companyId }),
  "domains.progress": ({ domainId }) => ({ domainId }),
  "domains.remove": ({ domainId }) => ({ domainId }),
  "domains.rotateKey": ({ domainId }) => ({ domainId }),
  "domains.setExtras": ({ domainId }) => ({ domainId, extras: ["mta_sts"] }),
  "domains.setPrimary": ({ domainId }) => ({ domainId }),
  "domains.setReceiving": ({ domainId }) => ({ domainId, receivesHere: true }),
  "handoffs.check": () => ({ token }),
  "handoffs.create": ({ domainId }) => ({ domainId }),
  "handoffs.list": ({ domainId }) => ({ domainId }),
  "handoffs.open": () => ({ token }),
  "handoffs.progress": () => ({ token }),
  "handoffs.revoke": ({ handoffId }) => ({ handoffId }),
  "imports.byId": ({ importId }) => ({ importId }),
  "imports.cancel": ({ importId }) => ({ importId }),
  "imports.discard": ({ importId }) => ({ importId }),
  "imports.list": ({ companyId }) => ({ companyId }),
  "imports.progress": ({ importId }) => ({ importId }),
  "imports.rejections": ({ importId }) => ({ importId }),
  "imports.run": ({ importId }) => ({ importId, columns: mapping }),
  "imports.updateReading": ({ importId }) => ({ importId }),
  "leads.byId": ({ leadId }) => ({ leadId }),
  "leads.list": ({ companyId }) => ({ companyId }),
  "notices.list": () => undefined,
  "notices.markSeen": ({ noticeId }) => ({ noticeId }),
  "passwordReset.request": () => ({ email: `${randomUUID()}@example.com` }),
  "passwordReset.reset": () => ({ token, password: "a long new password" }),
  "people.list": () => undefined,
  "sessions.current": () => undefined,
  "sessions.end": ({ sessionId }) => ({ sessionId }),
  "sessions.endOthers": () => undefined,
  "sessions.list": () => undefined,
  "sessions.signIn": () => ({ email: `${randomUUID()}@example.com`, password: "wrong password" }),
  "sessions.signOut": () => undefined,
  "signUp.resendVerification": () => ({ email: `${randomUUID()}@example.com` }),
  "signUp.signUp": () => ({
    name: "New Person",
    email: `${randomUUID()}@example.com`,
    password: "a long new password",
    tenantName: "New",
  }),
  "signUp.verifyEmail": () => ({ token }),
  "tenants.add": () => ({ name: "Another" }),
  "tenants.byId": () => undefined,
};

/** @throws where the procedure has no line in the table. */
export function inputOf(path: string, ids: Ids): unknown {
  const make = inputs[path];
  if (!make) throw new Error(`${path} has no input in e2e/product/procedures.ts`);
  return make(ids);
}
