import { useMutation, useQuery } from "@tanstack/react-query";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

export const useFolders = (companyId: string) =>
  useQuery(useTenantApi().folders.list.queryOptions({ companyId }));

export type Folder = NonNullable<ReturnType<typeof useFolders>["data"]>[number];

/** What would go with a folder, asked as its dialog opens. */
export const useFolderContents = (folderId: string) =>
  useQuery(useTenantApi().folders.contents.queryOptions({ folderId }, { staleTime: 0 }));

/** Folders hold templates: where one changes, so do the counts and the lists of the other. */
function useRefresh() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () =>
    Promise.all([
      queryClient.invalidateQueries(api.folders.pathFilter()),
      queryClient.invalidateQueries(api.templates.list.infiniteQueryFilter()),
      queryClient.invalidateQueries(api.templates.counts.queryFilter()),
    ]);
}

export function useAddFolder() {
  const onSuccess = useRefresh();
  return useMutation(useTenantApi().folders.add.mutationOptions({ onSuccess }));
}

export function useRenameFolder() {
  const onSuccess = useRefresh();
  return useMutation(useTenantApi().folders.rename.mutationOptions({ onSuccess }));
}

export function useMoveFolder() {
  const onSuccess = useRefresh();
  return useMutation(useTenantApi().folders.move.mutationOptions({ onSuccess }));
}

export function useRemoveFolder() {
  const onSuccess = useRefresh();
  return useMutation(useTenantApi().folders.remove.mutationOptions({ onSuccess }));
}

export function useRestoreFolder() {
  const onSuccess = useRefresh();
  return useMutation(useTenantApi().folders.restore.mutationOptions({ onSuccess }));
}
