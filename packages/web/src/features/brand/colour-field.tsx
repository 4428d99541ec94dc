import { isHexColour } from "@rookery/server/brand/rules";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { classNames } from "../../ui/class-names.ts";
import { controlLook, Field } from "../../ui/field.tsx";

export interface ColourFieldProps {
  readonly label: string;
  readonly help: string;
  readonly isOptional?: boolean;
  readonly value: string | null;
  /** What counts while none is given, in words and as a colour. */
  readonly unsaid: string;
  readonly shownUnsaid: string;
  readonly resetLabel: string;
  readonly onChange: (colour: string | null) => void;
}

/** `4752c3`, `#4752C3` and `#47c` are ways to write a colour as well. */
export function readColour(text: string): string | undefined {
  const digits = text.trim().replace(/^#/, "").toLowerCase();
  const whole = /^[0-9a-f]{3}$/.test(digits) ? digits.replace(/./g, "$&$&") : digits;
  return isHexColour(`#${whole}`) ? `#${whole}` : undefined;
}

/** The browser's own picker beside its figures. What is no colour yet stays in the field and goes no further. */
export function ColourField(props: ColourFieldProps) {
  const { label, help, isOptional, value, unsaid, shownUnsaid, resetLabel, onChange } = props;
  const { t } = useTranslation("brand");
  const text = useErrorText();
  // As long as the colour is the one that was typed; a picker or a colleague may have changed it since.
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: string | null }>();
  const [isLeft, setLeft] = useState(true);
  const shown = typed?.of === value ? typed.text : (value ?? "");
  const isWrong = shown !== "" && readColour(shown) === undefined;
  const type = (given: string) => {
    const colour = given.trim() === "" ? null : readColour(given);
    setTyped({ text: given, of: colour === undefined ? value : colour });
    if (colour !== undefined && colour !== value) onChange(colour);
  };
  return (
    <Field
      label={label}
      help={help}
      isOptional={isOptional}
      error={isWrong && isLeft ? text.rule("not_a_colour") : undefined}
      aside={
        value !== null && (
          <button
            type="button"
            onClick={() => onChange(null)}
            className="flex items-center gap-1 rounded-sm text-12 text-ink-soft hover:text-ink hover:underline"
          >
            <RotateCcw aria-hidden className="size-3" />
            {resetLabel}
          </button>
        )
      }
    >
      {(wiring) => (
        <span className="flex gap-2">
          <input
            type="color"
            aria-label={t("colours.pick", { name: label })}
            value={value ?? shownUnsaid}
            onChange={(event) => onChange(event.target.value)}
            className="colour-well size-control shrink-0 rounded-md border border-control-line bg-panel"
          />
          <input
            {...wiring}
            value={shown}
            placeholder={unsaid}
            maxLength={9}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onFocus={() => setLeft(false)}
            onBlur={() => setLeft(true)}
            onChange={(event) => type(event.target.value)}
            className={classNames(controlLook, "h-control px-2.5", shown !== "" && "font-mono text-13")}
          />
        </span>
      )}
    </Field>
  );
}
