import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";
import { suppressionsQuery, type SuppressionsView } from "./suppressions-query.ts";

/** The list as far as it was asked for; the rows of the view before stay until the new ones are there. */
export const useSuppressions = (view: SuppressionsView, isWanted = true) =>
  useInfiniteQuery({ ...suppressionsQuery(useTenantApi(), view), enabled: isWanted });

export type SuppressionList = ReturnType<typeof useSuppressions>;

export type Suppression = NonNullable<
  ReturnType<typeof useSuppressions>["data"]
>["pages"][number]["suppressions"][number];

/** What holds an address, asked when somebody wants to know. */
export const useCheck = (email: string | undefined) =>
  useQuery(
    useTenantApi().suppressions.check.queryOptions(
      { email: email ?? "" },
      { enabled: email !== undefined, staleTime: 0, retry: false },
    ),
  );

/** How many leads each domain of the list holds; apart from the list, which does not wait for it. */
export const useReach = (domains: readonly string[]) =>
  useQuery(
    useTenantApi().suppressions.reach.queryOptions(
      { domains: [...domains] },
      {
        enabled: domains.length > 0,
        placeholderData: keepPreviousData,
        select: (reach) => new Map(reach.map(({ domain, leads }) => [domain, leads])),
      },
    ),
  );

export type Reach = NonNullable<ReturnType<typeof useReach>["data"]>;

/** What a write changes: the list itself, and the state of leads in any company. */
function useRefresh() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () =>
    void Promise.all([
      queryClient.invalidateQueries(api.suppressions.pathFilter()),
      queryClient.invalidateQueries(api.leads.pathFilter()),
    ]);
}

/** One part of a list; the whole is told about when the last part has gone. */
export function useAddPart() {
  const refresh = useRefresh();
  return { ...useMutation(useTenantApi().suppressions.add.mutationOptions()), refresh };
}

export type AddedPart = NonNullable<ReturnType<typeof useAddPart>["data"]>;

export function useLift() {
  const onSuccess = useRefresh();
  return useMutation(useTenantApi().suppressions.lift.mutationOptions({ onSuccess }));
}

export function useErase() {
  const onSuccess = useRefresh();
  return useMutation(useTenantApi().suppressions.eraseAddress.mutationOptions({ onSuccess }));
}
