import { existingChoices } from "@rookery/server/imports/rules";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Existing } from "./use-imports.ts";

export interface ExistingChoiceProps {
  readonly value: Existing;
  readonly onChange: (value: Existing) => void;
}

/** What happens to people who are there already: three sentences, of which one holds. */
export function ExistingChoice({ value, onChange }: ExistingChoiceProps) {
  const { t } = useTranslation("imports");
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-13 font-medium text-ink">{t("choices.existing")}</legend>
      <div className="grid gap-2 md:grid-cols-3">
        {existingChoices.map((choice) => (
          <label
            key={choice}
            className="grid min-w-0 cursor-pointer grid-cols-[auto_minmax(0,1fr)] content-start gap-x-2.5 gap-y-0.5 rounded-lg border border-line p-3 text-13 text-ink-soft transition-colors hover:bg-hover has-checked:border-mark has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              aria-describedby={`${name}-${choice}`}
              checked={value === choice}
              onChange={() => onChange(choice)}
              className="mt-0.5 outline-none"
            />
            <span className="font-medium text-ink">{t(`choices.${choice}`)}</span>
            <span id={`${name}-${choice}`} aria-hidden className="col-start-2">
              {t(`choices.${choice}Help`)}
            </span>
          </label>
        ))}
      </div>
      <p className="mt-2 text-13 text-ink-faint">{t("choices.suppressed")}</p>
    </fieldset>
  );
}
