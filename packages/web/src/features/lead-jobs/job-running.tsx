import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { Stat, StatRow } from "../../ui/stat.tsx";
import { toastFailed } from "../../ui/toasts.ts";
import { shareOf } from "./job-result.tsx";
import { useCancelJob, type LeadJob } from "./use-lead-jobs.ts";

export interface JobRunningProps {
  readonly job: LeadJob;
  /** When it was as it is shown, in milliseconds. */
  readonly seenAt: number;
}

/** The live bar. The page may be closed at any time: the server tells the state to whoever looks. */
export function JobRunning({ job, seenAt }: JobRunningProps) {
  const { t, i18n } = useTranslation("leadJobs");
  const { counts, status, startedAt } = job;
  const share = shareOf(counts);
  const seconds = startedAt === null ? 0 : Math.max(0.5, (seenAt - Date.parse(startedAt)) / 1000);
  const rate = seconds === 0 ? 0 : counts.done / seconds;
  const left = counts.total === null || rate === 0 ? undefined : (counts.total - counts.done) / rate;
  const number = (value: number) => formatNumber(value, i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" });
  return (
    <section className="flex flex-col gap-5">
      <div className="rounded-lg border border-line bg-panel p-5">
        <div className="mb-3 flex items-baseline justify-between gap-4">
          <h2 className="text-14 font-semibold text-ink">
            {t(status === "waiting" ? "progress.waiting" : "progress.title")}
          </h2>
          {share !== undefined && (
            <span className="text-13 text-ink-soft tabular-nums">
              {percent.format(Math.min(share, 0.99))}
            </span>
          )}
        </div>
        <ProgressBar
          label={t("progress.bar")}
          share={share}
          text={
            counts.total === null
              ? number(counts.done)
              : t("progress.of", { done: number(counts.done), total: number(counts.total) })
          }
        />
        <p className="mt-3 text-13 text-ink-soft">{t("progress.close")}</p>
      </div>
      <StatRow>
        <Stat
          label={t("stats.looked")}
          value={counts.done}
          detail={counts.total === null ? undefined : t("progress.total", { total: number(counts.total) })}
        />
        <Stat label={t("progress.rate")} value={Math.round(rate)} />
        <Stat label={t("progress.left")} value={useTimeLeft(left)} />
      </StatRow>
      {job.isCancelling ? (
        <Callout tone="idle">{t("progress.cancelling")}</Callout>
      ) : (
        <CancelButton job={job} />
      )}
    </section>
  );
}

/** Near the end a figure would only jump. */
function useTimeLeft(seconds: number | undefined): string {
  const { t, i18n } = useTranslation("leadJobs");
  if (seconds === undefined) return "–";
  if (seconds < 2) return t("progress.soon");
  const [value, unit] = seconds < 90 ? [seconds, "second"] : [seconds / 60, "minute"];
  return new Intl.NumberFormat(i18n.language, {
    style: "unit",
    unit: unit,
    unitDisplay: "short",
    maximumFractionDigits: 0,
  }).format(value);
}

/** What is done stays done, and the page says what that was; so nothing is asked first. */
function CancelButton({ job: { id, kind } }: { job: LeadJob }) {
  const { t } = useTranslation("leadJobs");
  const text = useErrorText();
  const company = useCompany();
  const cancel = useCancelJob();
  if (company.access !== "work" && kind !== "export" && kind !== "count") return null;
  return (
    <div>
      <Button
        isBusy={cancel.isPending}
        onClick={() =>
          cancel.mutate({ jobId: id }, { onError: (error) => toastFailed(text.sentence(error)) })
        }
      >
        {t("progress.cancel")}
      </Button>
    </div>
  );
}
