import type { AppRouter } from "@rookery/server";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import { useTenantApi } from "../../lib/trpc/api-context.tsx";

type ListInput = inferRouterInputs<AppRouter>["leads"]["list"];
export type LeadStatus = NonNullable<ListInput["status"]>;

export interface LeadsView {
  readonly companyId: string;
  readonly search: string;
  readonly status: LeadStatus | undefined;
  readonly order: "newest" | "email";
}

const PAGE = 50;

/** The list as far as it was asked for; the rows of the view before stay until the new ones are there. */
export function useLeads({ companyId, search, status, order }: LeadsView) {
  const input = {
    companyId,
    order,
    limit: PAGE,
    ...(search !== "" && { search }),
    ...(status && { status }),
  };
  return useInfiniteQuery(
    useTenantApi().leads.list.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
}

export type Lead = NonNullable<ReturnType<typeof useLeads>["data"]>["pages"][number]["leads"][number];

export const useLead = (leadId: string) => useQuery(useTenantApi().leads.byId.queryOptions({ leadId }));
