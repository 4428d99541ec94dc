import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "../../ui/badge.tsx";
import type { ShownVerdict } from "./use-domains.ts";

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

export const verdictTones: Record<ShownVerdict["state"], Tone> = {
  verified: "good",
  stale: "info",
  pending: "info",
  missing: "idle",
  mismatch: "bad",
  conflict: "bad",
  unreachable: "warn",
};

/** True where there is nothing left to do for the record. */
export const stands = (verdict: { readonly state: ShownVerdict["state"] } | null): boolean =>
  verdict?.state === "verified" || verdict?.state === "stale";
