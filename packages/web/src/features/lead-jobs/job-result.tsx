import { useTranslation } from "react-i18next";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { useUiWords } from "../../ui/ui-words.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { isRunning, type LeadJob } from "./use-lead-jobs.ts";

/** From 0 to 1; undefined while it is not known how many there are. */
export const shareOf = ({ done, total }: LeadJob["counts"]): number | undefined =>
  total === null ? undefined : total === 0 ? 1 : Math.min(1, done / total);

/** What became of a job in a few words, or how far it is. */
export function JobResult({ job }: { job: LeadJob }) {
  const { t, i18n } = useTranslation("leadJobs");
  const { writeDay } = useUiWords();
  const { kind, counts, file } = job;
  const leads = (count: number) => ({ count, leads: formatNumber(count, i18n.language) });
  if (isRunning(job))
    return (
      <span className="flex items-center gap-3">
        <span className="w-24 shrink-0">
          <ProgressBar label={t("progress.bar")} share={shareOf(counts)} size="sm" />
        </span>
        <span className="truncate text-12 text-ink-faint tabular-nums">
          {t("result.looked", leads(counts.done))}
        </span>
      </span>
    );
  const words = [
    kind === "export" || kind === "count"
      ? job.status === "done" &&
        t(`result.${kind}`, leads(kind === "count" ? (counts.total ?? 0) : counts.done))
      : t("result.changed", leads(counts.changed)),
    counts.failed > 0 && t("result.failed", leads(counts.failed)),
    file &&
      (file.isThere ? t("result.until", { date: writeDay(new Date(file.expiresAt)) }) : t("result.expired")),
  ].filter((each) => typeof each === "string");
  const text = words.join(" · ");
  return (
    <span className="text-ink-soft tabular-nums" title={text}>
      {text}
    </span>
  );
}
