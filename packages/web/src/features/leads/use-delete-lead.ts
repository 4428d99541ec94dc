import { useMutation } from "@tanstack/react-query";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

/**
 * Deletes leads as a job, as many are deleted, because that has the way back. The top bar follows it and says when it has ended, with
 * the button that takes it back.
 */
export function useDeleteLead() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return useMutation(
    api.leadJobs.change.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries(api.leadJobs.pathFilter()),
    }),
  );
}
