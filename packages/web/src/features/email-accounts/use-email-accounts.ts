import type { StageReport } from "@rookery/server/email-accounts/rules";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useEffect, useRef, useState } from "react";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

/** Those of the company, or of one of its domains. */
export const useEmailAccounts = (companyId: string, domainId: string | undefined) =>
  useQuery(
    useTenantApi().emailAccounts.list.queryOptions(
      { companyId, ...(domainId !== undefined && { domainId }) },
      { placeholderData: keepPreviousData },
    ),
  );

export type ListedAccount = NonNullable<ReturnType<typeof useEmailAccounts>["data"]>[number];

/** One account; the server's news after each try replace what was fetched. */
export function useEmailAccount(accountId: string) {
  const { queryClient } = useApi();
  const api = useTenantApi();
  const found = useQuery(api.emailAccounts.byId.queryOptions({ accountId }, { staleTime: 0 }));
  useSubscription(
    api.emailAccounts.progress.subscriptionOptions(
      { accountId },
      {
        enabled: found.isSuccess,
        onData: (news) => {
          queryClient.setQueryData(api.emailAccounts.byId.queryKey({ accountId }), news);
          void queryClient.invalidateQueries(api.emailAccounts.list.queryFilter());
        },
      },
    ),
  );
  return found;
}

export type ShownAccount = NonNullable<ReturnType<typeof useEmailAccount>["data"]>;

function useRefreshAccounts() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () => queryClient.invalidateQueries(api.emailAccounts.pathFilter());
}

export function useAddAccount() {
  const onSuccess = useRefreshAccounts();
  return useMutation(useTenantApi().emailAccounts.add.mutationOptions({ onSuccess }));
}

export function useCreateMailbox() {
  const onSuccess = useRefreshAccounts();
  return useMutation(useTenantApi().emailAccounts.createMailbox.mutationOptions({ onSuccess }));
}

export const useFindSettings = () => useMutation(useTenantApi().emailAccounts.findSettings.mutationOptions());

export type FoundSettings = NonNullable<ReturnType<typeof useFindSettings>["data"]>;

export function useUpdateAccount() {
  const onSuccess = useRefreshAccounts();
  return useMutation(useTenantApi().emailAccounts.update.mutationOptions({ onSuccess }));
}

export function useSetPaused() {
  const onSuccess = useRefreshAccounts();
  return useMutation(useTenantApi().emailAccounts.setPaused.mutationOptions({ onSuccess }));
}

export function useSetWarmup() {
  const onSuccess = useRefreshAccounts();
  return useMutation(useTenantApi().emailAccounts.setWarmup.mutationOptions({ onSuccess }));
}

/** What the try finds comes by the account's news. */
export const useTryNow = () => useMutation(useTenantApi().emailAccounts.check.mutationOptions());

/** Whoever removed leaves the account's page first; what is fetched anew after that is the list alone. */
export function useRemoveAccount() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return useMutation(
    api.emailAccounts.remove.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries(api.emailAccounts.list.queryFilter()),
    }),
  );
}

export interface Probe {
  readonly state: "idle" | "running" | "ended";
  /** The newest report of each stage, in the order of their beginning. */
  readonly reports: readonly StageReport[];
  readonly error: unknown;
}

const noProbe: Probe = { state: "idle", reports: [], error: undefined };

/** Tries a form and gathers what is reported, until it ends, is stopped, or its page is left. */
export function useProbe() {
  const [probe, setProbe] = useState(noProbe);
  const { mutateAsync } = useMutation(useTenantApi().emailAccounts.probe.mutationOptions());
  const run = useRef(0);
  const stop = () => {
    run.current += 1;
    setProbe(noProbe);
  };
  useEffect(
    () => () => {
      run.current += 1;
    },
    [],
  );

  const start = async (input: Parameters<typeof mutateAsync>[0]) => {
    run.current += 1;
    const own = run.current;
    setProbe({ ...noProbe, state: "running" });
    try {
      for await (const report of await mutateAsync(input)) {
        // Leaving the loop ends the stream, and with it the try.
        if (run.current !== own) return;
        setProbe((old) => ({ ...old, reports: withReport(old.reports, report) }));
      }
      if (run.current === own) setProbe((old) => ({ ...old, state: "ended" }));
    } catch (error) {
      if (run.current === own) setProbe((old) => ({ ...old, state: "ended", error }));
    }
  };
  return { probe, start, stop };
}

const withReport = (reports: readonly StageReport[], report: StageReport): StageReport[] => {
  const isSame = (each: StageReport) => each.protocol === report.protocol && each.stage === report.stage;
  return reports.some(isSame) ? reports.map((each) => (isSame(each) ? report : each)) : [...reports, report];
};
