import { useMatches } from "@tanstack/react-router";
import type { TitleKey } from "../title-key.ts";
import { companyPages, companyStart, type CompanyPath } from "./navigation.ts";

export interface Place {
  readonly tenant: string;
  /** Workspace name in the address, on a company's pages and on its settings. */
  readonly workspace: string | undefined;
  /** Page in sight. */
  readonly title: TitleKey | undefined;
  /** The same kind of page in another company. */
  readonly companyPath: CompanyPath;
}

/** Where the address is. */
export function usePlace(): Place {
  return useMatches({
    select: (matches): Place => {
      const last = matches.at(-1);
      const params: { tenant?: string; workspace?: string } = last?.params ?? {};
      const ids = new Set<string>(matches.map((match) => match.fullPath));
      return {
        tenant: params.tenant ?? "",
        workspace: params.workspace,
        title: matches.findLast((match) => match.staticData.title)?.staticData.title,
        companyPath: companyPages.find((page) => ids.has(page.to))?.to ?? companyStart,
      };
    },
    structuralSharing: true,
  });
}
