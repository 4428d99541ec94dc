import { useTranslation } from "react-i18next";
import type { ShownDomain } from "./use-domains.ts";

/** What lives at the domain already, and that it stays as it is. */
export function ResidentsLine({ domain }: { domain: ShownDomain }) {
  const { t } = useTranslation("domains");
  const residents = domain.facts?.residents;
  if (!residents || domain.receivesHere) return null;
  const host = residents.mailHost ?? residents.exchanges[0];
  if (host === undefined && !residents.hasSite) return null;
  return (
    <p className="max-w-[72ch] text-13 wrap-anywhere text-ink-soft">
      {host === undefined
        ? t("page.siteStays")
        : residents.hasSite
          ? t("page.mailAndSiteStay", { host })
          : t("page.mailStays", { host })}
    </p>
  );
}
