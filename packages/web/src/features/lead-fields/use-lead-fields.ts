import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

/** Tags of a company by name; the rows of the search before stay until the new ones are there. */
export const useTags = (companyId: string, search: string, limit = 200) =>
  useQuery(
    useTenantApi().tags.list.queryOptions(
      { companyId, limit, ...(search.trim() !== "" && { search }) },
      { placeholderData: keepPreviousData },
    ),
  );

export type Tag = NonNullable<ReturnType<typeof useTags>["data"]>["tags"][number];

export const useFields = (companyId: string) =>
  useQuery(useTenantApi().leadFields.list.queryOptions({ companyId }));

export type LeadField = NonNullable<ReturnType<typeof useFields>["data"]>[number];

/** What a write changes: the two lists here, and whatever shows tags and fields. */
function useRefresh() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () =>
    Promise.all(
      [api.tags, api.leadFields, api.leads, api.templates].map((slice) =>
        queryClient.invalidateQueries(slice.pathFilter()),
      ),
    ).then(() => undefined);
}

export function useTagActs() {
  const onSuccess = useRefresh();
  const { tags } = useTenantApi();
  return {
    rename: useMutation(tags.rename.mutationOptions({ onSuccess })),
    merge: useMutation(tags.merge.mutationOptions({ onSuccess })),
    remove: useMutation(tags.remove.mutationOptions({ onSuccess })),
    restore: useMutation(tags.restore.mutationOptions({ onSuccess })),
  };
}

export function useFieldActs() {
  const onSuccess = useRefresh();
  const { leadFields } = useTenantApi();
  return {
    add: useMutation(leadFields.add.mutationOptions({ onSuccess })),
    update: useMutation(leadFields.update.mutationOptions({ onSuccess })),
    remove: useMutation(leadFields.remove.mutationOptions({ onSuccess })),
  };
}
