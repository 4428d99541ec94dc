import { readVariables, variables, writeVariable } from "@rookery/server/templates/rules";
import { Braces } from "lucide-react";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../../ui/class-names.ts";
import { controlLook, Field } from "../../../ui/field.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu } from "../../../ui/menu.tsx";

interface VariableFieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly value: string;
  readonly maxLength: number;
  readonly isReadOnly: boolean;
  readonly onChange: (value: string) => void;
}

const known: readonly string[] = variables;

/** One line of text with variables in it, such as a subject. */
export function VariableField({ label, help, value, maxLength, isReadOnly, onChange }: VariableFieldProps) {
  const { t } = useTranslation("templateEditor");
  const input = useRef<HTMLInputElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const unknown = readVariables(value).flatMap((part) =>
    typeof part === "string" || known.includes(part.name) ? [] : [part.name],
  );
  const insert = (name: string) => {
    const field = input.current;
    if (!field) return;
    const start = field.selectionStart ?? value.length;
    const written = writeVariable({ name, fallback: "", filter: null });
    const next = `${value.slice(0, start)}${written}${value.slice(field.selectionEnd ?? start)}`;
    if (next.length > maxLength) return;
    onChange(next);
    // Behind the menu, which gives the focus back to its button.
    setTimeout(() => {
      field.focus();
      field.setSelectionRange(start + written.length, start + written.length);
    }, 50);
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
            className="pointer-events-none absolute inset-y-0 left-0 right-9 overflow-hidden border border-transparent px-2.5 text-14 leading-[calc(var(--control)-2px)] whitespace-pre text-transparent touch:right-11 touch:text-16"
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
              !isReadOnly && "pr-9 touch:pr-11",
            )}
          />
          {!isReadOnly && (
            <span className="absolute inset-y-0 right-0 flex items-center pr-0.5">
              <Menu
                align="end"
                trigger={<IconButton size="sm" label={t("field.insert")} icon={<Braces aria-hidden />} />}
                entries={variables.map((name) => ({
                  kind: "item",
                  id: name,
                  label: (
                    <span className="flex items-baseline justify-between gap-6">
                      {t(`variables.${name}`)}
                      <span className="font-mono text-12 text-ink-faint">{name}</span>
                    </span>
                  ),
                  onSelect: () => insert(name),
                }))}
              />
            </span>
          )}
        </div>
      )}
    </Field>
  );
}

/** Stands behind the letters of the field and marks what will be filled in; the letters themselves are the field's. */
function Mirrored({ text }: { text: string }) {
  const places: { readonly at: number; readonly words: string; readonly tone: string | undefined }[] = [];
  let rest = text;
  for (const part of readVariables(text)) {
    if (typeof part === "string") {
      places.push({ at: text.length - rest.length, words: part, tone: undefined });
      rest = rest.slice(part.length);
      continue;
    }
    // As it was written, which may be longer than the shortest form.
    const words = rest.slice(0, rest.indexOf("}}") + 2);
    places.push({
      at: text.length - rest.length,
      words,
      tone: known.includes(part.name) ? "bg-accent-soft" : "bg-warn-soft",
    });
    rest = rest.slice(words.length);
  }
  return places.map(({ at, words, tone }) => (
    <span key={at} className={tone && classNames("rounded-sm", tone)}>
      {words}
    </span>
  ));
}
