import { useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import { LEADS, type LeadsAddress } from "./leads-address.ts";
import { PAGE } from "./leads-query.ts";
import { LEAD_PLACE, LeadsTable } from "./leads-table.tsx";
import type { ListLook } from "./list-look.ts";
import { MoreLeads } from "./more-leads.tsx";
import { NoMatch } from "./no-leads.tsx";
import type { Lead, useLeads } from "./use-leads.ts";
import type { Selecting } from "./use-selection.ts";

export interface LeadsFoundProps {
  readonly list: ReturnType<typeof useLeads>;
  readonly leads: readonly Lead[];
  readonly address: LeadsAddress;
  readonly look: ListLook;
  readonly selecting: Selecting;
  readonly isChoosing: boolean;
}

/** Those that match, as far as they were fetched; or that nobody does. */
export function LeadsFound({ list, leads, address, look, selecting, isChoosing }: LeadsFoundProps) {
  const { hasNextPage, isFetchingNextPage } = list;
  const router = useRouter();
  const more = () => void list.fetchNextPage();
  const leadHref = router.buildLocation({
    from: LEADS,
    to: ".",
    search: ({ lead: _open, ...rest }) => ({ ...rest, lead: LEAD_PLACE }),
  }).href;
  const { filter, setOrder } = address;
  const onOrder = useMemo(
    () => (filter.search === undefined ? setOrder : undefined),
    [filter.search, setOrder],
  );
  if (leads.length === 0)
    return (
      <NoMatch
        onClear={address.clear}
        onSearchOn={hasNextPage ? more : undefined}
        isBusy={isFetchingNextPage}
      />
    );
  return (
    <LeadsTable
      leads={leads}
      look={look}
      order={address.order}
      onOrder={onOrder}
      leadHref={leadHref}
      isStale={list.isPlaceholderData}
      selection={selecting.selection}
      onToggle={selecting.toggle}
      onToggleShown={selecting.chooseShown}
      isChoosing={isChoosing}
      footer={
        hasNextPage && (
          <MoreLeads
            onMore={more}
            isBusy={isFetchingNextPage}
            isSearching={(list.data?.pages.at(-1)?.leads.length ?? 0) < PAGE}
            error={list.isFetchNextPageError ? list.error : undefined}
          />
        )
      }
    />
  );
}
