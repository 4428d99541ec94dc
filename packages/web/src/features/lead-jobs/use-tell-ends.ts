import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { begunJobs } from "../../lib/begun-jobs.ts";
import { useErrorText } from "../../lib/error-text.ts";
import { paths } from "../../lib/paths.ts";
import type { Company } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import {
  isRunning,
  useAfterLeadJob,
  useExportAddress,
  useRestoreJob,
  type LeadJob,
} from "./use-lead-jobs.ts";

/** Says once that a job ended, with the next step: the way back, the file, or why some leads stayed as they were. */
export function useTellEnds(company: Company, newest: readonly LeadJob[] | undefined): void {
  const { pathname } = useLocation();
  const afterJob = useAfterLeadJob();
  const tellEnd = useTellEnd(company);
  // What had ended when the page was opened is no news; a short job is seen for the first time when it has.
  const ended = useRef<ReadonlySet<string>>(undefined);
  const wasRunning = useRef<ReadonlySet<string>>(new Set());
  const tell = useEffectEvent((jobs: readonly LeadJob[]) => {
    const now = jobs.filter((job) => !isRunning(job));
    const known = ended.current;
    ended.current = new Set([...(known ?? []), ...now.map(({ id }) => id)]);
    const news = known ? now.filter(({ id }) => !known.has(id)) : [];
    const seen = wasRunning.current;
    wasRunning.current = new Set(jobs.filter(isRunning).map(({ id }) => id));
    if (news.length === 0) return;
    afterJob();
    // One lead that was deleted in its panel is told of there.
    const isOurs = ({ id, chosen }: LeadJob) => begunJobs.has(id) || (seen.has(id) && chosen !== 1);
    for (const job of news) if (isOurs(job) && !pathname.endsWith(job.id)) tellEnd(job);
  });
  useEffect(() => {
    if (newest) tell(newest);
  }, [newest]);
}

function useTellEnd(company: Company) {
  const { t, i18n } = useTranslation("leadJobs");
  const text = useErrorText();
  const tenant = useTenantSlug();
  const navigate = useNavigate();
  const addressOf = useExportAddress();
  const { mutate: restore } = useRestoreJob();
  const show = (jobId: string) =>
    void navigate({ to: paths.leadJob, params: { tenant, workspace: company.workspaceName, jobId } });
  const takeBack = (jobId: string) =>
    restore({ jobId }, { onError: (error) => toastFailed(text.sentence(error)) });
  const leads = (count: number) => ({ count, leads: formatNumber(count, i18n.language) });
  return ({ id, kind, status, change, counts, isRestorable, failureReason }: LeadJob) => {
    if (status === "failed") return toastFailed(text.rule(failureReason ?? "job_failed"));
    // Whoever cancelled it knows; the list of counts stands beside what was counted.
    if (status === "cancelled" || kind === "count") return undefined;
    if (kind === "export")
      return toastDone({
        text: t("ended.export", leads(counts.done)),
        undo: { label: t("file.get"), run: () => location.assign(addressOf(id)) },
      });
    const done = change && "status" in change ? change.status : kind;
    if (done === "status") return undefined;
    const said = t(`ended.${done}`, leads(counts.changed));
    if (counts.failed > 0)
      return toastDone({
        text: `${said} ${t("ended.failed", leads(counts.failed))}`,
        undo: { label: t("ended.why"), run: () => show(id) },
      });
    return toastDone({
      text: said,
      ...(isRestorable && { undo: { label: t("undo"), run: () => takeBack(id) } }),
    });
  };
}
