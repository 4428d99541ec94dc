import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { failureOf } from "../../lib/failure.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { ChoiceList } from "../../ui/choice-list.tsx";
import { DialogActions } from "../../ui/dialog.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { isHeld } from "./lead-held.tsx";
import { useValueWords } from "./use-value-words.ts";
import { useMergeLeads, useReadLead, type WholeLead } from "./use-lead.ts";

type Side = "kept" | "merged";

export interface LeadMergeCompareProps {
  readonly kept: WholeLead;
  readonly merged: WholeLead;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Where the two differ, which of them holds; and what happens, said before it does. */
export function LeadMergeCompare({ kept, merged, onBack, onClose }: LeadMergeCompareProps) {
  const { t } = useTranslation("lead");
  const text = useErrorText();
  const merge = useMergeLeads();
  const read = useReadLead();
  const differences = useDifferences(kept, merged);
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const [isOutrun, setOutrun] = useState(false);
  const sideOf = (part: string): Side => sides[part] ?? "kept";
  const isAddressKept = sideOf("email") === "kept";
  const [staying, going] = isAddressKept ? [kept.email, merged.email] : [merged.email, kept.email];
  const send = async () => {
    try {
      await merge.mutateAsync({
        keepId: kept.id,
        keepUpdatedAt: kept.updatedAt,
        mergeId: merged.id,
        mergeUpdatedAt: merged.updatedAt,
        email: sideOf("email"),
        name: sideOf("name"),
        employer: sideOf("employer"),
        mergedFieldIds: kept.fields.map(({ fieldId }) => fieldId).filter((id) => sideOf(id) === "merged"),
      });
    } catch (error) {
      const { reason } = failureOf(error);
      setOutrun(reason === "changed_meanwhile");
      // The dialog shows both as they are now.
      if (reason === "changed_meanwhile") await Promise.all([read(kept.id), read(merged.id)]);
      return;
    }
    onClose();
    toastDone({ text: t("merge.done", { gone: going, kept: staying }) });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // What failed is told above.
        if (!merge.isPending) void send().catch(() => undefined);
      }}
      className="flex flex-col gap-5"
    >
      {isOutrun && (
        <Callout tone="warn" isAlert>
          {t("merge.changed")}
        </Callout>
      )}
      {merge.isError && !isOutrun && (
        <Callout tone="bad" isAlert>
          {text.sentence(merge.error)}
        </Callout>
      )}
      <div className="flex flex-col gap-3">
        <p className="text-14 font-medium text-ink">
          {t(differences.length === 0 ? "merge.same" : "merge.pick")}
        </p>
        {differences.map((each) => (
          <ChoiceList
            key={each.part}
            isWide
            label={each.label}
            value={sideOf(each.part)}
            onChange={(side) => setSides({ ...sides, [each.part]: side })}
            options={[
              { value: "kept", label: each.kept },
              { value: "merged", label: each.merged },
            ]}
          />
        ))}
      </div>
      <Happens staying={staying} going={going} isHeldAfter={isHeld(kept) || isHeld(merged)} />
      <DialogActions>
        <Button onClick={onBack}>{t("merge.back")}</Button>
        <Button type="submit" variant="primary" isBusy={merge.isPending}>
          {t("merge.submit")}
        </Button>
      </DialogActions>
    </form>
  );
}

interface HappensProps {
  readonly staying: string;
  readonly going: string;
  readonly isHeldAfter: boolean;
}

function Happens({ staying, going, isHeldAfter }: HappensProps) {
  const { t } = useTranslation("lead");
  return (
    <section className="rounded-md border border-line p-3 text-13" aria-labelledby="merge-happens">
      <h3 id="merge-happens" className="font-medium text-ink">
        {t("merge.happensTitle")}
      </h3>
      <ul className="mt-1 list-disc ps-4 wrap-anywhere text-ink-soft marker:text-ink-faint">
        <li>{t("merge.happens.kept", { email: staying })}</li>
        <li>{t("merge.happens.gone", { email: going })}</li>
        {isHeldAfter && <li className="text-bad-ink">{t("merge.happens.held")}</li>}
      </ul>
    </section>
  );
}

interface Difference {
  readonly part: string;
  readonly label: string;
  readonly kept: string;
  readonly merged: string;
}

/** What both say, and not the same; what one of them alone says is kept in any case. */
function useDifferences(kept: WholeLead, merged: WholeLead): Difference[] {
  const { t } = useTranslation("lead");
  const words = useValueWords();
  const texts = (["email", "name", "employer"] as const).flatMap((part): Difference[] => {
    const [one, other] = [kept[part], merged[part]];
    const isSame = one === null || other === null || one === other;
    return isSame ? [] : [{ part, label: t(`facts.${part}`), kept: one, merged: other }];
  });
  const fields = kept.fields.flatMap(({ fieldId, name, type, value }): Difference[] => {
    const other = merged.fields.find((field) => field.fieldId === fieldId)?.value ?? null;
    if (value === null || other === null || value === other) return [];
    return [
      {
        part: fieldId,
        label: name,
        kept: words.ofField(type, value),
        merged: words.ofField(type, other),
      },
    ];
  });
  return [...texts, ...fields];
}
