import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "../../ui/badge.tsx";

type Health = "verified" | "pending" | "failed" | "degraded";

const healthTones: Record<Health, Tone> = {
  verified: "good",
  pending: "busy",
  failed: "bad",
  degraded: "warn",
};

/** How a domain stands, in a word. */
export function DomainHealthBadge(props: { status: Exclude<Health, "degraded">; isDegraded: boolean }) {
  const { t } = useTranslation("domains");
  const health: Health = props.isDegraded ? "degraded" : props.status;
  return <Badge tone={healthTones[health]}>{t(`health.${health}`)}</Badge>;
}
