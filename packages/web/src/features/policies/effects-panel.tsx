import type { Policy } from "@rookery/server/policies/schema";
import { useDeferredValue, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { usePolicyPreview, type Effects } from "./use-policies.ts";

/** What saving would do to whom, as the server counts it by the rules themselves. */
export function EffectsPanel({ draft }: { draft: Policy }) {
  const { t } = useTranslation("policies");
  const preview = usePolicyPreview(useDeferredValue(draft), true);
  return (
    <section aria-live="polite">
      <h2 className="text-13 font-semibold text-ink">{t("effects.title")}</h2>
      <div className="mt-1.5 text-13 text-ink-soft">
        {preview.isError ? (
          <QueryFailure error={preview.error} onRetry={() => void preview.refetch()} />
        ) : preview.data ? (
          <EffectList effects={preview.data} />
        ) : (
          <Skeleton className="h-5 w-72" />
        )}
      </div>
    </section>
  );
}

function EffectList({ effects }: { effects: Effects }) {
  const { t } = useTranslation("policies");
  const { members, sessionsEnded, withoutFactor, passwordsJudgedLater, unverified, cannotInvite } = effects;
  const lines: Record<string, ReactNode> = {
    sessions: sessionsEnded.sessions > 0 && (
      <>
        {t("effects.sessions", { count: sessionsEnded.sessions })} <Names people={sessionsEnded.people} />
      </>
    ),
    factor: withoutFactor.count > 0 && (
      <>
        {t("effects.factor", { count: withoutFactor.count, members })}{" "}
        {withoutFactor.until !== null && (
          <>
            {t("effects.until")} <Time at={withoutFactor.until} form="date" />.
          </>
        )}{" "}
        <Names people={withoutFactor} />
      </>
    ),
    passwords: passwordsJudgedLater && t("effects.passwords"),
    unverified: unverified.count > 0 && (
      <>
        {t("effects.unverified", { count: unverified.count })} <Names people={unverified} />
      </>
    ),
    invites: cannotInvite.count > 0 && t("effects.invites", { count: cannotInvite.count }),
  };
  const told = Object.entries(lines).filter(([, line]) => line !== false);
  if (told.length === 0) return <p>{t("effects.none", { count: members })}</p>;
  return (
    <ul className="flex list-disc flex-col gap-1 ps-4">
      {told.map(([effect, line]) => (
        <li key={effect}>{line}</li>
      ))}
    </ul>
  );
}

function Names({ people }: { people: { readonly count: number; readonly names: readonly string[] } }) {
  const { t, i18n } = useTranslation("policies");
  const { count, names } = people;
  const list = new Intl.ListFormat(i18n.language, { type: "conjunction" });
  const shown =
    count > names.length ? [...names, t("effects.others", { count: count - names.length })] : names;
  return <span className="text-ink-faint">({list.format(shown)})</span>;
}
