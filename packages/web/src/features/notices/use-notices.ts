import { useMutation, useQuery } from "@tanstack/react-query";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

/** News is rare and looks are minutes apart: asking now and then costs less than a stream on every page. */
const POLL_MS = 60_000;

export const useNotices = () =>
  useQuery(useTenantApi().notices.list.queryOptions(undefined, { refetchInterval: POLL_MS }));

export type ListedNotice = NonNullable<ReturnType<typeof useNotices>["data"]>[number];

export function useMarkSeen() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return useMutation(
    api.notices.markSeen.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.notices.list.queryFilter()),
    }),
  );
}
