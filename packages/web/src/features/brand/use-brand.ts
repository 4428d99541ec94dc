import type { BrandValues } from "@rookery/server/brand/schema";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

/** Somebody else may work at the same draft, so that it is asked anew whenever the page is looked at. */
export const useBrand = () =>
  useQuery(useTenantApi().brand.current.queryOptions(undefined, { staleTime: 0 }));

export type BrandState = NonNullable<ReturnType<typeof useBrand>["data"]>;
export type BrandVersion = BrandState["versions"][number];

/** The brand as the server has it at this moment. */
export function useReadBrand() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () => queryClient.fetchQuery(api.brand.current.queryOptions(undefined, { staleTime: 0 }));
}

/** Writes into what was fetched; an answer that is under way would undo it. */
function useKeepDraft() {
  const { person, queryClient } = useApi();
  const api = useTenantApi();
  return async (kept: { values: BrandValues; revision: number } | null) => {
    await queryClient.cancelQueries(api.brand.current.queryFilter());
    const savedBy = queryClient.getQueryData(person.sessions.current.queryKey())?.user.name ?? null;
    const draft = kept && { ...kept, savedAt: new Date().toISOString(), savedBy };
    queryClient.setQueryData(api.brand.current.queryKey(), (before) => before && { ...before, draft });
  };
}

export function useSaveDraft() {
  const keep = useKeepDraft();
  return useMutation(
    useTenantApi().brand.saveDraft.mutationOptions({
      onSuccess: ({ revision }, { values }) => keep({ values: values as BrandValues, revision }),
    }),
  );
}

export function useDiscardDraft() {
  const keep = useKeepDraft();
  return useMutation(useTenantApi().brand.discardDraft.mutationOptions({ onSuccess: () => keep(null) }));
}

export const useTakePicture = () => useMutation(useTenantApi().brand.takePicture.mutationOptions());

/** What changes the brand in force: this page's own facts, and the shell, which is dressed by it. */
function useRefreshBrand() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () =>
    Promise.all([
      queryClient.invalidateQueries(api.brand.pathFilter()),
      queryClient.invalidateQueries(api.tenants.byId.queryFilter()),
    ]);
}

export function usePublish() {
  const refresh = useRefreshBrand();
  // Whoever was outrun needs the newer facts to go on from.
  const options = { onSuccess: refresh, onError: refresh };
  return useMutation(useTenantApi().brand.publish.mutationOptions(options));
}

export function useRollBack() {
  const refresh = useRefreshBrand();
  const options = { onSuccess: refresh, onError: refresh };
  return useMutation(useTenantApi().brand.rollBack.mutationOptions(options));
}
