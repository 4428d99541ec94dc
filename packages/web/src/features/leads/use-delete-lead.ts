import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";
import { useMutation } from "@tanstack/react-query";
import type { WholeLead } from "./use-lead.ts";

const WAIT_MS = 300;
/** A job that waits longer stands behind others; the list shows it when it is done. */
const TRIES = 40;

export type Deleted = "done" | "failed" | "waiting";

/**
 * Deletes one lead as a job, as many are deleted, because that has the way back.
 * @returns how to begin, how to hear what came of it, and how to bring the lead back.
 */
export function useDeleteLead() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  const change = useMutation(api.leadJobs.change.mutationOptions());
  const restore = useMutation(api.leadJobs.restore.mutationOptions());

  /** Until a job has ended, or it takes too long to wait for. */
  const ended = async (jobId: string): Promise<Deleted> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const job = await queryClient.fetchQuery(api.leadJobs.byId.queryOptions({ jobId }, { staleTime: 0 }));
      if (job.status === "done") return job.counts.failed > 0 || job.counts.changed === 0 ? "failed" : "done";
      if (job.status === "failed" || job.status === "cancelled") return "failed";
      await new Promise((later) => setTimeout(later, WAIT_MS));
    }
    return "waiting";
  };
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries(api.leads.list.pathFilter()),
      queryClient.invalidateQueries(api.leadJobs.pathFilter()),
      queryClient.invalidateQueries(api.tags.pathFilter()),
    ]);

  return {
    isBeginning: change.isPending,
    begin: ({ id, companyId }: Pick<WholeLead, "id" | "companyId">) =>
      change.mutateAsync({ companyId, leadIds: [id], change: { kind: "delete" } }),
    end: async (jobId: string): Promise<Deleted> => {
      const came = await ended(jobId);
      await refresh();
      return came;
    },
    takeBack: async (jobId: string): Promise<Deleted> => {
      await ended(jobId);
      const back = await restore.mutateAsync({ jobId });
      const came = await ended(back.jobId);
      await refresh();
      return came;
    },
  };
}
