import type { SetDefaultsInput } from "@rookery/server/settings/schema";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useErrorText } from "../../lib/error-text.ts";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";
import { toastFailed } from "../../ui/toasts.ts";

export const useSettings = () => useQuery(useTenantApi().settings.current.queryOptions());

export type Settings = NonNullable<ReturnType<typeof useSettings>["data"]>;

export function useRenameTenant() {
  const { person, queryClient } = useApi();
  const api = useTenantApi();
  return useMutation(
    api.settings.renameTenant.mutationOptions({
      onSuccess: () =>
        Promise.all([
          queryClient.invalidateQueries(api.tenants.byId.queryFilter()),
          queryClient.invalidateQueries(person.sessions.current.queryFilter()),
        ]),
    }),
  );
}

/** Saves at once, and shows the portal by it where the reader has chosen nothing themselves. */
export function useSetDefaults(): (changed: SetDefaultsInput) => void {
  const { person, queryClient } = useApi();
  const api = useTenantApi();
  const text = useErrorText();
  const { mutateAsync } = useMutation(api.settings.setDefaults.mutationOptions());
  const key = api.settings.current.queryKey();
  const askAnew = () =>
    Promise.all([
      queryClient.invalidateQueries(api.settings.current.queryFilter()),
      queryClient.invalidateQueries(person.sessions.current.queryFilter()),
    ]);
  return (changed) => {
    queryClient.setQueryData(key, (before) => before && ({ ...before, ...changed } as Settings));
    void mutateAsync(changed)
      .catch((error: unknown) => toastFailed(text.sentence(error)))
      .then(askAnew);
  };
}

/** Saves at once. */
export function useKeepImportFiles(): (days: number) => void {
  const { queryClient } = useApi();
  const api = useTenantApi();
  const text = useErrorText();
  const { mutateAsync } = useMutation(api.settings.keepImportFiles.mutationOptions());
  const key = api.settings.current.queryKey();
  return (importFileDays) => {
    queryClient.setQueryData(key, (before) => before && { ...before, importFileDays });
    void mutateAsync({ days: importFileDays })
      .catch((error: unknown) => toastFailed(text.sentence(error)))
      .then(() => queryClient.invalidateQueries(api.settings.current.queryFilter()));
  };
}

export function useSaveBilling() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return useMutation(
    api.settings.saveBilling.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.settings.current.queryFilter()),
    }),
  );
}
