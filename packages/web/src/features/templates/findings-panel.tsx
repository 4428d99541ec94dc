import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useFindingWords } from "./use-finding-words.ts";
import type { Finding, useFindings } from "./use-template.ts";

const looks = {
  error: { icon: CircleAlert, tone: "text-bad-ink" },
  warning: { icon: TriangleAlert, tone: "text-warn-ink" },
  hint: { icon: Info, tone: "text-info-ink" },
} as const;

const order = ["error", "warning", "hint"] as const;

/** What the linter found, the worst first, each with what to do. */
export function FindingsPanel({ findings }: { findings: ReturnType<typeof useFindings> }) {
  const { t } = useTranslation("templates");
  if (findings.isPending) return <Skeleton className="h-40 w-full" />;
  if (findings.isError)
    return <QueryFailure error={findings.error} onRetry={() => void findings.refetch()} />;
  if (findings.data.length === 0)
    return (
      <p className="flex items-center gap-2 text-14 text-ink-soft">
        <CircleCheck aria-hidden className="size-4 text-good-ink" />
        {t("check.nothing")}
      </p>
    );
  return (
    <ul aria-label={t("check.tab")} className="flex flex-col divide-y divide-line">
      {order.flatMap((severity) =>
        findings.data
          .filter((finding) => finding.severity === severity)
          .map((finding) => <Line key={JSON.stringify(finding)} finding={finding} />),
      )}
    </ul>
  );
}

function Line({ finding }: { finding: Finding }) {
  const { t } = useTranslation("templates");
  const { what, fix } = useFindingWords(finding);
  const { icon: Icon, tone } = looks[finding.severity];
  return (
    <li className="flex gap-2.5 py-3 first:pt-0">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="min-w-0">
        <p className="text-13 font-medium wrap-anywhere text-ink">
          <span className="sr-only">{t(`check.${finding.severity}`)}: </span>
          {what}
        </p>
        <p className="mt-0.5 text-13 wrap-anywhere text-ink-soft">{fix}</p>
        <p className="mt-0.5 text-12 text-ink-faint">{t(`check.places.${finding.place}`)}</p>
      </div>
    </li>
  );
}
