import { keepPreviousData } from "@tanstack/react-query";
import type { LeadFilter, LeadOrder } from "../../lib/leads-search.ts";
import type { ApiOf } from "../../lib/trpc/api.ts";

export interface LeadsView {
  readonly companyId: string;
  readonly filter: LeadFilter;
  readonly order: LeadOrder;
}

/** Leads of one page. */
export const PAGE = 50;

/** One view of a company's leads. Apart from the hook, because the router asks before the page's code is there. */
export function leadsQuery(api: ApiOf, { companyId, filter, order }: LeadsView) {
  return api.leads.list.infiniteQueryOptions(
    { companyId, ...filter, order, limit: PAGE },
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    },
  );
}
