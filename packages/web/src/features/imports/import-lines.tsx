import { formatNumber } from "../../ui/format-number.ts";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { buttonLook } from "../../ui/button-look.ts";
import { TableSkeleton } from "../../ui/skeleton.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { contentOf } from "./content-of.ts";
import { useLinesAddress } from "./import-files.tsx";
import { moreFooter } from "./more-footer.tsx";
import { useLines, type Line, type LineOutcome, type ShownImport } from "./use-imports.ts";

const outcomes = ["rejected", "duplicate", "suppressed"] as const;
const from = "/t/$tenant/c/$workspace/imports/$importId";

/** Every line that did not become a lead, with its number and its reason. */
export function ImportLines({ found }: { found: ShownImport }) {
  const { t, i18n } = useTranslation("imports");
  const { lines = "rejected", undo } = useSearch({ from });
  const navigate = useNavigate({ from });
  const choose = (next: LineOutcome) =>
    void navigate({
      search: { ...(undo && { undo }), ...(next !== "rejected" && { lines: next }) },
      replace: true,
      resetScroll: false,
    });
  return (
    <Tabs
      label={t("lines.tabs")}
      value={lines}
      onChange={choose}
      tabs={outcomes.map((outcome) => ({
        value: outcome,
        label: t(`lines.${outcome}`),
        count: formatNumber(found.counts[outcome], i18n.language),
        panel:
          found.counts[outcome] === 0 ? (
            <p className="text-14 text-ink-soft">{t("lines.none")}</p>
          ) : (
            <LinesOf importId={found.id} outcome={outcome} />
          ),
      }))}
    />
  );
}

function LinesOf({ importId, outcome }: { importId: string; outcome: LineOutcome }) {
  const { t, i18n } = useTranslation("imports");
  const list = useLines(importId, outcome);
  const addressOf = useLinesAddress(importId);
  const number = (value: number) => formatNumber(value, i18n.language);
  const lineNumber = (line: Line) =>
    line.firstLine === line.lastLine
      ? number(line.firstLine)
      : t("lines.range", { first: number(line.firstLine), last: number(line.lastLine) });
  const columns: Column<Line>[] = [
    {
      id: "line",
      header: t("lines.line"),
      width: "w-32",
      onPhone: "end",
      cell: (line) => <span className="tabular-nums">{lineNumber(line)}</span>,
    },
    {
      id: "reason",
      header: t("lines.reason"),
      width: "w-2/5",
      onPhone: "title",
      cell: (line) => (
        <span className="block py-1 whitespace-normal text-ink">
          {line.otherLine === null
            ? t(`reasons.${line.reason}`)
            : t("lines.sameAs", { line: number(line.otherLine) })}
        </span>
      ),
    },
    {
      id: "content",
      header: t("lines.content"),
      onPhone: "detail",
      cell: (line) => (
        <span className="block truncate font-mono text-12 text-ink-soft" title={contentOf(line.cells)}>
          {contentOf(line.cells)}
        </span>
      ),
    },
  ];
  if (list.isPending) return <TableSkeleton columns={["w-16", "w-1/3", "w-1/3"]} rows={4} />;
  if (list.isError) return <QueryFailure error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <div className="flex flex-col gap-4">
      {/* The rejected ones are offered above, to be corrected. */}
      {outcome !== "rejected" && (
        <div>
          <a href={addressOf(outcome)} download className={buttonLook({})}>
            <Download aria-hidden />
            {t("lines.download")}
          </a>
        </div>
      )}
      <Table
        label={t(`lines.${outcome}`)}
        columns={columns}
        rows={list.data.pages.flatMap((page) => page.lines)}
        rowKey={(line) => String(line.firstLine)}
        density="compact"
        {...moreFooter(list, t("lines.more"))}
      />
    </div>
  );
}
