import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { begunJobs } from "../../lib/begun-jobs.ts";
import { useApi, useTenantApi, useTenantSlug } from "../../lib/trpc/api-context.tsx";

const FAILURES = 50;

/** How often the top bar looks at what runs; a job's own page hears it live. */
const LOOK_MS = 2000;
/** What runs is among the newest. */
const NEWEST = 10;

export const isRunning = ({ status }: { status: string }): boolean =>
  status === "waiting" || status === "running";

/** The company's jobs, newest first, as far as they were asked for. */
export const useLeadJobs = (companyId: string) =>
  useInfiniteQuery(
    useTenantApi().leadJobs.list.infiniteQueryOptions(
      { companyId, limit: 25 },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        staleTime: 0,
        refetchInterval: ({ state }) =>
          state.data?.pages.some(({ jobs }) => jobs.some(isRunning)) ? LOOK_MS : false,
      },
    ),
  );

/** One's own newest jobs in the company, looked at again as long as one of them runs. */
export const useNewestLeadJobs = (companyId: string) =>
  useQuery(
    useTenantApi().leadJobs.list.queryOptions(
      { companyId, isMine: true, limit: NEWEST },
      {
        refetchInterval: ({ state }) => (state.data?.jobs.some(isRunning) ? LOOK_MS : false),
        select: (page) => page.jobs,
      },
    ),
  );

/** What a job changed is shown in the list of leads, by its tags and on the company's set-up. */
export function useAfterLeadJob() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () => {
    for (const of of [api.leads, api.tags, api.leadFields, api.companies, api.leadJobs.list])
      void queryClient.invalidateQueries(of.pathFilter());
  };
}

/** One job. While it runs, the server's news replace what was fetched. */
export function useLeadJob(jobId: string) {
  const { queryClient } = useApi();
  const api = useTenantApi();
  const afterJob = useAfterLeadJob();
  const found = useQuery(api.leadJobs.byId.queryOptions({ jobId }, { staleTime: 0 }));
  useSubscription(
    api.leadJobs.progress.subscriptionOptions(
      { jobId },
      {
        enabled: found.data !== undefined && isRunning(found.data),
        onData: (news) => {
          queryClient.setQueryData(api.leadJobs.byId.queryKey({ jobId }), news);
          if (!isRunning(news)) afterJob();
        },
      },
    ),
  );
  return found;
}

export type LeadJob = NonNullable<ReturnType<typeof useLeadJob>["data"]>;

/** The leads that a job could not change, as far as they were asked for. */
export const useFailures = (jobId: string) =>
  useInfiniteQuery(
    useTenantApi().leadJobs.failures.infiniteQueryOptions(
      { jobId, limit: FAILURES },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );

export type JobFailure = NonNullable<
  ReturnType<typeof useFailures>["data"]
>["pages"][number]["failures"][number];

export function useCancelJob() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return useMutation(
    api.leadJobs.cancel.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.leadJobs.pathFilter()),
    }),
  );
}

/** Brings back what a deletion took, as a job of its own. */
export function useRestoreJob() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return useMutation(
    api.leadJobs.restore.mutationOptions({
      onSuccess: ({ jobId }) => {
        begunJobs.add(jobId);
        return queryClient.invalidateQueries(api.leadJobs.pathFilter());
      },
    }),
  );
}

/** Where an export's file is fetched. */
export function useExportAddress() {
  const tenant = useTenantSlug();
  return (jobId: string): string => `/lead-exports/${jobId}?tenant=${tenant}`;
}
