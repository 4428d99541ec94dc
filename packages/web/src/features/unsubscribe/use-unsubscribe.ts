import { useMutation, useQuery } from "@tanstack/react-query";
import { useApi, usePersonApi } from "../../lib/trpc/api-context.tsx";

export const useSubscription = (token: string) =>
  useQuery(usePersonApi().unsubscribe.byToken.queryOptions({ token }, { retry: false }));

export function useUnsubscribe() {
  const { queryClient } = useApi();
  const api = usePersonApi();
  return useMutation(
    api.unsubscribe.confirm.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.unsubscribe.byToken.pathFilter()),
    }),
  );
}
