import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useApi, useTenantApi } from "../../../lib/trpc/api-context.tsx";

/** So often the list is asked while somebody waits for what a look finds. */
const POLL_MS = 5_000;

interface LookedAt {
  readonly id: string;
  readonly checkedAt: string | null;
}

interface AskedLook {
  readonly hostId: string;
  /** Of the look before the one that was asked for. */
  readonly checkedAt: string | null;
}

/** The tenant's own addresses. Followed while one waits for its records, or for a look that was asked for. */
export function useHosts() {
  const [asked, setAsked] = useState<AskedLook>();
  const hosts = useQuery(
    useTenantApi().portalHosts.list.queryOptions(undefined, {
      staleTime: 0,
      refetchInterval: ({ state: { data } }) =>
        data?.some((host) => host.verifiedAt === null || isAwaited(host, asked)) ? POLL_MS : false,
    }),
  );
  return { hosts, isLooking: (host: LookedAt) => isAwaited(host, asked), onAsked: setAsked };
}

const isAwaited = ({ id, checkedAt }: LookedAt, asked: AskedLook | undefined): boolean =>
  asked?.hostId === id && asked.checkedAt === checkedAt;

export type PortalHost = NonNullable<ReturnType<typeof useHosts>["hosts"]["data"]>[number];
export type HostRecord = PortalHost["records"][number];

function useRefreshHosts() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () => queryClient.invalidateQueries(api.portalHosts.pathFilter());
}

export function useAddHost() {
  const onSuccess = useRefreshHosts();
  return useMutation(useTenantApi().portalHosts.add.mutationOptions({ onSuccess }));
}

/** What the look finds comes by the list. */
export const useCheckHost = () => useMutation(useTenantApi().portalHosts.check.mutationOptions());

export function useSetMainHost() {
  const onSuccess = useRefreshHosts();
  return useMutation(useTenantApi().portalHosts.setMain.mutationOptions({ onSuccess }));
}

export function useRemoveHost() {
  const onSuccess = useRefreshHosts();
  return useMutation(useTenantApi().portalHosts.remove.mutationOptions({ onSuccess }));
}
