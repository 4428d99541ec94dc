import { useTranslation } from "react-i18next";
import { TextLink } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Time } from "../../ui/time.tsx";
import { stands } from "../../lib/dns/shown-verdict.ts";
import { HandoffButton } from "./handoff-button.tsx";
import { ProviderLine } from "./provider-line.tsx";
import { ResidentsLine } from "./residents-line.tsx";
import type { ShownDomain } from "./use-domains.ts";

/** Where the time stands in a sentence; no sentence has it otherwise. */
const WHEN = "\u2063";

/** How the domain stands in a sentence, when it is looked at next, and where its DNS is. */
export function DomainSummary({ domain }: { domain: ShownDomain }) {
  const { t } = useTranslation("domains");
  const place = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  const required = domain.records.filter(({ record }) => record.isRequired);
  const open = required.filter(({ verdict }) => !stands(verdict));
  // It stood, and one look is not enough to say that it does not.
  const isDoubted = domain.verifiedAt !== null && domain.status === "verified";
  const isStale = required.some(({ verdict }) => verdict?.state === "stale");
  const isUnseen = open.length > 0 && open.every(({ verdict }) => verdict?.state === "unreachable");
  return (
    <div className="flex flex-col gap-2" aria-live="polite">
      {domain.checkedAt === null && <Callout tone="info">{t("page.firstLook")}</Callout>}
      {domain.checkedAt !== null && isUnseen && (
        <Callout tone="warn">
          {domain.lastGoodAt === null ? (
            t("page.unreachableNever")
          ) : (
            <Sentence text={t("page.unreachable", { when: WHEN })} at={domain.lastGoodAt} />
          )}
        </Callout>
      )}
      {domain.degradedAt !== null && !isUnseen && (
        <Callout tone="warn">
          <Sentence text={t("page.degradedText", { when: WHEN })} at={domain.degradedAt} />
        </Callout>
      )}
      {domain.checkedAt !== null && (isUnseen || domain.degradedAt !== null) && (
        <p className="text-14 text-ink-soft">
          <Sentence text={t("page.next", { when: WHEN })} at={domain.nextCheckAt} />
        </p>
      )}
      {domain.checkedAt !== null && domain.degradedAt === null && !isUnseen && (
        <p className="text-14 text-ink-soft">
          <Sentence
            text={
              open.length > 0
                ? t(isDoubted ? "page.doubtText" : "page.openText", { count: open.length, when: WHEN })
                : t(isStale ? "page.staleText" : "page.verifiedText", { when: WHEN })
            }
            at={domain.nextCheckAt}
          />
        </p>
      )}
      <p className="text-13">
        <TextLink to={paths.accounts} params={place} search={{ domain: domain.id }}>
          {t("page.accounts")}
        </TextLink>
      </p>
      {domain.key.isAwaited && domain.checkedAt !== null && (
        <Callout tone={domain.key.fault === null ? "info" : "warn"}>
          {domain.key.fault === null ? t("page.keyFollows") : t("page.keyWaits")}
        </Callout>
      )}
      <ResidentsLine domain={domain} />
      <ProviderLine guide={domain} />
      <HandoffButton domain={domain} />
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
