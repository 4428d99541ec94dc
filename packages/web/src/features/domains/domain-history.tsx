import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Section } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { useDomainHistory, type Look } from "./use-domains.ts";

const tones: Record<Look["outcome"], Tone> = { good: "good", bad: "bad", unknown: "warn" };
const bars: Record<Look["outcome"], string> = {
  good: "bg-good-solid",
  bad: "bg-bad-solid",
  unknown: "bg-warn-solid",
};
const heights: Record<Look["outcome"], string> = { good: "h-7", bad: "h-4", unknown: "h-2" };

/** Rows of the table twin; the picture shows all. */
const ROWS = 8;

export function DomainHistory({ domainId }: { domainId: string }) {
  const { t } = useTranslation("domains");
  const history = useDomainHistory(domainId);
  return (
    <Section title={t("history.title")}>
      {history.isPending && <Skeleton className="h-24 w-full" />}
      {history.isError && <QueryFailure error={history.error} onRetry={() => void history.refetch()} />}
      {history.data?.length === 0 && <p className="text-13 text-ink-soft">{t("history.empty")}</p>}
      {history.data && history.data.length > 0 && (
        <div className="flex flex-col gap-4">
          <Picture looks={history.data} />
          <Newest looks={history.data.slice(0, ROWS)} />
        </div>
      )}
    </Section>
  );
}

/** A bar a look; height and colour say the same, for those who see only one of them. */
function Picture({ looks }: { looks: readonly Look[] }) {
  const { t } = useTranslation("domains");
  return (
    <div role="img" aria-label={t("history.picture")} className="flex h-7 items-end gap-0.5 overflow-hidden">
      {looks.toReversed().map(({ id, outcome }) => (
        <span
          key={id}
          className={classNames("w-1.5 min-w-px shrink rounded-[1px]", bars[outcome], heights[outcome])}
        />
      ))}
    </div>
  );
}

function Newest({ looks }: { looks: readonly Look[] }) {
  const { t } = useTranslation("domains");
  const columns: Column<Look>[] = [
    {
      id: "when",
      header: t("history.when"),
      width: "w-44",
      onPhone: "title",
      cell: ({ at }) => <Time at={at} />,
    },
    {
      id: "outcome",
      header: t("history.outcome"),
      width: "w-48",
      onPhone: "end",
      cell: ({ outcome }) => <Badge tone={tones[outcome]}>{t(`history.${outcome}`)}</Badge>,
    },
    {
      id: "open",
      header: t("history.open"),
      onPhone: "detail",
      cell: ({ open }) => (
        <span className="text-ink-soft">
          {open.length === 0
            ? t("history.none")
            : [...new Set(open.map(({ purpose }) => t(`steps.${purpose}`)))].join(", ")}
        </span>
      ),
    },
  ];
  return (
    <Table
      label={t("history.title")}
      columns={columns}
      rows={looks}
      rowKey={({ id }) => id}
      density="compact"
    />
  );
}
