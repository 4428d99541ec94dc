import { randomUUID } from "node:crypto";
import {
  HIDDEN,
  NO_PERMISSION,
  SIGNED_OUT,
  same,
  anybody,
  signedIn,
  members,
  managers,
  managersOfCompany,
  managersOfInvite,
  readersOfCompany,
  writersOfCompany,
  readersOfList,
  whoMay,
  ownSession,
  refusedWhenSignedIn,
  COMPANY_NAME,
  type IdName,
  type Ids,
  type Line,
} from "./callers.ts";
import { domainOf } from "./matrix-world.ts";
import { templateLines } from "./template-lines.ts";

const nothing = () => undefined;
const company = ({ companyId }: Ids) => ({ companyId });
const oneDomain = ({ domainId }: Ids) => ({ domainId });
const oneImport = ({ importId }: Ids) => ({ importId });
const oneAccount = ({ accountId }: Ids) => ({ accountId });
const server = { host: "mail.invalid", port: 465, security: "tls", username: "ada" };
const connection = { smtp: server, imap: null, password: "not a password" };
const email = () => `${randomUUID()}@example.com`;
const token = "x".repeat(43);
const noLink = "x".repeat(64);

const member = ({ memberId }: Ids) => ({ userId: memberId });
const invite = ({ inviteId }: Ids) => ({ inviteId });
const waiting = ({ waitingId }: Ids) => ({ inviteId: waitingId });
const policy = {
  passwordMinLength: 12,
  passwordRequireUppercase: false,
  passwordRequireNumbers: false,
  passwordRequireSymbols: false,
  sessionTimeoutHours: 24,
  sessionIdleMinutes: null,
  maxLoginAttempts: 5,
  twoFactorRequired: false,
  twoFactorGraceDays: 7,
  companyDefaultStatus: "active",
  companyAllowMemberInvites: true,
  companyAutoApproveMembers: false,
  companyRequireEmailVerification: true,
};
const assertion = {
  id: "AAAA",
  rawId: "AAAA",
  type: "public-key",
  clientExtensionResults: {},
  response: { clientDataJSON: "e30", authenticatorData: "AAAA", signature: "AAAA" },
};
const credential = {
  ...assertion,
  response: { clientDataJSON: "e30", attestationObject: "AAAA" },
};

const noBilling = {
  billingEmail: "",
  country: "",
  line1: null,
  line2: null,
  city: null,
  region: null,
  postalCode: null,
  notifyOnBillingChanges: false,
  notifyOnSecurityAlerts: false,
};

/** What each procedure answers to whom. A procedure without a line, or a line without one, fails the test. */
export const procedureMatrix: Readonly<Record<string, Line>> = {
  "unsubscribe.byToken": { input: () => ({ token: noLink }), outcomes: same(HIDDEN) },
  "unsubscribe.confirm": { input: () => ({ token: noLink }), outcomes: same(HIDDEN) },
  "account.cancelEmail": { input: nothing, outcomes: signedIn },
  "account.changePassword": {
    input: () => ({ current: "not the password", password: "quiet otters swim 4 rivers" }),
    outcomes: refusedWhenSignedIn("invalid: wrong_password"),
  },
  "account.confirmEmail": { input: () => ({ token }), outcomes: same("blocked: link_used_or_expired") },
  "account.pendingEmail": { input: nothing, outcomes: signedIn },
  "account.requestEmail": { input: () => ({ email: email() }), outcomes: signedIn },
  "account.rules": { input: nothing, outcomes: signedIn },
  "account.updateName": { input: () => ({ name: "Ada King" }), outcomes: signedIn },
  "companies.add": { input: () => ({ name: `Added ${randomUUID()}` }), outcomes: managers },
  "companies.archive": { input: company, outcomes: managersOfCompany },
  "companies.byId": { input: company, outcomes: readersOfCompany },
  "companies.hideSetUp": { input: company, outcomes: managersOfCompany },
  "companies.list": { input: () => ({}), outcomes: members },
  "companies.members": { input: company, outcomes: managersOfCompany },
  "companies.purge": {
    input: ({ companyId }) => ({ companyId, typedName: COMPANY_NAME }),
    outcomes: managersOfCompany,
    isArchived: true,
  },
  "companies.purgePreview": { input: company, outcomes: managersOfCompany },
  "companies.removeLogo": { input: company, outcomes: managersOfCompany },
  "companies.restore": { input: company, outcomes: managersOfCompany, isArchived: true },
  "companies.setAccess": {
    input: ({ companyId, userId }) => ({ companyId, userId, access: "view" }),
    outcomes: managersOfCompany,
  },
  "companies.setUp": { input: company, outcomes: readersOfCompany },
  "companies.showSetUp": { input: company, outcomes: managersOfCompany },
  "companies.update": {
    input: ({ companyId }) => ({
      companyId,
      name: "Renamed",
      workspaceName: `renamed-${randomUUID()}`,
      status: "active",
      version: 1,
    }),
    outcomes: managersOfCompany,
  },
  "domains.add": {
    input: ({ companyId }) => ({ companyId, domain: `zebra-${randomUUID()}.de` }),
    outcomes: managersOfCompany,
  },
  "domains.byId": { input: oneDomain, outcomes: readersOfCompany },
  "domains.check": { input: oneDomain, outcomes: managersOfCompany },
  "domains.history": { input: oneDomain, outcomes: readersOfCompany },
  "domains.list": { input: company, outcomes: readersOfList },
  "domains.progress": { input: oneDomain, outcomes: readersOfCompany },
  "domains.remove": { input: oneDomain, outcomes: managersOfCompany },
  "domains.rotateKey": { input: oneDomain, outcomes: managersOfCompany },
  "domains.setExtras": {
    input: ({ domainId }) => ({ domainId, extras: ["tls_rpt"] }),
    outcomes: managersOfCompany,
  },
  "domains.setPrimary": { input: oneDomain, outcomes: managersOfCompany },
  "domains.setReceiving": {
    input: ({ domainId }) => ({ domainId, receivesHere: false }),
    outcomes: managersOfCompany,
  },
  "emailAccounts.add": {
    input: ({ companyId }) => ({
      companyId,
      email: `ada-${randomUUID()}@${domainOf(companyId)}`,
      ...connection,
    }),
    outcomes: writersOfCompany,
  },
  "emailAccounts.byId": { input: oneAccount, outcomes: readersOfCompany },
  "emailAccounts.check": { input: oneAccount, outcomes: writersOfCompany },
  "emailAccounts.createMailbox": {
    input: ({ companyId }) => ({ companyId, email: `ada-${randomUUID()}@${domainOf(companyId)}` }),
    // The matrix has no mail server.
    outcomes: {
      ...writersOfCompany,
      ...whoMay(writersOfCompany, "blocked: domain_not_here"),
    },
  },
  "emailAccounts.findSettings": {
    // A provider that is known by the name alone: nobody is asked.
    input: ({ companyId }) => ({ companyId, email: "ada@gmail.com" }),
    outcomes: { ...writersOfCompany, stranger: "ok" },
  },
  "emailAccounts.list": { input: company, outcomes: readersOfList },
  "emailAccounts.probe": {
    input: ({ companyId, accountId }) => ({ companyId, accountId, email: "ada@example.com", ...connection }),
    // A stream that is not asked for as one is refused, after everything else that could be.
    outcomes: { ...writersOfCompany, ...whoMay(writersOfCompany, "invalid: invalid_input") },
  },
  "emailAccounts.progress": { input: oneAccount, outcomes: readersOfCompany },
  "emailAccounts.remove": { input: oneAccount, outcomes: writersOfCompany },
  "emailAccounts.setPaused": {
    input: ({ accountId }) => ({ accountId, isPaused: true }),
    outcomes: writersOfCompany,
  },
  "emailAccounts.setWarmup": {
    input: ({ accountId }) => ({ accountId, plan: { start: 5, step: 5, target: 40 } }),
    outcomes: writersOfCompany,
  },
  "emailAccounts.update": {
    input: ({ accountId }) => ({
      accountId,
      ...connection,
      senderName: "Ada",
      dailyLimit: 10,
      version: "2026-11-27T00:00:00.000Z",
    }),
    // Of a form that is older than the account.
    outcomes: { ...writersOfCompany, ...whoMay(writersOfCompany, "conflict: changed_meanwhile") },
  },
  "factors.addPasskey": {
    input: () => ({ name: "Phone", credential }),
    outcomes: refusedWhenSignedIn("invalid: passkey_refused"),
  },
  "factors.beginTotp": { input: nothing, outcomes: signedIn },
  "factors.confirmTotp": {
    input: () => ({ code: "000000" }),
    outcomes: refusedWhenSignedIn("invalid: wrong_code"),
  },
  "factors.list": { input: nothing, outcomes: signedIn },
  "factors.passkeyEnrolment": { input: nothing, outcomes: signedIn },
  "factors.removePasskey": {
    input: () => ({ passkeyId: randomUUID() }),
    outcomes: refusedWhenSignedIn(HIDDEN),
  },
  "factors.removeTotp": { input: nothing, outcomes: refusedWhenSignedIn(HIDDEN) },
  "factors.renamePasskey": {
    input: () => ({ passkeyId: randomUUID(), name: "Key" }),
    outcomes: refusedWhenSignedIn(HIDDEN),
  },
  "factors.renewBackupCodes": { input: nothing, outcomes: refusedWhenSignedIn("blocked: no_factor") },
  "handoffs.check": { input: () => ({ token }), outcomes: same(HIDDEN) },
  "handoffs.create": { input: oneDomain, outcomes: managersOfCompany },
  "handoffs.list": { input: oneDomain, outcomes: managersOfCompany },
  "handoffs.open": { input: () => ({ token }), outcomes: same(HIDDEN) },
  "handoffs.progress": { input: () => ({ token }), outcomes: same(HIDDEN) },
  "handoffs.revoke": { input: ({ handoffId }) => ({ handoffId }), outcomes: managersOfCompany },
  "imports.byId": { input: oneImport, outcomes: readersOfCompany },
  "imports.cancel": { input: oneImport, outcomes: writersOfCompany },
  "imports.discard": { input: oneImport, outcomes: writersOfCompany },
  "imports.list": { input: company, outcomes: readersOfList },
  "imports.progress": { input: oneImport, outcomes: readersOfCompany },
  "imports.rejections": { input: oneImport, outcomes: readersOfCompany },
  "imports.run": {
    input: ({ importId }) => ({ importId, columns: { email: 0, name: 1 } }),
    outcomes: writersOfCompany,
  },
  "imports.updateReading": {
    input: ({ importId }) => ({ importId, encoding: "windows-1252" }),
    outcomes: writersOfCompany,
  },
  "invites.accept": {
    input: () => ({ token }),
    outcomes: refusedWhenSignedIn("blocked: link_used_or_expired"),
  },
  "invites.approve": { input: waiting, outcomes: managersOfCompany },
  "invites.copyLink": { input: invite, outcomes: managersOfInvite },
  "invites.create": {
    input: ({ companyId }) => ({
      emails: [email()],
      role: "member",
      companies: [{ companyId: companyId ?? randomUUID(), access: "view" }],
      days: 7,
    }),
    outcomes: readersOfCompany,
    isOwn: true,
  },
  "invites.join": {
    input: () => ({ token, name: "Grace Hopper", password: "quiet otters swim 4 rivers" }),
    outcomes: same("blocked: link_used_or_expired"),
  },
  "invites.list": { input: nothing, outcomes: members },
  "invites.mailLink": { input: () => ({ token }), outcomes: same("blocked: link_used_or_expired") },
  "invites.open": { input: () => ({ token }), outcomes: same("blocked: link_used_or_expired") },
  "invites.refuse": { input: waiting, outcomes: managersOfCompany },
  "invites.resend": { input: invite, outcomes: managersOfInvite },
  "invites.revoke": { input: invite, outcomes: managersOfInvite },
  "leads.byId": { input: ({ leadId }) => ({ leadId }), outcomes: readersOfCompany },
  "leads.list": { input: company, outcomes: readersOfList },
  "notices.list": { input: nothing, outcomes: members },
  "notices.markSeen": {
    input: ({ noticeId }) => ({ noticeId }),
    outcomes: readersOfCompany,
    isOwn: true,
  },
  "passwordReset.request": { input: () => ({ email: email() }), outcomes: anybody },
  "passwordReset.reset": {
    input: () => ({ token, password: "quiet otters swim 4 rivers" }),
    outcomes: same("blocked: link_used_or_expired"),
  },
  "people.endSessions": { input: member, outcomes: managersOfCompany },
  "people.leave": {
    input: () => ({ typedName: "another name" }),
    outcomes: { ...same("invalid: name_does_not_match"), nobody: SIGNED_OUT, outsider: HIDDEN },
  },
  "people.liftHold": { input: member, outcomes: managersOfCompany },
  "people.list": { input: nothing, outcomes: members },
  "people.remove": { input: member, outcomes: managersOfCompany },
  "people.resetFactors": { input: member, outcomes: managersOfCompany },
  "people.roles": { input: nothing, outcomes: members },
  "people.setRole": {
    input: ({ memberId }) => ({ userId: memberId, role: "admin" }),
    outcomes: managersOfCompany,
  },
  "people.suspend": {
    input: ({ memberId }) => ({ userId: memberId, isSuspended: true }),
    outcomes: managersOfCompany,
  },
  "people.transfer": {
    input: ({ suspendedId }) => ({ userId: suspendedId }),
    outcomes: { ...managersOfCompany, admin: NO_PERMISSION, owner: "blocked: member_suspended" },
  },
  "preferences.update": { input: () => ({ theme: "dark" }), outcomes: signedIn },
  "preferences.notifications": { input: nothing, outcomes: signedIn },
  "preferences.setNotification": {
    input: () => ({ kind: "import_done", inPortal: true, byMail: "daily" }),
    outcomes: signedIn,
  },
  "preferences.setMails": {
    input: () => ({ emailNotifications: true, weeklyReports: true }),
    outcomes: signedIn,
  },
  "policies.current": { input: nothing, outcomes: members },
  "policies.preview": { input: () => policy, outcomes: managers },
  "policies.save": {
    input: () => ({ policy, updated: "2026-01-01T00:00:00.000Z" }),
    outcomes: {
      ...managers,
      admin: "conflict: changed_meanwhile",
      owner: "conflict: changed_meanwhile",
      stranger: "conflict: changed_meanwhile",
    },
  },
  "settings.current": { input: nothing, outcomes: managers },
  "settings.renameTenant": { input: () => ({ name: "Northwind" }), outcomes: managers },
  "settings.setDefaults": { input: () => ({ isSidebarNarrow: true }), outcomes: managers },
  "settings.saveBilling": {
    input: () => ({ ...noBilling, version: "0".repeat(32) }),
    outcomes: {
      ...managers,
      admin: "conflict: changed_meanwhile",
      owner: "conflict: changed_meanwhile",
      stranger: "conflict: changed_meanwhile",
    },
  },
  "sessions.confirm": {
    input: () => ({ by: "code", code: "000000" }),
    outcomes: refusedWhenSignedIn("invalid: wrong_code"),
  },
  "sessions.current": { input: nothing, outcomes: anybody },
  "sessions.end": { input: ({ sessionId }) => ({ sessionId }), outcomes: ownSession },
  "sessions.endOthers": { input: nothing, outcomes: signedIn },
  "sessions.finishSignIn": {
    input: () => ({ code: "000000" }),
    outcomes: same("blocked: sign_in_expired"),
  },
  "sessions.finishWithPasskey": {
    input: () => ({ credential: assertion }),
    outcomes: same("blocked: sign_in_expired"),
  },
  "sessions.list": { input: nothing, outcomes: signedIn },
  "sessions.passkeyConfirmation": { input: nothing, outcomes: signedIn },
  "sessions.passkeySecondFactor": { input: nothing, outcomes: same("blocked: sign_in_expired") },
  "sessions.passkeySignIn": { input: nothing, outcomes: anybody },
  "sessions.pending": { input: nothing, outcomes: anybody },
  "sessions.signIn": {
    input: () => ({ email: email(), password: "a wrong password" }),
    outcomes: same("invalid: wrong_credentials"),
  },
  "sessions.signInWithPasskey": {
    input: () => ({ credential: assertion }),
    outcomes: same("invalid: passkey_refused"),
  },
  "sessions.signOut": { input: nothing, outcomes: anybody },
  "signUp.resendVerification": { input: () => ({ email: email() }), outcomes: anybody },
  "signUp.signUp": {
    input: () => ({
      name: "Grace Hopper",
      email: email(),
      password: "quiet otters swim 4 rivers",
      tenantName: "Signed Up",
    }),
    outcomes: anybody,
  },
  "signUp.verifyEmail": { input: () => ({ token }), outcomes: same("blocked: link_used_or_expired") },
  ...templateLines,
  "tenants.add": { input: () => ({ name: "Another" }), outcomes: signedIn },
  "tenants.byId": { input: nothing, outcomes: members },
};

/** The ids that the line's input names. */
export function idsNamed(line: Line): IdName[] {
  const named = new Set<IdName>();
  const probe = new Proxy({} as Ids, {
    get: (_, name) => {
      named.add(name as IdName);
      return randomUUID();
    },
  });
  line.input(probe);
  return [...named];
}
