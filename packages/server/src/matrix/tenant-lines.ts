import { randomUUID } from "node:crypto";
import { noBrand } from "../features/brand/brand.schema.ts";
import { defaultPolicy } from "../features/policies/policies.schema.ts";
import {
  HIDDEN,
  NO_PERMISSION,
  SIGNED_OUT,
  same,
  whoMay,
  signedIn,
  members,
  managers,
  managersOfCompany,
  managersOfInvite,
  readersOfCompany,
  refusedWhenSignedIn,
  COMPANY_NAME,
  type Line,
  type Ids,
} from "./callers.ts";

const nothing = () => undefined;
const company = ({ companyId }: Ids) => ({ companyId });
const email = () => `${randomUUID()}@example.com`;
const token = "x".repeat(43);
const member = ({ memberId }: Ids) => ({ userId: memberId });
const invite = ({ inviteId }: Ids) => ({ inviteId });
const waiting = ({ waitingId }: Ids) => ({ inviteId: waitingId });
const someBrand = { ...noBrand, primaryColor: "#1a73e8" };
const changedBrand = { ...managers, ...whoMay(managers, "conflict: changed_meanwhile") };
const host = ({ hostId }: Ids) => ({ hostId });
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

/** Of a tenant: its companies, people, rules and settings. */
export const tenantLines: Readonly<Record<string, Line>> = {
  "brand.current": { input: nothing, outcomes: managers },
  "brand.discardDraft": { input: () => ({ revision: 7 }), outcomes: changedBrand },
  "brand.publish": { input: () => ({ revision: 7 }), outcomes: changedBrand },
  "brand.rollBack": { input: () => ({ number: 1, version: 7 }), outcomes: changedBrand },
  "brand.saveDraft": { input: () => ({ values: someBrand, revision: 7 }), outcomes: changedBrand },
  "brand.takePicture": {
    input: () => ({ slot: "logo", url: "https://user@nowhere.example/logo.png" }),
    outcomes: { ...managers, ...whoMay(managers, "invalid: image_url_invalid") },
  },
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
  "policies.current": { input: nothing, outcomes: members },
  "policies.preview": { input: () => defaultPolicy, outcomes: managers },
  "policies.save": {
    input: () => ({ policy: defaultPolicy, updated: "2026-01-01T00:00:00.000Z" }),
    outcomes: {
      ...managers,
      admin: "conflict: changed_meanwhile",
      owner: "conflict: changed_meanwhile",
      stranger: "conflict: changed_meanwhile",
    },
  },
  "portalHosts.add": { input: () => ({ host: `portal.${randomUUID()}.de` }), outcomes: managers },
  "portalHosts.check": { input: host, outcomes: managersOfCompany },
  "portalHosts.list": { input: nothing, outcomes: managers },
  "portalHosts.remove": { input: host, outcomes: managersOfCompany },
  "portalHosts.setMain": {
    input: host,
    outcomes: { ...managersOfCompany, ...whoMay(managersOfCompany, "blocked: host_not_served") },
  },
  "settings.current": { input: nothing, outcomes: managers },
  "settings.keepImportFiles": { input: () => ({ days: 7 }), outcomes: managers },
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
  "suppressions.add": {
    input: () => ({ text: `${email()}\n${randomUUID()}.de`, reason: "unsubscribed" }),
    outcomes: managers,
  },
  "suppressions.check": { input: () => ({ email: email() }), outcomes: managers },
  "suppressions.eraseAddress": { input: () => ({ email: email() }), outcomes: managers },
  "suppressions.lift": {
    input: ({ suppressionId }) => ({ suppressionId, why: "They asked us to write again" }),
    outcomes: managersOfCompany,
  },
  "suppressions.list": { input: () => ({}), outcomes: managers },
  "suppressions.reach": { input: () => ({ domains: ["zebra.example"] }), outcomes: managers },
  "tenants.add": { input: () => ({ name: "Another" }), outcomes: signedIn },
  "tenants.byId": { input: nothing, outcomes: members },
};
