import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown } from "lucide-react";
import { classNames } from "./class-names.ts";
import { controlLook, Field, type FieldProps } from "./field.tsx";
import { floatLook, itemLook } from "./float-look.ts";
import { useUiWords } from "./ui-words.tsx";

export interface ComboboxProps extends FieldProps {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly options: readonly { value: string; label: string }[];
  readonly placeholder?: string;
}

/** A select whose list is filtered by typing; for more than a dozen options. */
export function Combobox({ value, onChange, options, placeholder, ...field }: ComboboxProps) {
  const words = useUiWords();
  const chosen = options.find((each) => each.value === value) ?? null;
  return (
    <Field {...field}>
      {(wiring) => (
        <Base.Root items={options} value={chosen} onValueChange={(next) => onChange(next?.value ?? null)}>
          <div className="relative">
            <Base.Input
              {...wiring}
              placeholder={placeholder}
              className={classNames(controlLook, "h-control pr-8 pl-2.5")}
            />
            <Base.Trigger
              aria-label={words.openList}
              className="absolute inset-y-0 right-0 flex w-8 items-center justify-center text-ink-faint"
            >
              <ChevronsUpDown aria-hidden className="size-3.5" />
            </Base.Trigger>
          </div>
          <Base.Portal>
            <Base.Positioner sideOffset={4} className="z-50">
              <Base.Popup
                className={classNames(floatLook, "max-h-72 w-(--anchor-width) overflow-y-auto empty:hidden")}
              >
                <Base.Empty className="px-2 text-ink-faint not-empty:py-2">{words.noMatches}</Base.Empty>
                <Base.List>
                  {(option: { value: string; label: string }) => (
                    <Base.Item key={option.value} value={option} className={itemLook}>
                      <span className="flex-1 truncate">{option.label}</span>
                      <Base.ItemIndicator>
                        <Check aria-hidden className="size-3.5" />
                      </Base.ItemIndicator>
                    </Base.Item>
                  )}
                </Base.List>
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.Root>
      )}
    </Field>
  );
}
