import type { AppRouter } from "@rookery/server";
import { keepPreviousData } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import type { ApiOf } from "../../lib/trpc/api.ts";

type ListInput = inferRouterInputs<AppRouter>["leads"]["list"];
export type LeadStatus = NonNullable<ListInput["status"]>;

export interface LeadsView {
  readonly companyId: string;
  readonly search: string;
  readonly status: LeadStatus | undefined;
  readonly order: "newest" | "email";
}

const PAGE = 50;

/** One view of a company's leads. Apart from the hook, because the router asks before the page's code is there. */
export function leadsQuery(api: ApiOf, { companyId, search, status, order }: LeadsView) {
  const input = {
    companyId,
    order,
    limit: PAGE,
    ...(search !== "" && { search }),
    ...(status && { status }),
  };
  return api.leads.list.infiniteQueryOptions(input, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
