import type { Permission, Role } from "@rookery/server";
import { noChoices } from "@rookery/server/preferences/rules";
import type { Company } from "../lib/tenant-facts.tsx";
import type { Answers } from "./network.ts";

const ofMember: Permission[] = [
  "tenant.view",
  "companies.view",
  "people.view",
  "people.invite",
  "policies.view",
  "domains.view",
  "emailAccounts.view",
  "emailAccounts.write",
  "templates.view",
  "templates.write",
  "leads.view",
  "leads.write",
  "imports.view",
  "imports.run",
];
const ofAdmin: Permission[] = [
  ...ofMember,
  "companies.manage",
  "companies.purge",
  "domains.manage",
  "people.manage",
  "policies.manage",
  "settings.view",
  "settings.manage",
  "brand.manage",
  "suppressions.view",
  "suppressions.manage",
];

export const aCompany = (facts: Partial<Company> & { name: string }): Company => ({
  id: crypto.randomUUID(),
  workspaceName: facts.name.toLowerCase().replaceAll(" ", "-"),
  logoUrl: null,
  status: "active",
  industry: null,
  companySize: null,
  archived: null,
  version: 1,
  created: "2026-10-01T08:00:00.000Z",
  updated: "2026-11-01T08:00:00.000Z",
  access: "work",
  counts: null,
  ...facts,
});

type ListedImport = Awaited<
  ReturnType<NonNullable<NonNullable<Answers["imports"]>["list"]>>
>["imports"][number];

export const anImport = (facts: Partial<ListedImport>): ListedImport => ({
  id: crypto.randomUUID(),
  companyId: crypto.randomUUID(),
  status: "done",
  fileName: "leads.csv",
  fileSizeBytes: 1000,
  reading: null,
  columns: null,
  existing: "overwrite",
  tags: [],
  source: null,
  consent: null,
  checked: null,
  checkedBytes: 0,
  undo: null,
  undoUntil: null,
  hasFile: true,
  fileKeptUntil: null,
  counts: {
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    duplicate: 0,
    suppressed: 0,
    blank: 0,
    rejected: 0,
  },
  doneBytes: 1000,
  failureReason: null,
  isCancelling: false,
  startedAt: "2026-11-20T08:00:00.000Z",
  finishedAt: null,
  createdAt: "2026-11-20T08:00:00.000Z",
  createdBy: { id: "5b0c", name: "Mira Lind" },
  ...facts,
});

type ListedJob = Awaited<ReturnType<NonNullable<NonNullable<Answers["leadJobs"]>["list"]>>>["jobs"][number];
type ListedView = Awaited<ReturnType<NonNullable<NonNullable<Answers["leadViews"]>["list"]>>>[number];

/** A job on many leads that has ended. */
export const aLeadJob = (facts: Partial<ListedJob>): ListedJob => ({
  id: crypto.randomUUID(),
  companyId: crypto.randomUUID(),
  kind: "tag",
  filter: {},
  chosen: null,
  change: { kind: "tag", tags: ["vip"] },
  status: "done",
  counts: { done: 1_204, total: 1_204, changed: 1_200, failed: 0 },
  failureReason: null,
  isCancelling: false,
  file: null,
  isRestorable: false,
  restoredAt: null,
  createdAt: "2026-11-20T08:00:00.000Z",
  startedAt: "2026-11-20T08:00:01.000Z",
  finishedAt: "2026-11-20T08:00:09.000Z",
  createdBy: { id: "5b0c", name: "Mira Lind" },
  ...facts,
});

type ListedNotice = Awaited<ReturnType<NonNullable<NonNullable<Answers["notices"]>["list"]>>>[number];

export const aNotice = (facts: Partial<ListedNotice>): ListedNotice => ({
  id: crypto.randomUUID(),
  kind: "domain_degraded",
  subjectId: crypto.randomUUID(),
  facts: { domain: "kaffee.de", purpose: "spf" },
  workspaceName: "aurora",
  createdAt: "2026-11-25T08:00:00.000Z",
  isUnseen: true,
  ...facts,
});

type Session = NonNullable<Awaited<ReturnType<NonNullable<NonNullable<Answers["sessions"]>["current"]>>>>;

/** One tenant of the session: Northwind, unless it is said otherwise. */
export const aMembership = (facts: Partial<Session["tenants"][number]>): Session["tenants"][number] => ({
  slug: "northwind",
  name: "Northwind",
  role: "admin",
  closedBy: null,
  defaults: { language: null, timeZone: null, dateFormat: null },
  isSidebarNarrow: false,
  ...facts,
});

/** The answers that every page inside a tenant asks for: Mira of Northwind, with these companies. */
export function inNorthwind(companies: Company[], role: Role = "admin") {
  return {
    sessions: {
      current: () => ({
        user: { id: "5b0c", name: "Mira Lind", email: "mira@northwind.example", emailVerified: true },
        choices: noChoices,
        tenants: [aMembership({ role })],
      }),
    },
    tenants: {
      byId: () => ({
        id: "77aa",
        slug: "northwind",
        name: "Northwind",
        role,
        permissions: role === "member" ? ofMember : ofAdmin,
        closed: [] as Permission[],
        twoFactorUntil: null as string | null,
        brand: {
          name: "Northwind",
          logoUrl: null as string | null,
          logoDarkUrl: null as string | null,
          iconUrl: "/favicon.svg",
          isPlatform: false,
          sheet: "",
        },
      }),
    },
    companies: { list: () => companies },
    imports: { list: () => ({ imports: [] as ListedImport[], nextCursor: null }) },
    leadJobs: { list: () => ({ jobs: [] as ListedJob[], nextCursor: null as string | null }) },
    leadViews: { list: () => [] as ListedView[] },
    notices: { list: () => [] as ListedNotice[] },
  } satisfies Answers;
}

/** Nobody is signed in. */
export const signedOut = { sessions: { current: () => null } } satisfies Answers;
