import { readVariables, writeVariable } from "@rookery/server/templates/rules";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../../ui/class-names.ts";
import { controlLook, Field } from "../../../ui/field.tsx";
import { isKnownVariable } from "./known-variable.ts";
import { VariableMenu } from "./variable-menu.tsx";

interface VariableFieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly value: string;
  readonly maxLength: number;
  readonly isReadOnly: boolean;
  readonly onChange: (value: string) => void;
}

/** One line of text with variables in it, such as a subject. */
export function VariableField(props: VariableFieldProps) {
  const { label, help, value, maxLength, isReadOnly, onChange } = props;
  const { t } = useTranslation("templateEditor");
  const input = useRef<HTMLInputElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const unknown = readVariables(value).flatMap((part) =>
    typeof part === "string" || isKnownVariable(part.name) ? [] : [part.name],
  );
  const insert = (name: string) => {
    if (input.current) insertAtCaret(input.current, name, { maxLength, onChange });
  };
  return (
    <Field
      label={label}
      help={help}
      error={unknown.length > 0 ? t("field.unknown", { names: unknown.join(", ") }) : undefined}
    >
      {(wiring) => (
        <div className="relative flex">
          <div
            ref={mirror}
            aria-hidden
            className="pointer-events-none absolute inset-y-0 end-9 start-0 overflow-hidden border border-transparent px-2.5 text-14 leading-[calc(var(--control)-2px)] whitespace-pre text-transparent touch:end-11 touch:text-16"
          >
            <Mirrored text={value} />
          </div>
          <input
            {...wiring}
            ref={input}
            value={value}
            maxLength={maxLength}
            readOnly={isReadOnly}
            autoComplete="off"
            onChange={(event) => onChange(event.target.value)}
            onScroll={({ currentTarget }) => {
              if (mirror.current) mirror.current.scrollLeft = currentTarget.scrollLeft;
            }}
            className={classNames(
              controlLook,
              "relative h-control bg-transparent px-2.5",
              !isReadOnly && "pe-9 touch:pe-11",
            )}
          />
          {!isReadOnly && <VariableMenu onChoose={insert} />}
        </div>
      )}
    </Field>
  );
}

/** Until a menu has given the focus back to its button. */
const MENU_CLOSES_MS = 50;

function insertAtCaret(
  field: HTMLInputElement,
  name: string,
  { maxLength, onChange }: Pick<VariableFieldProps, "maxLength" | "onChange">,
): void {
  const { value, selectionStart, selectionEnd } = field;
  const start = selectionStart ?? value.length;
  const written = writeVariable({ name, fallback: "", filter: null });
  const next = `${value.slice(0, start)}${written}${value.slice(selectionEnd ?? start)}`;
  if (next.length > maxLength) return;
  onChange(next);
  const caret = start + written.length;
  setTimeout(() => {
    field.focus();
    field.setSelectionRange(caret, caret);
  }, MENU_CLOSES_MS);
}

/** Stands behind the letters of the field and marks what will be filled in; the letters themselves are the field's. */
function Mirrored({ text }: { text: string }) {
  const places: { readonly at: number; readonly words: string; readonly tone: string | undefined }[] = [];
  let at = 0;
  for (const part of readVariables(text)) {
    const isText = typeof part === "string";
    // As it was written, which may be longer than the shortest form.
    const words = isText ? part : text.slice(at, text.indexOf("}}", at) + 2);
    const tone = isText ? undefined : isKnownVariable(part.name) ? "bg-accent-soft" : "bg-warn-soft";
    places.push({ at, words, tone });
    at += words.length;
  }
  return places.map((each) => (
    <span key={each.at} className={each.tone && classNames("rounded-sm", each.tone)}>
      {each.words}
    </span>
  ));
}
