import { useMutation, useQuery } from "@tanstack/react-query";
import { createPasskey } from "../../lib/passkeys.ts";
import { useApi, usePersonApi } from "../../lib/trpc/api-context.tsx";

export const useFactors = () => useQuery(usePersonApi().factors.list.queryOptions());

export type Factors = NonNullable<ReturnType<typeof useFactors>["data"]>;
export type Passkey = Factors["passkeys"][number];

/** A change of factors opens and closes tenants, and ends other sessions. */
function useRefreshFactors() {
  const { person, queryClient } = useApi();
  return () =>
    Promise.all([
      queryClient.invalidateQueries(person.factors.pathFilter()),
      queryClient.invalidateQueries(person.sessions.pathFilter()),
    ]);
}

export const useBeginTotp = () => useMutation(usePersonApi().factors.beginTotp.mutationOptions());

export function useConfirmTotp() {
  const onSuccess = useRefreshFactors();
  return useMutation(usePersonApi().factors.confirmTotp.mutationOptions({ onSuccess }));
}

export function useRemoveTotp() {
  const onSuccess = useRefreshFactors();
  return useMutation(usePersonApi().factors.removeTotp.mutationOptions({ onSuccess }));
}

export function useRenewBackupCodes() {
  const onSuccess = useRefreshFactors();
  return useMutation(usePersonApi().factors.renewBackupCodes.mutationOptions({ onSuccess }));
}

/** Asks the server what to make, the browser to make it, and the server to keep it. */
export function useAddPasskey() {
  const onSuccess = useRefreshFactors();
  const { factors } = usePersonApi();
  const ask = useMutation(factors.passkeyEnrolment.mutationOptions()).mutateAsync;
  const add = useMutation(factors.addPasskey.mutationOptions()).mutateAsync;
  return useMutation({
    mutationFn: async (name: string) => {
      const credential = await createPasskey(await ask());
      return add({ name, credential: credential as Parameters<typeof add>[0]["credential"] });
    },
    onSuccess,
  });
}

export function useRenamePasskey() {
  const onSuccess = useRefreshFactors();
  return useMutation(usePersonApi().factors.renamePasskey.mutationOptions({ onSuccess }));
}

export function useRemovePasskey() {
  const onSuccess = useRefreshFactors();
  return useMutation(usePersonApi().factors.removePasskey.mutationOptions({ onSuccess }));
}
