import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

/** One lead whole: its tags, its own fields, where it came from, and what forbids to write to it. */
export const useLead = (leadId: string) => useQuery(useTenantApi().leads.byId.queryOptions({ leadId }));

export type WholeLead = NonNullable<ReturnType<typeof useLead>["data"]>;
export type LeadOwnField = WholeLead["fields"][number];
export type LeadStatus = WholeLead["status"];

/** What happened to a lead, newest first, as far as it was asked for. */
export const useLeadHistory = (leadId: string) =>
  useInfiniteQuery(
    useTenantApi().leads.history.infiniteQueryOptions(
      { leadId, limit: 15 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );

export type LeadEvent = NonNullable<
  ReturnType<typeof useLeadHistory>["data"]
>["pages"][number]["events"][number];

/** Names of the company's tags that have this in them. */
export const useTagNames = (companyId: string, typed: string, isWanted = true) =>
  useQuery(
    useTenantApi().tags.list.queryOptions(
      { companyId, limit: 20, ...(typed.trim() !== "" && { search: typed.trim().slice(0, 60) }) },
      {
        enabled: isWanted,
        placeholderData: keepPreviousData,
        select: ({ tags }) => tags.map(({ name }) => name),
      },
    ),
  );

/** The own fields that a new lead of the company may have. */
export const useFieldsOf = (companyId: string) =>
  useQuery(useTenantApi().leadFields.list.queryOptions({ companyId }));

/** Leads that have this in them, for whoever looks for one of them. */
export const useCandidates = (companyId: string, search: string) =>
  useQuery(
    useTenantApi().leads.list.queryOptions(
      { companyId, search, limit: 7 },
      { enabled: search.trim() !== "", placeholderData: keepPreviousData },
    ),
  );

/** What a write changes: the lead, the lists that it stands in, and what is counted there. */
function useRefresh() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () =>
    Promise.all(
      [api.leads, api.tags, api.leadFields].map((slice) => queryClient.invalidateQueries(slice.pathFilter())),
    ).then(() => undefined);
}

export function useUpdateLead() {
  const onSuccess = useRefresh();
  return useMutation(useTenantApi().leads.update.mutationOptions({ onSuccess }));
}

export function useAddLead() {
  const onSuccess = useRefresh();
  return useMutation(useTenantApi().leads.add.mutationOptions({ onSuccess }));
}

export function useMergeLeads() {
  const onSuccess = useRefresh();
  return useMutation(useTenantApi().leads.merge.mutationOptions({ onSuccess }));
}

/** Asks the server for a lead as it is now, as after a conflict or to take a change back. */
export function useReadLead(): (leadId: string) => Promise<WholeLead> {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return (leadId) => queryClient.fetchQuery(api.leads.byId.queryOptions({ leadId }, { staleTime: 0 }));
}

/** What is on the list of suppressions for this address, with the ids that a lift needs; for those who may lift. */
export const useEntries = (email: string) =>
  useQuery(useTenantApi().suppressions.check.queryOptions({ email }, { staleTime: 0 }));

export type SuppressionEntry = NonNullable<ReturnType<typeof useEntries>["data"]>["entries"][number];

export function useLiftEntry() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  const refresh = useRefresh();
  return useMutation(
    api.suppressions.lift.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries(api.suppressions.pathFilter());
        return refresh();
      },
    }),
  );
}
