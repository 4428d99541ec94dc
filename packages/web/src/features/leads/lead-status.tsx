import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "../../ui/badge.tsx";
import type { LeadStatus } from "./leads-query.ts";

const tones: Record<LeadStatus, Tone> = {
  active: "good",
  unsubscribed: "warn",
  bounced: "bad",
  complained: "bad",
  archived: "idle",
};

export function LeadStatusBadge({ status }: { status: LeadStatus }) {
  const { t } = useTranslation("leads");
  return <Badge tone={tones[status]}>{t(`states.${status}`)}</Badge>;
}
