import { useMutation, useQuery } from "@tanstack/react-query";
import { useApi, usePersonApi } from "../../lib/trpc/api-context.tsx";

/** What the strictest of the person's tenants asks for, and whose rule it is. */
export const useAccountRules = () => useQuery(usePersonApi().account.rules.queryOptions());

export function useUpdateName() {
  const { person, queryClient } = useApi();
  return useMutation(
    person.account.updateName.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(person.sessions.current.queryFilter()),
    }),
  );
}

export function useChangePassword() {
  const { person, queryClient } = useApi();
  return useMutation(
    person.account.changePassword.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(person.sessions.pathFilter()),
    }),
  );
}

/** A change of address that waits for its links; null where none does. */
export const usePendingEmail = () => useQuery(usePersonApi().account.pendingEmail.queryOptions());

function useRefreshPendingEmail() {
  const { person, queryClient } = useApi();
  return () => queryClient.invalidateQueries(person.account.pendingEmail.queryFilter());
}

export function useRequestEmail() {
  const onSuccess = useRefreshPendingEmail();
  return useMutation(usePersonApi().account.requestEmail.mutationOptions({ onSuccess }));
}

export function useCancelEmail() {
  const onSuccess = useRefreshPendingEmail();
  return useMutation(usePersonApi().account.cancelEmail.mutationOptions({ onSuccess }));
}

export const useConfirmEmail = () => useMutation(usePersonApi().account.confirmEmail.mutationOptions());
