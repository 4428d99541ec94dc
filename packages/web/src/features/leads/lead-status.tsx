import { useTranslation } from "react-i18next";
import type { LeadStatus } from "../../lib/leads-search.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";

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
