import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { TableSkeleton } from "../../ui/skeleton.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { moreFooter } from "./more-footer.tsx";
import { useKept, type Kept, type KeptOutcome, type Undo } from "./use-imports.ts";

const outcomes = ["kept", "failed"] as const;
const from = "/t/$tenant/c/$workspace/imports/$importId";

/** Everybody whom an undo did not take back, with the reason. */
export function KeptPeople({ importId, counts }: { importId: string; counts: Undo }) {
  const { t, i18n } = useTranslation("imports");
  const { undo = "kept", lines } = useSearch({ from });
  const navigate = useNavigate({ from });
  const choose = (next: KeptOutcome) =>
    void navigate({
      search: { ...(lines && { lines }), ...(next !== "kept" && { undo: next }) },
      replace: true,
      resetScroll: false,
    });
  return (
    <Tabs
      label={t("undo.tabs")}
      value={undo}
      onChange={choose}
      tabs={outcomes.map((outcome) => ({
        value: outcome,
        label: t(`undo.${outcome}`),
        count: formatNumber(counts[outcome], i18n.language),
        panel:
          counts[outcome] === 0 ? (
            <p className="text-14 text-ink-soft">{t("lines.none")}</p>
          ) : (
            <PeopleOf importId={importId} outcome={outcome} />
          ),
      }))}
    />
  );
}

function PeopleOf({ importId, outcome }: { importId: string; outcome: KeptOutcome }) {
  const { t } = useTranslation("imports");
  const list = useKept(importId, outcome);
  const columns: Column<Kept>[] = [
    {
      id: "email",
      header: t("undo.email"),
      onPhone: "title",
      cell: ({ email }) => (
        <span className="block truncate text-ink" title={email}>
          {email || "–"}
        </span>
      ),
    },
    {
      id: "reason",
      header: t("lines.reason"),
      width: "w-2/5",
      onPhone: "detail",
      cell: ({ reason }) => <span className="text-ink-soft">{t(`undo.reasons.${reason}`)}</span>,
    },
  ];
  if (list.isPending) return <TableSkeleton columns={["w-1/3", "w-1/4"]} rows={4} />;
  if (list.isError) return <QueryFailure error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <Table
      label={t(`undo.${outcome}`)}
      columns={columns}
      rows={list.data.pages.flatMap((page) => page.leads)}
      rowKey={({ leadId }) => leadId}
      density="compact"
      {...moreFooter(list, t("lines.more"))}
    />
  );
}
