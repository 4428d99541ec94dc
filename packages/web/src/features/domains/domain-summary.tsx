import { ExternalLink } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Callout } from "../../ui/callout.tsx";
import { Time } from "../../ui/time.tsx";
import { stands } from "./domain-health.tsx";
import type { ShownDomain } from "./use-domains.ts";

/** Where the time stands in a sentence; no sentence has it otherwise. */
const WHEN = "\u2063";

/** How the domain stands in a sentence, when it is looked at next, and where its DNS is. */
export function DomainSummary({ domain }: { domain: ShownDomain }) {
  const { t } = useTranslation("domains");
  const required = domain.records.filter(({ record }) => record.isRequired);
  const open = required.filter(({ verdict }) => !stands(verdict));
  const isUnseen = open.length > 0 && open.every(({ verdict }) => verdict?.state === "unreachable");
  return (
    <div className="flex flex-col gap-2" aria-live="polite">
      {domain.checkedAt === null && <Callout tone="info">{t("page.firstLook")}</Callout>}
      {domain.checkedAt !== null && isUnseen && (
        <Callout tone="warn">
          {domain.verifiedAt === null ? (
            t("page.unreachableNever")
          ) : (
            <Sentence text={t("page.unreachable", { when: WHEN })} at={domain.verifiedAt} />
          )}
        </Callout>
      )}
      {domain.degradedAt !== null && !isUnseen && (
        <Callout tone="warn">
          <Sentence text={t("page.degradedText", { when: WHEN })} at={domain.degradedAt} />
        </Callout>
      )}
      {domain.checkedAt !== null && domain.degradedAt === null && !isUnseen && (
        <p className="text-14 text-ink-soft">
          <Sentence
            text={
              open.length === 0
                ? t("page.verifiedText", { when: WHEN })
                : t("page.openText", { count: open.length, when: WHEN })
            }
            at={domain.nextCheckAt}
          />
        </p>
      )}
      <ProviderLine domain={domain} />
    </div>
  );
}

/** A sentence with a time in it, which is a part of its own so that the whole of it is shown on hover. */
function Sentence({ text, at }: { text: string; at: string | null }) {
  const [before = "", after = ""] = text.split(WHEN);
  return (
    <>
      {before}
      {at !== null && <Time at={at} />}
      {after}
    </>
  );
}

function ProviderLine({ domain: { provider, zone } }: { domain: ShownDomain }) {
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
