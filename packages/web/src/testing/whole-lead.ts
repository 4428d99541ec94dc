import type { Answers } from "./network.ts";

export type AnsweredLead = Awaited<ReturnType<NonNullable<NonNullable<Answers["leads"]>["byId"]>>>;
export type AnsweredEvent = Awaited<
  ReturnType<NonNullable<NonNullable<Answers["leads"]>["history"]>>
>["events"][number];

/** A lead whole, as its panel shows it. */
export const aWholeLead = (facts: Partial<AnsweredLead> = {}): AnsweredLead => ({
  id: crypto.randomUUID(),
  companyId: crypto.randomUUID(),
  email: "zoe@example.org",
  name: "Zoë Müller",
  employer: null,
  status: "active",
  importId: null,
  createdAt: "2026-11-01T08:00:00.000Z",
  updatedAt: "2026-11-02T08:00:00.000Z",
  tags: [],
  fields: [],
  import: null,
  suppressions: [],
  ...facts,
});
