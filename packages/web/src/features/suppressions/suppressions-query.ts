import type { AppRouter } from "@rookery/server";
import { keepPreviousData } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import type { ApiOf } from "../../lib/trpc/api.ts";

type ListInput = inferRouterInputs<AppRouter>["suppressions"]["list"];
export type SuppressionKind = NonNullable<ListInput["kinds"]>[number];
export type SuppressionReason = NonNullable<ListInput["reasons"]>[number];
export type SuppressionSource = NonNullable<ListInput["sources"]>[number];

export interface SuppressionsView {
  readonly q?: string;
  readonly kind?: SuppressionKind;
  readonly reason?: SuppressionReason;
  readonly source?: SuppressionSource;
}

/** One view of the tenant's list. Apart from the hook, because the router asks before the page's code is there. */
export function suppressionsQuery(api: ApiOf, { q, kind, reason, source }: SuppressionsView) {
  const input = {
    ...(q?.trim() && { search: q }),
    ...(kind && { kinds: [kind] }),
    ...(reason && { reasons: [reason] }),
    ...(source && { sources: [source] }),
  };
  return api.suppressions.list.infiniteQueryOptions(input, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
