import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { DialogActions } from "../../ui/dialog.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import type { AddedList, Adding, InvalidLine } from "./use-add-list.ts";

export interface AddOutcomeProps {
  readonly adding: Extract<Adding, { sum: AddedList }>;
  readonly onClose: () => void;
  readonly onCorrect: (lines: readonly string[]) => void;
  /** Back at the form, with what was given. */
  readonly onBack: () => void;
}

/** Every line of the list accounted for, and those that were not understood to be corrected. */
export function AddOutcome({ adding, onClose, onCorrect, onBack }: AddOutcomeProps) {
  const { t } = useTranslation("suppressions");
  const text = useErrorText();
  const words = useUiWords();
  const { sum } = adding;
  return (
    <div className="flex flex-col gap-4">
      {adding.step === "failed" && (
        <Callout tone="bad" isAlert title={text.sentence(adding.error)}>
          {t("add.failed")}
        </Callout>
      )}
      {adding.step === "stopped" && <Callout tone="warn">{t("add.stopped")}</Callout>}
      <div role="status">
        <p className="text-14 font-medium text-ink">{t("outcome.title", { count: sum.lines })}</p>
        <Counts sum={sum} />
        <p className="mt-3 text-13 text-ink-soft">
          {sum.leads > 0 ? t("outcome.leads", { count: sum.leads }) : t("outcome.leadsNone")}{" "}
          {sum.domains > 0 && t("outcome.domains", { count: sum.domains })}
        </p>
      </div>
      {sum.invalidCount > 0 && <Invalid sum={sum} />}
      <DialogActions>
        {adding.step === "failed" && <Button onClick={onBack}>{words.retry}</Button>}
        {sum.invalidCount > 0 && (
          <Button onClick={() => onCorrect(sum.invalid.map((line) => line.text))}>
            {t("outcome.correct")}
          </Button>
        )}
        <Button variant="primary" onClick={onClose}>
          {t("outcome.done")}
        </Button>
      </DialogActions>
    </div>
  );
}

function Counts({ sum }: { sum: AddedList }) {
  const { t } = useTranslation("suppressions");
  const { locale } = useUiWords();
  const counts = [
    ["added", sum.added],
    ["present", sum.present],
    ["repeated", sum.repeated],
    ["blank", sum.blank],
    ["invalid", sum.invalidCount],
  ] as const;
  return (
    <dl className="mt-2 divide-y divide-line rounded-md border border-line text-13">
      {counts.map(([what, count]) =>
        count === 0 && what !== "added" ? null : (
          <div key={what} className="flex justify-between gap-4 px-3 py-1.5">
            <dt className="text-ink-soft">{t(`outcome.${what}`)}</dt>
            <dd className="font-medium text-ink tabular-nums">{formatNumber(count, locale)}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** It may be higher than its place. */
const scrolledByKeys = { role: "region", tabIndex: 0 } as const;

function Invalid({ sum }: { sum: AddedList }) {
  const { t } = useTranslation("suppressions");
  const { invalid, invalidCount } = sum;
  return (
    <section>
      <h3 className="text-14 font-medium text-ink">{t("outcome.invalidTitle", { count: invalidCount })}</h3>
      {invalid.length < invalidCount && (
        <p className="mt-0.5 text-13 text-ink-faint">{t("outcome.invalidMore", { shown: invalid.length })}</p>
      )}
      <div
        {...scrolledByKeys}
        aria-label={t("outcome.invalid")}
        className="mt-2 max-h-60 overflow-auto rounded-md border border-line"
      >
        <table className="w-full text-13">
          <thead className="sticky top-0 bg-panel text-12 text-ink-faint">
            <tr>
              <th scope="col" className="w-14 px-3 py-1.5 text-end font-medium">
                {t("outcome.line")}
              </th>
              <th scope="col" className="px-3 py-1.5 text-start font-medium">
                {t("outcome.text")}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {invalid.map((line) => (
              <InvalidRow key={line.line} line={line} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function InvalidRow({ line: { line, text, fault } }: { line: InvalidLine }) {
  const { t } = useTranslation("suppressions");
  const { locale } = useUiWords();
  return (
    <tr>
      <td className="px-3 py-1.5 text-end align-top text-ink-faint tabular-nums">
        {formatNumber(line, locale)}
      </td>
      <td className="px-3 py-1.5">
        <bdi className="block font-mono text-12 wrap-anywhere text-ink">{text}</bdi>
        <span className="text-bad-ink">{t(`faults.${fault}`)}</span>
      </td>
    </tr>
  );
}
