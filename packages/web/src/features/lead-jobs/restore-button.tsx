import { useNavigate } from "@tanstack/react-router";
import { Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { toastFailed } from "../../ui/toasts.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { useRestoreJob, type LeadJob } from "./use-lead-jobs.ts";

/** Deleted leads are kept so long. */
const DAYS = 30;
const DAY_MS = 24 * 3_600_000;

/** Brings deleted leads back, and says until when that can be done. */
export function RestoreButton({ job }: { job: LeadJob }) {
  const { t } = useTranslation("leadJobs");
  const text = useErrorText();
  const company = useCompany();
  const tenant = useTenantSlug();
  const navigate = useNavigate();
  const { writeDay } = useUiWords();
  const restore = useRestoreJob();
  const mayWrite = company.access === "work" && company.status !== "archived";
  if (!job.isRestorable || !mayWrite || job.finishedAt === null) return null;
  const until = writeDay(new Date(Date.parse(job.finishedAt) + DAYS * DAY_MS));
  return (
    <>
      <span className="text-13 text-ink-faint max-sm:hidden">{t("restore.until", { date: until })}</span>
      <Button
        variant="primary"
        isBusy={restore.isPending}
        onClick={() =>
          restore.mutate(
            { jobId: job.id },
            {
              onSuccess: ({ jobId }) =>
                void navigate({
                  to: paths.leadJob,
                  params: { tenant, workspace: company.workspaceName, jobId },
                }),
              onError: (error) => toastFailed(text.sentence(error)),
            },
          )
        }
      >
        <Undo2 aria-hidden />
        {t("restore.do")}
      </Button>
    </>
  );
}
