import { Check, CloudAlert, LoaderCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Time } from "../../ui/time.tsx";
import { changedFields } from "./brand-values.ts";
import type { BrandState } from "./use-brand.ts";
import type { BrandDraft } from "./use-brand-draft.ts";

/** What people see now, whether something waits to be published, and whether that is safe. */
export function BrandStatus({ brand, draft }: { brand: BrandState; draft: BrandDraft }) {
  const { t } = useTranslation("brand");
  const { inForce, versions } = brand;
  const isChanged = changedFields(draft.values ?? draft.typed, inForce.values).length > 0;
  const current = versions.find(({ number }) => number === inForce.version);
  return (
    <>
      {isChanged ? (
        <Badge tone="info">{t("status.draft")}</Badge>
      ) : inForce.version > 0 ? (
        <Badge tone="good">{t("status.published")}</Badge>
      ) : (
        <Badge tone="idle">{t("status.own")}</Badge>
      )}
      {current && (
        <span className="text-13 text-ink-soft">
          {t("status.version", { number: current.number })} · <Time at={current.publishedAt} form="date" />
          {current.publishedBy !== null && ` · ${current.publishedBy}`}
        </span>
      )}
      <SaveStatus draft={draft} />
    </>
  );
}

/** Whether what stands in the controls is kept, read aloud as it changes. */
function SaveStatus({ draft: { save, faults, saveNow } }: { draft: BrandDraft }) {
  const { t } = useTranslation("brand");
  const text = useErrorText();
  const isFaulty = save.kind === "waiting" && Object.keys(faults).length > 0;
  return (
    <span role="status" className="flex flex-wrap items-center gap-1.5 text-13 text-ink-soft">
      {save.kind === "saved" && save.at !== undefined && (
        <>
          <Check aria-hidden className="size-3.5 text-good-ink" />
          {t("save.saved")}
        </>
      )}
      {isFaulty && (
        <>
          <CloudAlert aria-hidden className="size-3.5 text-bad-ink" />
          <span className="text-bad-ink">{t("save.faulty")}</span>
        </>
      )}
      {(save.kind === "saving" || (save.kind === "waiting" && !isFaulty)) && (
        <>
          <LoaderCircle aria-hidden className="size-3.5 animate-spin motion-reduce:animate-none" />
          {t("save.saving")}
        </>
      )}
      {save.kind === "failed" && (
        <>
          <CloudAlert aria-hidden className="size-3.5 text-bad-ink" />
          <span className="text-bad-ink">{t("save.failed", { why: text.ofFailure(save.failure) })}</span>
          <Button onClick={saveNow}>{t("save.retry")}</Button>
        </>
      )}
    </span>
  );
}
