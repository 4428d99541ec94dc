import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useMemo } from "react";
import {
  filterOf,
  isPlain,
  orderOf,
  searchOf,
  type LeadFilter,
  type LeadOrder,
  type LeadsSearch,
} from "../../lib/leads-search.ts";
import { useLeadViews, type LeadView, type ViewSettings } from "./use-lead-views.ts";

/** The list's page, as the router knows it. */
export const LEADS = "/t/$tenant/c/$workspace/leads";

/** What is set to undefined is no longer filtered by. */
export type FilterChange = { readonly [Part in keyof LeadFilter]?: LeadFilter[Part] | undefined };

/** What a saved view says, as the address bar holds it. */
export const searchOfView = ({ id, settings }: LeadView): LeadsSearch => ({
  ...searchOf(settings.filter, settings.order),
  view: id,
});

const isPlainView = (settings: Pick<ViewSettings, "filter" | "order">): boolean =>
  isPlain(searchOf(settings.filter, settings.order));

/** The filter, the order and the saved view that the address names, and how to change them. */
export function useLeadsAddress(companyId: string) {
  const search = useSearch({ from: LEADS });
  const navigate = useNavigate({ from: LEADS });
  const views = useLeadViews(companyId);
  const view = views.data?.find(({ id }) => id === search.view);
  // A view's id alone stands for what the view says, once that is known.
  const isShort = search.view !== undefined && isPlain(search);
  const isWaiting = isShort && (views.isPending || (view !== undefined && !isPlainView(view.settings)));
  const spellOut = useEffectEvent(() => {
    if (view && isWaiting)
      void navigate({
        search: ({ lead }) => ({ ...searchOfView(view), ...(lead && { lead }) }),
        replace: true,
      });
  });
  const shortId = isWaiting ? view?.id : undefined;
  useEffect(() => {
    if (shortId !== undefined) spellOut();
  }, [shortId]);

  const go = (change: (now: LeadsSearch) => LeadsSearch) =>
    void navigate({
      search: (now) => {
        const next = change(now);
        // Whoever clears a filtered view has left it.
        const hasLeft = isPlain(next) && view !== undefined && !isPlainView(view.settings);
        return { ...next, ...(now.view !== undefined && !hasLeft && { view: now.view }) };
      },
      replace: true,
    });
  const filter = useMemo(() => filterOf({ ...search }), [search]);
  const order = orderOf({ ...search });
  return {
    filter,
    order,
    view,
    views: views.data ?? [],
    isWaiting,
    /** The parts that changed alone: the rest may have moved on since this was drawn. */
    setFilter: (change: FilterChange) =>
      go((now) => {
        const next = Object.entries({ ...filterOf({ ...now }), ...change });
        const said: LeadFilter = Object.fromEntries(next.filter(([, value]) => value !== undefined));
        return searchOf(said, orderOf({ ...now }));
      }),
    clear: () => go((now) => searchOf({}, orderOf({ ...now }))),
    setOrder: (next: LeadOrder) => go((now) => searchOf(filterOf({ ...now }), next)),
    open: (next: LeadView | undefined) => void navigate({ search: next ? searchOfView(next) : {} }),
  };
}

export type LeadsAddress = ReturnType<typeof useLeadsAddress>;
