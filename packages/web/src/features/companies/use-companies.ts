import { useMutation, useQuery } from "@tanstack/react-query";
import { failureOf } from "../../lib/failure.ts";
import { useApi, useTenantApi, useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { companiesQuery } from "./companies-query.ts";

const ONE_MINUTE = 60_000;

/** All companies that the person may see, archived ones included, by name. */
export const useCompanies = () => useQuery(companiesQuery(useTenantApi()));

/** Leads of each company, by its id; apart from the list, because the shell does without and counting takes longer. */
export function useLeadCounts() {
  return useQuery(
    useTenantApi().companies.list.queryOptions(
      { withCounts: true },
      {
        staleTime: ONE_MINUTE,
        select: (all) => new Map(all.map((each) => [each.id, each.counts?.leads] as const)),
      },
    ),
  );
}

/** What a write changes: the list, from which every screen reads its company, and the company's own answers. */
function useRefreshCompanies() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () => queryClient.invalidateQueries(api.companies.pathFilter());
}

export function useAddCompany() {
  const onSuccess = useRefreshCompanies();
  return useMutation(useTenantApi().companies.add.mutationOptions({ onSuccess }));
}

export function useUpdateCompany() {
  const onSuccess = useRefreshCompanies();
  return useMutation(
    useTenantApi().companies.update.mutationOptions({
      onSuccess,
      // Whoever was outrun needs the newer values to go on from.
      onError: (error) => (failureOf(error).reason === "changed_meanwhile" ? onSuccess() : undefined),
    }),
  );
}

export function useArchiveCompany() {
  const onSuccess = useRefreshCompanies();
  return useMutation(useTenantApi().companies.archive.mutationOptions({ onSuccess }));
}

export function useRestoreCompany() {
  const onSuccess = useRefreshCompanies();
  return useMutation(useTenantApi().companies.restore.mutationOptions({ onSuccess }));
}

/** The written list of what a purge removes, counted at the moment of asking. */
export function usePurgePreview(companyId: string, isWanted: boolean) {
  return useQuery(
    useTenantApi().companies.purgePreview.queryOptions({ companyId }, { enabled: isWanted, staleTime: 0 }),
  );
}

/** Whoever purged leaves the company's page first; what is fetched anew after that is the list alone. */
export function usePurgeCompany() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return useMutation(
    api.companies.purge.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries(api.companies.list.queryFilter()),
    }),
  );
}

export function useRemoveLogo() {
  const onSuccess = useRefreshCompanies();
  return useMutation(useTenantApi().companies.removeLogo.mutationOptions({ onSuccess }));
}

/** The picture travels as the body of a request of its own: no procedure takes files. */
export function useUploadLogo() {
  const tenant = useTenantSlug();
  const onSuccess = useRefreshCompanies();
  return useMutation({
    mutationFn: (logo: { companyId: string; file: File }) => sendLogo(tenant, logo.companyId, logo.file),
    onSuccess,
  });
}

async function sendLogo(tenant: string, companyId: string, file: File): Promise<void> {
  const query = new URLSearchParams({ company: companyId });
  const answer = await fetch(`/uploads/logo?${query.toString()}`, {
    method: "POST",
    headers: {
      "x-portal-client": "portal",
      "x-portal-tenant": tenant,
      "content-type": file.type || "application/octet-stream",
    },
    body: file,
  });
  if (answer.ok) return;
  const refusal: unknown = await answer.json().catch(() => undefined);
  throw new LogoRefused(refusal);
}

/** Carries the server's refusal the way that a failed procedure does. */
class LogoRefused extends Error {
  readonly data: unknown;
  constructor(answer: unknown) {
    super("The logo was refused");
    const { error } = (answer ?? {}) as { error?: { data?: unknown } };
    this.data = error?.data;
  }
}

export const useCompanyMembers = (companyId: string) =>
  useQuery(useTenantApi().companies.members.queryOptions({ companyId }));

export type CompanyMember = NonNullable<ReturnType<typeof useCompanyMembers>["data"]>[number];

export function useSetAccess() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return useMutation(
    api.companies.setAccess.mutationOptions({
      onMutate: ({ companyId, userId, access }) => {
        const key = api.companies.members.queryKey({ companyId });
        const before = queryClient.getQueryData(key);
        queryClient.setQueryData(key, (all) =>
          all?.map((each) => (each.id === userId ? { ...each, access } : each)),
        );
        return { before };
      },
      onError: (_error, { companyId }, context) =>
        queryClient.setQueryData(api.companies.members.queryKey({ companyId }), context?.before),
      onSettled: (_answer, _error, { companyId }) =>
        queryClient.invalidateQueries(api.companies.members.queryFilter({ companyId })),
    }),
  );
}

/** How far the company's set-up is; the server computes it from what is there. */
export const useSetUp = (companyId: string) =>
  useQuery(useTenantApi().companies.setUp.queryOptions({ companyId }));

export function useHideSetUp() {
  const onSuccess = useRefreshCompanies();
  const api = useTenantApi();
  return {
    hide: useMutation(api.companies.hideSetUp.mutationOptions({ onSuccess })),
    show: useMutation(api.companies.showSetUp.mutationOptions({ onSuccess })),
  };
}
