import { useQuery } from "@tanstack/react-query";
import { useTenantApi } from "../../lib/trpc/api-context.tsx";

/** More are found by a search. */
const TAGS_SHOWN = 50;
const IMPORTS_SHOWN = 50;

/** Tags of the company whose name has this in it. */
export const useTags = (companyId: string, search = "", isWanted = true) =>
  useQuery(
    useTenantApi().tags.list.queryOptions(
      { companyId, limit: TAGS_SHOWN, ...(search !== "" && { search }) },
      { placeholderData: (before) => before, enabled: isWanted },
    ),
  );

/** The company's newest imports. */
export const useImportChoices = (companyId: string) =>
  useQuery(
    useTenantApi().imports.list.queryOptions(
      { companyId, limit: IMPORTS_SHOWN },
      { select: (page) => page.imports },
    ),
  );

/** What an import's file was called. */
export const useImportName = (importId: string | undefined) =>
  useQuery(
    useTenantApi().imports.byId.queryOptions(
      { importId: importId ?? "" },
      { enabled: importId !== undefined, select: (found) => found.fileName },
    ),
  );

export const useOwnFields = (companyId: string, isWanted = true) =>
  useQuery(useTenantApi().leadFields.list.queryOptions({ companyId }, { enabled: isWanted }));

export type OwnField = NonNullable<ReturnType<typeof useOwnFields>["data"]>[number];
