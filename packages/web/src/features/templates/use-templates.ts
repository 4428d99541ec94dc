import type { TemplateOrder } from "@rookery/server/templates/schema";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

export interface TemplatesView {
  readonly companyId: string;
  /** `all`, `unfiled`, `archived`, or the id of a folder. */
  readonly place: string;
  readonly search: string;
  readonly tagId: string | undefined;
  readonly order: TemplateOrder;
}

/** The list as far as it was asked for; the rows of the view before stay until the new ones are there. */
export const useTemplates = ({ companyId, place, search, tagId, order }: TemplatesView) =>
  useInfiniteQuery(
    useTenantApi().templates.list.infiniteQueryOptions(
      { companyId, place, order, ...(search !== "" && { search }), ...(tagId !== undefined && { tagId }) },
      { getNextPageParam: ({ nextCursor }) => nextCursor, placeholderData: keepPreviousData },
    ),
  );

export type ListedTemplate = NonNullable<
  ReturnType<typeof useTemplates>["data"]
>["pages"][number]["templates"][number];

export const useTemplateCounts = (companyId: string) =>
  useQuery(useTenantApi().templates.counts.queryOptions({ companyId }));

export const useTemplateTags = (companyId: string) =>
  useQuery(useTenantApi().templates.tags.queryOptions({ companyId }));

/** Lists, counts, tags and folders; a page that edits one template says itself when that is fetched anew. */
function useRefreshLists() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () =>
    Promise.all([
      queryClient.invalidateQueries(api.templates.list.infiniteQueryFilter()),
      queryClient.invalidateQueries(api.templates.counts.queryFilter()),
      queryClient.invalidateQueries(api.templates.tags.queryFilter()),
      queryClient.invalidateQueries(api.folders.list.queryFilter()),
    ]);
}

export function useAddTemplate() {
  const onSuccess = useRefreshLists();
  return useMutation(useTenantApi().templates.add.mutationOptions({ onSuccess }));
}

export function useDuplicateTemplate() {
  const onSuccess = useRefreshLists();
  return useMutation(useTenantApi().templates.duplicate.mutationOptions({ onSuccess }));
}

export function usePlaceTemplates() {
  const onSuccess = useRefreshLists();
  return useMutation(useTenantApi().templates.place.mutationOptions({ onSuccess }));
}

export function useSetArchived() {
  const onSuccess = useRefreshLists();
  return useMutation(useTenantApi().templates.setArchived.mutationOptions({ onSuccess }));
}

export function useRemoveTemplate() {
  const onSuccess = useRefreshLists();
  return useMutation(useTenantApi().templates.remove.mutationOptions({ onSuccess }));
}

/** Of a change that the template's own page shows as well. */
function useRefreshTemplate() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  const refreshLists = useRefreshLists();
  return () => Promise.all([refreshLists(), queryClient.invalidateQueries(api.templates.byId.queryFilter())]);
}

export function useRenameTemplate() {
  const onSuccess = useRefreshTemplate();
  return useMutation(useTenantApi().templates.rename.mutationOptions({ onSuccess }));
}

export function useSetTags() {
  const onSuccess = useRefreshTemplate();
  return useMutation(useTenantApi().templates.setTags.mutationOptions({ onSuccess }));
}
