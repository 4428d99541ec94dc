import { Eraser, LockOpen, MoreHorizontal } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { SuppressionName } from "./suppression-name.tsx";
import type { SuppressionReason } from "./suppressions-query.ts";
import { useReach, type Reach, type Suppression } from "./use-suppressions.ts";

export interface EntryActs {
  readonly onLift: (entry: Suppression) => void;
  readonly onErase: (email: string) => void;
}

export interface SuppressionsTableProps extends EntryActs {
  readonly entries: readonly Suppression[];
  readonly mayManage: boolean;
  readonly isStale: boolean;
  readonly isFetchingMore: boolean;
  readonly onMore: (() => void) | undefined;
}

const tones: Record<SuppressionReason, Tone> = { unsubscribed: "warn", bounced: "bad", complained: "bad" };

export function SuppressionsTable(props: SuppressionsTableProps) {
  const { entries, mayManage, isStale, isFetchingMore, onMore, onLift, onErase } = props;
  const { t } = useTranslation("suppressions");
  const domains = entries.flatMap(({ kind, value }) => (kind === "domain" && value !== null ? [value] : []));
  const reach = useReach(domains.slice(0, REACH_MAX));
  const columns = useColumns(reach.data);
  const acts: Column<Suppression> = {
    id: "acts",
    header: <span className="sr-only">{t("more")}</span>,
    width: "w-14",
    align: "end",
    onPhone: "end",
    cell: (entry) => <EntryMenu entry={entry} onLift={onLift} onErase={onErase} />,
  };
  return (
    <Table
      label={t("list.table")}
      columns={mayManage ? [...columns, acts] : columns}
      rows={entries}
      rowKey={(entry) => entry.id}
      isStale={isStale}
      footer={
        onMore && (
          <div className="flex justify-center">
            <Button onClick={onMore} isBusy={isFetchingMore}>
              {t("list.more")}
            </Button>
          </div>
        )
      }
    />
  );
}

/** Domains that one call asks about; whoever has more of them in sight filters. */
const REACH_MAX = 200;

function useColumns(reach: Reach | undefined): Column<Suppression>[] {
  const { t } = useTranslation("suppressions");
  const faint = <span className="text-ink-faint">–</span>;
  return [
    {
      id: "entry",
      header: t("list.entry"),
      onPhone: "title",
      cell: (entry) => <SuppressionName entry={entry} reach={reach} />,
    },
    {
      id: "reason",
      header: t("list.reason"),
      width: "w-36",
      onPhone: "detail",
      cell: ({ reason }) => <Badge tone={tones[reason]}>{t(`reasons.${reason}`)}</Badge>,
    },
    {
      id: "source",
      header: t("list.source"),
      width: "w-72",
      onPhone: "hidden",
      cell: (entry) => <How entry={entry} />,
    },
    {
      id: "by",
      header: t("list.by"),
      width: "w-44",
      onPhone: "hidden",
      cell: ({ createdBy, company }) => (
        <span className="text-ink-soft" title={company ?? undefined}>
          {createdBy ?? company ?? faint}
        </span>
      ),
    },
    {
      id: "since",
      header: t("list.since"),
      width: "w-32",
      onPhone: "detail",
      cell: ({ createdAt }) => (
        <span className="text-ink-soft">
          <Time at={createdAt} />
        </span>
      ),
    },
  ];
}

/** By which door it came, and what whoever put it there said. */
function How({ entry: { source, note } }: { entry: Suppression }) {
  const { t } = useTranslation("suppressions");
  return (
    <span className="text-ink-soft" title={note ?? undefined}>
      {t(`sources.${source}`)}
      {note !== null && <span className="text-ink-faint"> · {note}</span>}
    </span>
  );
}

function EntryMenu({ entry, onLift, onErase }: { entry: Suppression } & EntryActs) {
  const { t } = useTranslation("suppressions");
  const { kind, value } = entry;
  const entries: MenuEntry[] = [
    {
      kind: "item",
      id: "lift",
      label: t("lift.open"),
      icon: <LockOpen aria-hidden />,
      onSelect: () => onLift(entry),
    },
  ];
  if (kind === "email" && value !== null)
    entries.push({
      kind: "item",
      id: "erase",
      label: t("erase.openThis"),
      icon: <Eraser aria-hidden />,
      tone: "danger",
      onSelect: () => onErase(value),
    });
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="sm"
          label={t("list.actionsOf", { value: value ?? t("lift.hash") })}
          icon={<MoreHorizontal aria-hidden />}
        />
      }
      entries={entries}
    />
  );
}
