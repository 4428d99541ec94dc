import type { TemplateDraft } from "@rookery/server/templates/schema";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

export const useTemplate = (templateId: string) =>
  useQuery(useTenantApi().templates.byId.queryOptions({ templateId }, { staleTime: 0 }));

export type ShownTemplate = NonNullable<ReturnType<typeof useTemplate>["data"]>;

/** Saves without a word to the lists: whoever leaves the page fetches them anew. */
export function useSaveTemplate() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return useMutation(
    api.templates.save.mutationOptions({
      onSuccess: () =>
        Promise.all([
          queryClient.invalidateQueries(api.templates.versions.infiniteQueryFilter()),
          queryClient.invalidateQueries({ ...api.templates.list.infiniteQueryFilter(), refetchType: "none" }),
        ]),
    }),
  );
}

/** The template as it is on the server now, for whoever was refused. */
export function useReadTemplate() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return (templateId: string) =>
    queryClient.fetchQuery(api.templates.byId.queryOptions({ templateId }, { staleTime: 0 }));
}

export const useVersions = (templateId: string) =>
  useInfiniteQuery(
    useTenantApi().templates.versions.infiniteQueryOptions(
      { templateId },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );

export const useVersion = (templateId: string, number: number) =>
  useQuery(useTenantApi().templates.versionById.queryOptions({ templateId, number }));

export function useRestoreVersion() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return useMutation(
    api.templates.restoreVersion.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.templates.versions.infiniteQueryFilter()),
    }),
  );
}

export interface PreviewWish {
  readonly companyId: string;
  readonly draft: TemplateDraft;
  /** Null = a lead that lacks as much as any does. */
  readonly leadId: string | null;
  readonly showsImages: boolean;
  readonly scheme: "light" | "dark";
}

/** A draft as a mail; fetched anew whenever the draft is another one, with the one before in sight until then. */
export function usePreview(wish: PreviewWish) {
  const { mutateAsync } = useMutation(useTenantApi().templates.preview.mutationOptions());
  return useQuery({
    queryKey: ["templates.preview", wish],
    queryFn: () => mutateAsync(wish),
    placeholderData: keepPreviousData,
    // Its address opens once.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

export function useFindings(companyId: string, draft: TemplateDraft) {
  const { mutateAsync } = useMutation(useTenantApi().templates.lint.mutationOptions());
  return useQuery({
    queryKey: ["templates.lint", companyId, draft],
    queryFn: () => mutateAsync({ companyId, draft }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
}

export type Finding = NonNullable<ReturnType<typeof useFindings>["data"]>[number];

export const useSendTest = () => useMutation(useTenantApi().templates.sendTest.mutationOptions());

/** The HTML and the plain text that a draft makes, with its variables, for whoever goes on by hand. */
export const useTemplateSource = () => useMutation(useTenantApi().templates.source.mutationOptions());

/** Accounts that a test can go through. */
export const useSendingAccounts = (companyId: string) =>
  useQuery(useTenantApi().emailAccounts.list.queryOptions({ companyId }));

/** Leads whose address or name begins so, a few of them. */
export const useReaders = (companyId: string, search: string) =>
  useQuery(
    useTenantApi().leads.list.queryOptions(
      { companyId, limit: 20, ...(search !== "" && { search }) },
      { placeholderData: keepPreviousData },
    ),
  );
