import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { LeadFilter } from "../../lib/leads-search.ts";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

const LOOK_MS = 700;

export interface ExactCount {
  readonly start: () => void;
  /** The job is waiting or at work. */
  readonly isCounting: boolean;
  /** Undefined until it is known. */
  readonly count: number | undefined;
  readonly error: unknown;
}

/** The number of leads that match, to the last one, counted as a job when asked for. Of another filter nothing is known. */
export function useExactCount(companyId: string, filter: LeadFilter, filterKey: string): ExactCount {
  const { queryClient } = useApi();
  const api = useTenantApi();
  const [asked, setAsked] = useState<{ filterKey: string; jobId: string }>();
  const begin = useMutation(
    api.leadJobs.count.mutationOptions({
      onSuccess: ({ jobId }) => {
        setAsked({ filterKey, jobId });
        return queryClient.invalidateQueries(api.leadJobs.list.pathFilter());
      },
    }),
  );
  const jobId = asked?.filterKey === filterKey ? asked.jobId : undefined;
  const job = useQuery(
    api.leadJobs.byId.queryOptions(
      { jobId: jobId ?? "" },
      {
        enabled: jobId !== undefined,
        refetchInterval: ({ state }) =>
          state.data?.status === "waiting" || state.data?.status === "running" ? LOOK_MS : false,
      },
    ),
  );
  const status = jobId === undefined ? undefined : job.data?.status;
  const isOpen =
    jobId !== undefined && (status === undefined || status === "waiting" || status === "running");
  return {
    start: () => begin.mutate({ companyId, filter }),
    isCounting: begin.isPending || (isOpen && !job.isError),
    count: status === "done" ? (job.data?.counts.total ?? undefined) : undefined,
    error: begin.error ?? job.error,
  };
}
