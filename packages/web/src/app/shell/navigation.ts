import type { Permission } from "@rookery/server";
import {
  Ban,
  Building2,
  FileUp,
  Globe,
  LayoutTemplate,
  ListChecks,
  Mail,
  Palette,
  Settings,
  ShieldCheck,
  SlidersHorizontal,
  Tags,
  Users,
  UsersRound,
  type LucideIcon,
} from "lucide-react";
import { paths } from "../../lib/paths.ts";
import type { TitleKey } from "../title-key.ts";

export interface NavigationEntry<Path extends string = string> {
  readonly title: TitleKey;
  readonly icon: LucideIcon;
  readonly to: Path;
  /** Pressed after `g`. */
  readonly key: string;
  /** For those who may alone; absent = for everybody. */
  readonly permission?: Permission;
}

/** Pages of the company in the address, in the order of the sidebar. */
export const companyPages = [
  { title: "setUp", icon: ListChecks, to: paths.setUp, key: "s" },
  { title: "leads", icon: Users, to: paths.leads, key: "l" },
  { title: "imports", icon: FileUp, to: paths.imports, key: "i" },
  { title: "domains", icon: Globe, to: paths.domains, key: "d" },
  { title: "emailAccounts", icon: Mail, to: paths.accounts, key: "a" },
  { title: "templates", icon: LayoutTemplate, to: paths.templates, key: "m" },
  { title: "companySettings", icon: Settings, to: paths.companySettings, key: "e" },
] as const satisfies NavigationEntry[];

/** Pages of the tenant. */
export const tenantPages = [
  { title: "companies", icon: Building2, to: paths.companies, key: "c" },
  { title: "people", icon: UsersRound, to: paths.people, key: "p" },
  { title: "policies", icon: ShieldCheck, to: paths.policies, key: "o" },
  { title: "brand", icon: Palette, to: paths.brand, key: "b" },
  {
    title: "suppressions",
    icon: Ban,
    to: paths.suppressions,
    key: "u",
    permission: "suppressions.view",
  },
  { title: "settings", icon: SlidersHorizontal, to: paths.settings, key: "t" },
] as const satisfies NavigationEntry[];

/** Pages of the company that no entry of the sidebar leads to. */
export const innerPages = [{ title: "leadFields", icon: Tags, to: paths.leadFields }] as const satisfies Omit<
  NavigationEntry,
  "key"
>[];

export type CompanyPath = (typeof companyPages)[number]["to"];
/** Where a company opens when it is chosen from a page that is not a company's. */
export const companyStart: CompanyPath = paths.setUp;
