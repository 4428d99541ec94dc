import { randomUUID } from "node:crypto";
import {
  HIDDEN,
  same,
  managersOfCompany,
  members,
  readersOfCompany,
  writersOfCompany,
  readersOfList,
  whoMay,
  type Line,
  type Ids,
} from "./callers.ts";
import { domainOf } from "./matrix-world.ts";

const company = ({ companyId }: Ids) => ({ companyId });
const oneDomain = ({ domainId }: Ids) => ({ domainId });
const oneImport = ({ importId }: Ids) => ({ importId });
const oneLeadJob = ({ leadJobId }: Ids) => ({ jobId: leadJobId });
const oneAccount = ({ accountId }: Ids) => ({ accountId });
const server = { host: "mail.invalid", port: 465, security: "tls", username: "ada" };
const connection = { smtp: server, imap: null, password: "not a password" };
const token = "x".repeat(43);
const longAgo = "2026-01-01T00:00:00.000Z";
const view = { filter: {}, order: "newest", columns: ["email"], density: "compact" };
/** It is somebody else's, and shared. */
const changersOfView = {
  ...readersOfCompany,
  worker: "forbidden: view_not_yours",
  viewer: "forbidden: view_not_yours",
};

/** Of what stands in a company. */
export const companyLines: Readonly<Record<string, Line>> = {
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
  "emailAccounts.beginConsent": {
    input: ({ companyId }) => ({ companyId, provider: "google" }),
    // The matrix is registered nowhere, which is said before anything is looked up.
    outcomes: {
      ...writersOfCompany,
      ...whoMay(writersOfCompany, "blocked: sign_in_not_set_up"),
      stranger: "blocked: sign_in_not_set_up",
    },
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
  "emailAccounts.finishConsent": {
    input: () => ({ state: token, code: token }),
    outcomes: { ...members, ...whoMay(members, "invalid: consent_expired") },
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
  "emailAccounts.signInWays": { input: () => undefined, outcomes: members },
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
  "handoffs.check": { input: () => ({ token }), outcomes: same(HIDDEN) },
  "handoffs.create": { input: oneDomain, outcomes: managersOfCompany },
  "handoffs.list": { input: oneDomain, outcomes: managersOfCompany },
  "handoffs.open": { input: () => ({ token }), outcomes: same(HIDDEN) },
  "handoffs.progress": { input: () => ({ token }), outcomes: same(HIDDEN) },
  "handoffs.revoke": { input: ({ handoffId }) => ({ handoffId }), outcomes: managersOfCompany },
  "imports.byId": { input: oneImport, outcomes: readersOfCompany },
  "imports.cancel": { input: oneImport, outcomes: writersOfCompany },
  "imports.check": {
    input: ({ importId }) => ({ importId, columns: { email: 0, name: 1 } }),
    outcomes: writersOfCompany,
  },
  "imports.discard": { input: oneImport, outcomes: writersOfCompany },
  "imports.kept": { input: oneImport, outcomes: readersOfCompany },
  "imports.list": { input: company, outcomes: readersOfList },
  "imports.progress": { input: oneImport, outcomes: readersOfCompany },
  "imports.rejections": { input: oneImport, outcomes: readersOfCompany },
  "imports.run": {
    input: ({ importId }) => ({ importId, columns: { email: 0, name: 1 } }),
    outcomes: writersOfCompany,
  },
  "imports.undo": {
    input: oneImport,
    // It waits for its columns still.
    outcomes: { ...writersOfCompany, ...whoMay(writersOfCompany, "blocked: import_not_finished") },
  },
  "imports.updateReading": {
    input: ({ importId }) => ({ importId, encoding: "windows-1252" }),
    outcomes: writersOfCompany,
  },
  "leadJobs.byId": { input: oneLeadJob, outcomes: readersOfCompany },
  "leadJobs.cancel": { input: oneLeadJob, outcomes: writersOfCompany },
  "leadJobs.change": {
    input: ({ companyId }) => ({ companyId, filter: {}, change: { kind: "tag", tags: ["Hot"] } }),
    outcomes: writersOfCompany,
  },
  "leadJobs.count": {
    input: ({ companyId }) => ({ companyId, filter: {} }),
    outcomes: readersOfCompany,
    isOwn: true,
  },
  "leadJobs.export": {
    input: ({ companyId }) => ({ companyId, filter: {}, format: "csv" }),
    outcomes: readersOfCompany,
    isOwn: true,
  },
  "leadJobs.failures": { input: oneLeadJob, outcomes: readersOfCompany },
  "leadJobs.list": { input: company, outcomes: readersOfList },
  "leadJobs.progress": { input: oneLeadJob, outcomes: readersOfCompany },
  "leadJobs.restore": {
    input: oneLeadJob,
    // It waits for its turn still.
    outcomes: { ...writersOfCompany, ...whoMay(writersOfCompany, "blocked: job_running") },
  },
  "leadFields.add": {
    input: ({ companyId }) => ({ companyId, name: `Zebra ${randomUUID()}`, type: "text" }),
    outcomes: writersOfCompany,
  },
  "leadFields.list": { input: company, outcomes: readersOfList },
  "leadFields.remove": { input: ({ fieldId }) => ({ fieldId }), outcomes: writersOfCompany },
  "leadFields.update": {
    input: ({ fieldId }) => ({ fieldId, name: "Zebra renamed" }),
    outcomes: writersOfCompany,
  },
  "leads.add": {
    input: ({ companyId }) => ({ companyId, email: `${randomUUID()}@example.org` }),
    outcomes: writersOfCompany,
  },
  "leads.byId": { input: ({ leadId }) => ({ leadId }), outcomes: readersOfCompany },
  "leads.history": { input: ({ leadId }) => ({ leadId }), outcomes: readersOfCompany },
  "leads.list": { input: company, outcomes: readersOfList },
  "leads.merge": {
    input: ({ leadId }) => ({
      keepId: leadId,
      keepUpdatedAt: longAgo,
      mergeId: randomUUID(),
      mergeUpdatedAt: longAgo,
    }),
    outcomes: { ...writersOfCompany, ...whoMay(writersOfCompany, "conflict: changed_meanwhile") },
  },
  "leadViews.add": {
    input: ({ companyId }) => ({ companyId, name: `Zebra ${randomUUID()}`, isShared: false, settings: view }),
    outcomes: readersOfCompany,
    isOwn: true,
  },
  "leadViews.list": { input: company, outcomes: readersOfList },
  "leadViews.remove": { input: ({ viewId }) => ({ viewId }), outcomes: changersOfView },
  "leadViews.update": {
    input: ({ viewId }) => ({ viewId, name: "Zebra renamed" }),
    outcomes: changersOfView,
  },
  "leads.update": {
    input: ({ leadId }) => ({ leadId, updatedAt: longAgo, name: "Zebra Renamed" }),
    outcomes: { ...writersOfCompany, ...whoMay(writersOfCompany, "conflict: changed_meanwhile") },
  },
  "tags.list": { input: company, outcomes: readersOfList },
  "tags.merge": {
    input: ({ tagId }) => ({ keepId: tagId, mergeId: randomUUID() }),
    outcomes: { ...writersOfCompany, ...whoMay(writersOfCompany, HIDDEN) },
  },
  "tags.remove": { input: ({ tagId }) => ({ tagId }), outcomes: writersOfCompany },
  "tags.rename": { input: ({ tagId }) => ({ tagId, name: "Zebra renamed" }), outcomes: writersOfCompany },
  "tags.restore": {
    input: ({ companyId }) => ({ companyId, name: "Zebra again", leadIds: [], templateIds: [] }),
    outcomes: writersOfCompany,
  },
};
