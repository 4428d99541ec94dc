import type { Answers } from "./network.ts";
import { aCompany, inNorthwind } from "./world.ts";

export type LeadsPage = Awaited<ReturnType<NonNullable<NonNullable<Answers["leads"]>["list"]>>>;
export type Lead = LeadsPage["leads"][number];
export type SavedView = Awaited<ReturnType<NonNullable<NonNullable<Answers["leadViews"]>["list"]>>>[number];

export const aurora = aCompany({ name: "Aurora" });
export const leadsPath = "/t/northwind/c/aurora/leads";

export const aLead = (facts: Partial<Lead> & { email: string }): Lead => ({
  id: crypto.randomUUID(),
  companyId: aurora.id,
  name: null,
  employer: null,
  status: "active",
  importId: null,
  createdAt: "2026-11-01T08:00:00.000Z",
  updatedAt: "2026-11-01T08:00:00.000Z",
  tags: [],
  ...facts,
});

export const someLeads = (count: number): Lead[] =>
  Array.from({ length: count }, (_, index) => aLead({ email: `lead${index + 1}@x.org` }));

export const aLeadsPage = (leads: Lead[], facts: Partial<LeadsPage> = {}): LeadsPage => ({
  leads,
  total: { count: leads.length, isMore: false },
  nextCursor: null,
  ...facts,
});

export const aView = (facts: Partial<SavedView>): SavedView => ({
  id: crypto.randomUUID(),
  name: "Warm",
  isShared: false,
  isMine: true,
  createdBy: "Mira Lind",
  settings: { filter: {}, order: "newest", columns: ["email", "status"], density: "comfortable" },
  updatedAt: "2026-11-01T08:00:00.000Z",
  ...facts,
});

/** Of a company whose list is this; `more` are the answers beside it. */
export const withLeads = (
  list: NonNullable<NonNullable<Answers["leads"]>["list"]>,
  more: Answers = {},
  of = aurora,
): Answers => ({ ...inNorthwind([of]), leads: { list }, ...more });
