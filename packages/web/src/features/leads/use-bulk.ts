import type { AppRouter } from "@rookery/server";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import { begunJobs } from "../../lib/begun-jobs.ts";
import type { LeadFilter } from "../../lib/leads-search.ts";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";
import type { Selection } from "./use-selection.ts";

const ONE_MINUTE = 60_000;

type Inputs = inferRouterInputs<AppRouter>["leadJobs"];
export type LeadChange = Inputs["change"]["change"];
export type ExportWish = Pick<Inputs["export"], "format" | "columns">;

/** The leads that a job is to be of. */
export interface Chosen {
  readonly companyId: string;
  readonly selection: Selection;
  readonly filter: LeadFilter;
}

/** All that match, as they are then; or those that were ticked. */
const which = ({ companyId, selection, filter }: Chosen) =>
  selection.isAll ? { companyId, filter } : { companyId, leadIds: [...selection.ids] };

/** The top bar looks at what runs, and tells when it has ended. */
function useTellJobs() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return ({ jobId }: { jobId: string }) => {
    begunJobs.add(jobId);
    return queryClient.invalidateQueries(api.leadJobs.list.pathFilter());
  };
}

/** Begins a change of many leads as a job. */
export function useStartChange(chosen: Chosen) {
  const onSuccess = useTellJobs();
  const { mutate, ...rest } = useMutation(useTenantApi().leadJobs.change.mutationOptions({ onSuccess }));
  const start = (change: LeadChange, onStarted: () => void) =>
    mutate({ ...which(chosen), change }, { onSuccess: onStarted });
  return { ...rest, start };
}

/** Begins an export as a job. */
export function useStartExport(chosen: Chosen) {
  const onSuccess = useTellJobs();
  const { mutate, ...rest } = useMutation(useTenantApi().leadJobs.export.mutationOptions({ onSuccess }));
  const start = (wish: ExportWish, onStarted: () => void) =>
    mutate({ ...which(chosen), ...wish }, { onSuccess: onStarted });
  return { ...rest, start };
}

/** Other companies that leads can be moved to: in use, and the person works there. */
export const useOtherCompanies = (companyId: string) =>
  useQuery(
    useTenantApi().companies.list.queryOptions(
      {},
      {
        staleTime: ONE_MINUTE,
        select: (companies) =>
          companies.filter(
            ({ id, access, status }) => id !== companyId && access === "work" && status !== "archived",
          ),
      },
    ),
  );
