import { useNavigate } from "@tanstack/react-router";
import { Ban, Plus, SearchX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useKeptFocus } from "../../lib/use-kept-focus.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { TableSkeleton } from "../../ui/skeleton.tsx";
import { CheckAddress } from "./check-address.tsx";
import { SuppressionsFilter, type SuppressionsFilterProps } from "./suppressions-filter.tsx";
import type { SuppressionsView } from "./suppressions-query.ts";
import { SuppressionsTable, type EntryActs } from "./suppressions-table.tsx";
import type { SuppressionList } from "./use-suppressions.ts";

export interface SuppressionsListProps extends EntryActs {
  readonly view: SuppressionsView;
  readonly list: SuppressionList;
  readonly mayManage: boolean;
  readonly onAdd: () => void;
}

/** The list as the address says, and the question that most come with. */
export function SuppressionsList({ view, list, mayManage, onAdd, onLift, onErase }: SuppressionsListProps) {
  const { t, i18n } = useTranslation("suppressions");
  const navigate = useNavigate({ from: "/t/$tenant/suppressions" });
  const entries = list.data?.pages.flatMap((page) => page.suppressions);
  const total = list.data?.pages[0]?.total;
  const isFiltered = Object.keys(view).length > 0;
  const isEmpty = entries?.length === 0;
  // With a lifted entry goes the row whose menu had the focus.
  useKeptFocus(String(entries?.length));
  const change: SuppressionsFilterProps["onChange"] = (changed) =>
    void navigate({
      search: (now) => {
        const { q, kind, reason, source } = { ...now, ...changed };
        return {
          ...(q && { q }),
          ...(kind && { kind }),
          ...(reason && { reason }),
          ...(source && { source }),
        };
      },
      replace: true,
    });
  const summary =
    total &&
    (total.isMore
      ? t("list.manyMore", { cap: formatNumber(total.count, i18n.language) })
      : t("list.count", { count: total.count }));
  if (isEmpty && !isFiltered)
    return (
      <EmptyState
        icon={<Ban />}
        title={t("list.emptyTitle")}
        action={
          mayManage && (
            <Button variant="primary" onClick={onAdd}>
              <Plus aria-hidden />
              {t("add.open")}
            </Button>
          )
        }
      >
        {t("list.emptyText")}
      </EmptyState>
    );
  return (
    <>
      <CheckAddress />
      <SuppressionsFilter view={view} summary={summary ?? undefined} onChange={change} />
      {list.isPending && <TableSkeleton columns={["w-1/3", "w-28", "w-40", "w-32", "w-24"]} rows={10} />}
      {list.isError && <QueryFailure error={list.error} onRetry={() => void list.refetch()} />}
      {isEmpty && (
        <EmptyState
          icon={<SearchX />}
          title={t("list.noneTitle")}
          action={
            <Button onClick={() => void navigate({ search: {}, replace: true })}>{t("list.clear")}</Button>
          }
        >
          {t("list.noneText")}
        </EmptyState>
      )}
      {entries && !isEmpty && (
        <SuppressionsTable
          entries={entries}
          mayManage={mayManage}
          isStale={list.isPlaceholderData}
          isFetchingMore={list.isFetchingNextPage}
          onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          onLift={onLift}
          onErase={onErase}
        />
      )}
    </>
  );
}
