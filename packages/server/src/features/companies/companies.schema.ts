import { z } from "zod";
import { line, optionalLine } from "../../text-input.ts";

/**
 * Companies of one tenant, archived ones included. The shell and its switcher hold all of them, so the list has no pages;
 * it is bounded where a company is added and never cut where it is read.
 */
export const COMPANIES_MAX = 1_000;

export const companySizes = ["1-10", "11-50", "51-200", "201-1000", "1001+"] as const;
export type CompanySize = (typeof companySizes)[number];

export const companyStatuses = ["active", "pending", "archived"] as const;
export type CompanyStatus = (typeof companyStatuses)[number];

/** Stands in addresses, so it keeps to what needs no escaping; 63 is the limit of a DNS label, should it become one. */
export const workspaceName = z
  .string("required")
  .trim()
  .toLowerCase()
  .min(1, "required")
  .max(63, "too_long")
  .regex(/^[a-z0-9](-?[a-z0-9])*$/, "not_a_workspace_name");

/** `archived` is not chosen: archiving is an act of its own. */
const openStatus = z.enum(["active", "pending"]);

const profile = {
  /** 100 is the column's width. */
  name: line(100),
  industry: optionalLine(100),
  companySize: z.enum(companySizes).nullable().optional().default(null),
};

export const addCompanyInput = z.strictObject({
  ...profile,
  /** Made from the name where it is left out. */
  workspaceName: workspaceName.optional(),
  /** The tenant's rule decides where it is left out. */
  status: openStatus.optional(),
});
export type AddCompanyInput = z.output<typeof addCompanyInput>;

export const updateCompanyInput = z.strictObject({
  ...profile,
  companyId: z.uuid(),
  workspaceName,
  status: openStatus,
  /** What the editor saw; an older one means that somebody else saved meanwhile. The bound is the column's. */
  version: z.int().min(1).max(2_147_483_647),
});
export type UpdateCompanyInput = z.output<typeof updateCompanyInput>;

export const companyInput = z.strictObject({ companyId: z.uuid() });
export type CompanyInput = z.output<typeof companyInput>;

export const listCompaniesInput = z.strictObject({
  status: z.enum(companyStatuses).optional(),
  /** Counting costs; the shell, which asks on every visit, does without. */
  withCounts: z.boolean().default(false),
});
export type ListCompaniesInput = z.output<typeof listCompaniesInput>;

/** Four times the longest name, as `line` allows before it trims. */
export const purgeCompanyInput = z.strictObject({ companyId: z.uuid(), typedName: z.string().max(400) });
export type PurgeCompanyInput = z.output<typeof purgeCompanyInput>;

export const setAccessInput = z.strictObject({
  companyId: z.uuid(),
  userId: z.uuid(),
  access: z.enum(["work", "view"]).nullable(),
});
export type SetAccessInput = z.output<typeof setAccessInput>;
