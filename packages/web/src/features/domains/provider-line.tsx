import { ExternalLink } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ShownGuide } from "./use-domains.ts";

/** Where the domain's DNS is, with the way to its panel. */
export function ProviderLine({ guide: { provider, zone } }: { guide: ShownGuide }) {
  const { t } = useTranslation("domains");
  if (provider)
    return (
      <p className="flex flex-wrap items-center gap-x-3 text-13 text-ink-soft">
        {t("page.provider", { name: provider.name })}
        <a
          href={provider.panelUrl}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1 rounded-sm font-medium text-accent-ink hover:underline"
        >
          {t("page.panel", { name: provider.name })}
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      </p>
    );
  if (!zone || zone.servedBy.length === 0) return null;
  return (
    <p className="text-13 wrap-anywhere text-ink-soft">
      {t("page.unknownProvider", { servers: zone.servedBy.join(", ") })}
    </p>
  );
}
