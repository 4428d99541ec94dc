import type { AppRouter, Permission } from "@rookery/server";
import type { inferRouterOutputs } from "@trpc/server";
import { createContext, useContext, type ReactNode } from "react";

export type Company = inferTransformed<inferRouterOutputs<AppRouter>["companies"]["list"]>[number];
export type TenantFacts = inferRouterOutputs<AppRouter>["tenants"]["byId"];

/** Dates travel as ISO strings. */
type inferTransformed<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Each)[]
    ? inferTransformed<Each>[]
    : Value extends object
      ? { [Key in keyof Value]: inferTransformed<Value[Key]> }
      : Value;

const TenantFactsContext = createContext<TenantFacts | undefined>(undefined);
const CompanyContext = createContext<Company | undefined>(undefined);

/** The tenant in the address; undefined while it is being fetched. */
export function TenantFactsProvider(props: { facts: TenantFacts | undefined; children: ReactNode }) {
  return <TenantFactsContext value={props.facts}>{props.children}</TenantFactsContext>;
}

export const useTenantFacts = (): TenantFacts | undefined => useContext(TenantFactsContext);

/** Whether the person may; undefined while that is not known, so that no button flashes. */
export function useMay(permission: Permission): boolean | undefined {
  return useTenantFacts()?.permissions.includes(permission);
}

/** The company in the address, where it names one. The pages of a company are shown only once it is known. */
export function CompanyProvider(props: { company: Company | undefined; children: ReactNode }) {
  return <CompanyContext value={props.company}>{props.children}</CompanyContext>;
}

export function useCompany(): Company {
  const company = useContext(CompanyContext);
  if (!company) throw new Error("This component stands outside any company");
  return company;
}

/** Where the address names a company: that one, else undefined. */
export const useCompanyIfAny = (): Company | undefined => useContext(CompanyContext);
