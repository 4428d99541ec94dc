import type { AppRouter } from "@rookery/server";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

export type ViewSettings = inferRouterInputs<AppRouter>["leadViews"]["add"]["settings"];

/** One's own views of the company's leads, and those that others share. */
export const useLeadViews = (companyId: string) =>
  useQuery(useTenantApi().leadViews.list.queryOptions({ companyId }));

export type LeadView = NonNullable<ReturnType<typeof useLeadViews>["data"]>[number];

function useKeepViews() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () => queryClient.invalidateQueries(api.leadViews.list.pathFilter());
}

export function useAddView() {
  const onSuccess = useKeepViews();
  return useMutation(useTenantApi().leadViews.add.mutationOptions({ onSuccess }));
}

export function useUpdateView() {
  const onSuccess = useKeepViews();
  return useMutation(useTenantApi().leadViews.update.mutationOptions({ onSuccess }));
}

export function useRemoveView() {
  const onSuccess = useKeepViews();
  return useMutation(useTenantApi().leadViews.remove.mutationOptions({ onSuccess }));
}
