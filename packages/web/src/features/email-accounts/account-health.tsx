import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "../../ui/badge.tsx";
import type { ListedAccount } from "./use-email-accounts.ts";

type Health =
  | "active"
  | "untried"
  | "warming"
  | "shaky"
  | "paused"
  | "needs_password"
  | "needs_consent"
  | "failing"
  | "domain";

const tones: Record<Health, Tone> = {
  active: "good",
  untried: "busy",
  warming: "info",
  shaky: "warn",
  paused: "idle",
  needs_password: "bad",
  needs_consent: "bad",
  failing: "bad",
  domain: "warn",
};

type Facts = Pick<ListedAccount, "status" | "fault" | "isShaky" | "checkedAt" | "isWarmingUp" | "domain">;

/** What is mended by signing in at the provider, and not by a password. */
const consentCauses: ReadonlySet<string> = new Set(["oauth_refused", "consent_withdrawn"]);

/** The one thing about an account that matters most now. */
export function healthOf({ status, fault, isShaky, checkedAt, isWarmingUp, domain }: Facts): Health {
  if (status === "needs_password" && fault !== null && consentCauses.has(fault.cause)) return "needs_consent";
  if (status !== "active") return status;
  if (checkedAt === null) return "untried";
  if (isShaky) return "shaky";
  if (domain.status !== "verified" || domain.isDegraded) return "domain";
  return isWarmingUp ? "warming" : "active";
}

/** True where nothing is sent until a person does something. */
export const needsSomebody = ({ status }: Pick<Facts, "status">): boolean =>
  status === "needs_password" || status === "failing";

export function AccountHealthBadge(facts: Facts) {
  const { t } = useTranslation("emailAccounts");
  const health = healthOf(facts);
  return <Badge tone={tones[health]}>{t(`health.${health}`)}</Badge>;
}
