import type { CompanyStatus } from "@rookery/server/companies/schema";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "../../ui/badge.tsx";

const tones: Record<CompanyStatus, Tone> = { active: "good", pending: "warn", archived: "idle" };

export function CompanyStatusBadge({ status }: { status: CompanyStatus }) {
  const { t } = useTranslation("companies");
  return <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>;
}
