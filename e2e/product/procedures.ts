import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { defaultPolicy } from "@rookery/server/testing";
import { leadInputs } from "./lead-procedures.ts";
import type { TenantWorld } from "./world.ts";
import { token, noLink, connection, draft, password, assertion, credential, brand } from "./sample-forms.ts";

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
  readonly leadJobId: string;
  readonly domainId: string;
  readonly accountId: string;
  readonly folderId: string;
  readonly templateId: string;
  readonly handoffId: string;
  readonly noticeId: string;
  readonly userId: string;
  readonly inviteId: string;
  readonly sessionId: string;
  readonly hostId: string;
  readonly suppressionId: string;
  readonly tagId: string;
  readonly fieldId: string;
  readonly viewId: string;
}

export const idsOf = (world: TenantWorld): Ids => ({
  companyId: world.company.id,
  leadId: world.leadId,
  importId: world.importId,
  leadJobId: world.leadJobId,
  domainId: world.domainId,
  accountId: world.accountId,
  folderId: world.folderId,
  templateId: world.templateId,
  handoffId: world.handoffId,
  noticeId: world.noticeId,
  userId: world.memberUserId,
  inviteId: world.inviteId,
  sessionId: randomUUID(),
  hostId: world.hostId,
  suppressionId: world.suppressionId,
  tagId: world.tagId,
  fieldId: world.fieldId,
  viewId: world.viewId,
});

export const randomIds = (): Ids => ({
  companyId: randomUUID(),
  leadId: randomUUID(),
  importId: randomUUID(),
  leadJobId: randomUUID(),
  domainId: randomUUID(),
  accountId: randomUUID(),
  folderId: randomUUID(),
  templateId: randomUUID(),
  handoffId: randomUUID(),
  noticeId: randomUUID(),
  userId: randomUUID(),
  inviteId: randomUUID(),
  sessionId: randomUUID(),
  hostId: randomUUID(),
  suppressionId: randomUUID(),
  tagId: randomUUID(),
  fieldId: randomUUID(),
  viewId: randomUUID(),
});

/** A well-formed input of every procedure. One that is missing here fails every proof that walks the router. */
const inputs: Record<string, (ids: Ids) => unknown> = {
  ...leadInputs,
  "account.cancelEmail": () => undefined,
  "account.changePassword": () => ({ current: "not the password", password }),
  "account.confirmEmail": () => ({ token }),
  "account.pendingEmail": () => undefined,
  "account.requestEmail": () => ({ email: `${randomUUID()}@example.com` }),
  "account.rules": () => undefined,
  "account.updateName": () => ({ name: "New Name" }),
  "brand.current": () => undefined,
  "brand.discardDraft": () => ({ revision: 1 }),
  "brand.publish": () => ({ revision: 1 }),
  "brand.rollBack": () => ({ number: 1, version: 1 }),
  "brand.saveDraft": () => ({ values: brand, revision: 0 }),
  "brand.takePicture": () => ({ slot: "logo", url: "https://user@nowhere.example/logo.png" }),
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
  "emailAccounts.add": ({ companyId }) => ({ companyId, email: "ada@example.com", ...connection }),
  "emailAccounts.beginConsent": ({ companyId }) => ({ companyId, provider: "google" }),
  "emailAccounts.byId": ({ accountId }) => ({ accountId }),
  "emailAccounts.check": ({ accountId }) => ({ accountId }),
  "emailAccounts.createMailbox": ({ companyId }) => ({ companyId, email: "ada@example.com" }),
  "emailAccounts.findSettings": ({ companyId }) => ({ companyId, email: "ada@gmail.com" }),
  "emailAccounts.finishConsent": () => ({ state: "x".repeat(64), code: "x".repeat(64) }),
  "emailAccounts.list": ({ companyId }) => ({ companyId }),
  "emailAccounts.probe": ({ companyId, accountId }) => ({
    companyId,
    accountId,
    email: "ada@example.com",
    ...connection,
  }),
  "emailAccounts.progress": ({ accountId }) => ({ accountId }),
  "emailAccounts.remove": ({ accountId }) => ({ accountId }),
  "emailAccounts.setPaused": ({ accountId }) => ({ accountId, isPaused: true }),
  "emailAccounts.setWarmup": ({ accountId }) => ({ accountId, plan: { start: 5, step: 5, target: 40 } }),
  "emailAccounts.signInWays": () => undefined,
  "emailAccounts.update": ({ accountId }) => ({
    accountId,
    ...connection,
    senderName: "Ada",
    dailyLimit: 10,
    version: "2026-11-27T00:00:00.000Z",
  }),
  "factors.addPasskey": () => ({ name: "Phone", credential }),
  "factors.beginTotp": () => undefined,
  "factors.confirmTotp": () => ({ code: "000000" }),
  "factors.list": () => undefined,
  "factors.passkeyEnrolment": () => undefined,
  "factors.removePasskey": () => ({ passkeyId: randomUUID() }),
  "factors.removeTotp": () => undefined,
  "factors.renamePasskey": () => ({ passkeyId: randomUUID(), name: "Key" }),
  "factors.renewBackupCodes": () => undefined,
  "folders.add": ({ companyId, folderId }) => ({ companyId, parentId: folderId, name: randomUUID() }),
  "folders.contents": ({ folderId }) => ({ folderId }),
  "folders.list": ({ companyId }) => ({ companyId }),
  "folders.move": ({ folderId }) => ({ folderId, parentId: null, beforeId: null }),
  "folders.remove": ({ folderId }) => ({ folderId, contents: "archive" }),
  "folders.rename": ({ folderId }) => ({ folderId, name: "Mine now" }),
  "folders.restore": ({ folderId }) => ({ folderId }),
  "handoffs.check": () => ({ token }),
  "handoffs.create": ({ domainId }) => ({ domainId }),
  "handoffs.list": ({ domainId }) => ({ domainId }),
  "handoffs.open": () => ({ token }),
  "handoffs.progress": () => ({ token }),
  "handoffs.revoke": ({ handoffId }) => ({ handoffId }),
  "invites.accept": () => ({ token }),
  "invites.approve": ({ inviteId }) => ({ inviteId }),
  "invites.copyLink": ({ inviteId }) => ({ inviteId }),
  "invites.create": ({ companyId }) => ({
    emails: [`${randomUUID()}@example.com`],
    role: "member",
    companies: [{ companyId, access: "view" }],
    days: 7,
  }),
  "invites.join": () => ({ token, name: "New Person", password }),
  "invites.list": () => undefined,
  "invites.mailLink": () => ({ token }),
  "invites.open": () => ({ token }),
  "invites.refuse": ({ inviteId }) => ({ inviteId }),
  "invites.resend": ({ inviteId }) => ({ inviteId }),
  "invites.revoke": ({ inviteId }) => ({ inviteId }),
  "notices.list": () => undefined,
  "notices.markSeen": ({ noticeId }) => ({ noticeId }),
  "passwordReset.request": () => ({ email: `${randomUUID()}@example.com` }),
  "passwordReset.reset": () => ({ token, password: "a long new password" }),
  "people.endSessions": ({ userId }) => ({ userId }),
  "people.leave": () => ({ typedName: "another name" }),
  "people.liftHold": ({ userId }) => ({ userId }),
  "people.list": () => undefined,
  "people.remove": ({ userId }) => ({ userId }),
  "people.resetFactors": ({ userId }) => ({ userId }),
  "people.roles": () => undefined,
  "people.setRole": ({ userId }) => ({ userId, role: "member" }),
  "people.suspend": ({ userId }) => ({ userId, isSuspended: false }),
  "people.transfer": ({ userId }) => ({ userId }),
  "preferences.update": () => ({ theme: "dark" }),
  "preferences.notifications": () => undefined,
  "preferences.setNotification": () => ({ kind: "import_done", inPortal: true, byMail: "daily" }),
  "preferences.setMails": () => ({ emailNotifications: true, weeklyReports: true }),
  "portalHosts.add": () => ({ host: "portal.kaffee-im-hafen.de" }),
  "portalHosts.check": ({ hostId }) => ({ hostId }),
  "portalHosts.list": () => undefined,
  "portalHosts.remove": ({ hostId }) => ({ hostId }),
  "portalHosts.setMain": ({ hostId }) => ({ hostId }),
  "settings.current": () => undefined,
  "settings.keepImportFiles": () => ({ days: 30 }),
  "settings.renameTenant": () => ({ name: "New Name" }),
  "settings.setDefaults": () => ({ isSidebarNarrow: true }),
  "settings.saveBilling": () => ({
    billingEmail: "billing@example.com",
    country: "ES",
    line1: "Calle Mayor 1",
    line2: null,
    city: "Madrid",
    region: null,
    postalCode: "28013",
    notifyOnBillingChanges: false,
    notifyOnSecurityAlerts: false,
    version: "0".repeat(32),
  }),
  "policies.current": () => undefined,
  "policies.preview": () => defaultPolicy,
  "policies.save": () => ({ policy: defaultPolicy, updated: "2026-01-01T00:00:00.000Z" }),
  "sessions.confirm": () => ({ by: "code", code: "000000" }),
  "sessions.current": () => undefined,
  "sessions.end": ({ sessionId }) => ({ sessionId }),
  "sessions.endOthers": () => undefined,
  "sessions.finishSignIn": () => ({ code: "000000" }),
  "sessions.finishWithPasskey": () => ({ credential: assertion }),
  "sessions.list": () => undefined,
  "sessions.passkeyConfirmation": () => undefined,
  "sessions.passkeySecondFactor": () => undefined,
  "sessions.passkeySignIn": () => undefined,
  "sessions.pending": () => undefined,
  "sessions.signIn": () => ({ email: `${randomUUID()}@example.com`, password: "wrong password" }),
  "sessions.signInWithPasskey": () => ({ credential: assertion }),
  "sessions.signOut": () => undefined,
  "signUp.resendVerification": () => ({ email: `${randomUUID()}@example.com` }),
  "signUp.signUp": () => ({
    name: "New Person",
    email: `${randomUUID()}@example.com`,
    password: "a long new password",
    tenantName: "New",
  }),
  "signUp.verifyEmail": () => ({ token }),
  "templates.add": ({ companyId, folderId }) => ({ companyId, folderId, name: "Mine", draft }),
  "templates.byId": ({ templateId }) => ({ templateId }),
  "templates.counts": ({ companyId }) => ({ companyId }),
  "templates.duplicate": ({ templateId }) => ({ templateId, name: "Mine" }),
  "templates.lint": ({ companyId }) => ({ companyId, draft }),
  "templates.list": ({ companyId }) => ({ companyId }),
  "templates.place": ({ templateId, folderId }) => ({ add: [], remove: [{ templateId, folderId }] }),
  "templates.preview": ({ companyId, leadId }) => ({ companyId, draft, leadId, showsImages: false }),
  "templates.remove": ({ templateId }) => ({ templateId }),
  "templates.rename": ({ templateId }) => ({ templateId, name: "Mine now" }),
  "templates.restoreVersion": ({ templateId }) => ({ templateId, number: 1, version: 1 }),
  "templates.save": ({ templateId }) => ({ templateId, version: 1, draft }),
  "templates.sendTest": ({ companyId, leadId }) => ({ companyId, draft, leadId, accountId: null }),
  "templates.setArchived": ({ templateId }) => ({ templateIds: [templateId], isArchived: true }),
  "templates.setTags": ({ templateId }) => ({ templateId, tags: ["Mine"] }),
  "templates.source": ({ companyId }) => ({ companyId, draft }),
  "templates.tags": ({ companyId }) => ({ companyId }),
  "templates.versionById": ({ templateId }) => ({ templateId, number: 1 }),
  "templates.versions": ({ templateId }) => ({ templateId }),
  "tenants.add": () => ({ name: "Another" }),
  "tenants.byId": () => undefined,
  "unsubscribe.byToken": () => ({ token: noLink }),
  "unsubscribe.confirm": () => ({ token: noLink }),
};

/** @throws where the procedure has no line in the table. */
export function inputOf(path: string, ids: Ids): unknown {
  const make = inputs[path];
  if (!make) throw new Error(`${path} has no input in e2e/product/procedures.ts`);
  return make(ids);
}
