import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "../../ui/badge.tsx";
import type { LeadJob } from "./use-lead-jobs.ts";

const tones: Record<LeadJob["status"], Tone> = {
  waiting: "idle",
  running: "busy",
  done: "good",
  cancelled: "idle",
  failed: "bad",
};

export function JobStatusBadge({ job: { status, isCancelling, restoredAt, counts } }: { job: LeadJob }) {
  const { t } = useTranslation("leadJobs");
  if (isCancelling) return <Badge tone="busy">{t("status.cancelling")}</Badge>;
  if (restoredAt !== null) return <Badge tone="idle">{t("status.restored")}</Badge>;
  if (status === "done" && counts.failed > 0) return <Badge tone="warn">{t("status.partly")}</Badge>;
  return <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>;
}
