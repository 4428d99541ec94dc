import { ShieldAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useNow } from "../../ui/time.tsx";
import { useTenantFacts } from "../../lib/tenant-facts.tsx";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Counts down until the tenant closes to those without a second factor. */
export function TwoFactorBanner() {
  const { t } = useTranslation("app");
  const facts = useTenantFacts();
  const now = useNow();
  if (!facts?.twoFactorUntil) return null;
  const left = Math.max(0, Date.parse(facts.twoFactorUntil) - now.getTime());
  const time =
    left >= 2 * DAY_MS
      ? t("twoFactor.days", { count: Math.floor(left / DAY_MS) })
      : t("twoFactor.hours", { count: Math.max(1, Math.floor(left / HOUR_MS)) });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-soft px-4 py-1.5 text-13 text-warn-ink md:px-6">
      <ShieldAlert aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 basis-48">{t("twoFactor.text", { name: facts.name, time })}</p>
      <LinkButton to={paths.accountSecurity} variant="secondary">
        {t("twoFactor.setUp")}
      </LinkButton>
    </div>
  );
}
