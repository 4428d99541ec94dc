import type { Policy } from "@rookery/server/policies/schema";
import { useTranslation } from "react-i18next";
import { classNames } from "../../ui/class-names.ts";
import { controlLook } from "../../ui/field.tsx";
import { Switch } from "../../ui/switch.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";

/** Changes some rules of the draft and leaves the others. */
export type ChangePolicy = (changed: Partial<Policy>) => void;

export interface SwitchRuleProps {
  readonly label: string;
  readonly help: string;
  readonly isOn: boolean;
  readonly isReadOnly: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function SwitchRule({ label, help, isOn, isReadOnly, onChange }: SwitchRuleProps) {
  return (
    <SettingRow
      label={label}
      help={help}
      control={(wiring) => (
        <Switch {...wiring} label={label} isOn={isOn} isDisabled={isReadOnly} onChange={onChange} />
      )}
    />
  );
}

export interface NumberRuleProps {
  readonly label: string;
  readonly help: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Behind the number: characters, hours. */
  readonly unit: string;
  readonly isReadOnly: boolean;
  readonly onChange: (value: number) => void;
}

/** A number within its bounds; what lies outside is taken to the nearest one when the field is left. */
export function NumberRule(props: NumberRuleProps) {
  const { label, help, value, min, max, unit, isReadOnly, onChange } = props;
  const { t } = useTranslation("policies");
  return (
    <SettingRow
      label={label}
      help={`${help} ${t("between", { min, max })}`}
      control={(wiring) => (
        <span className="flex items-center gap-2">
          <input
            {...wiring}
            key={value}
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            defaultValue={value}
            disabled={isReadOnly}
            onBlur={(event) => {
              const typed = Math.round(Number(event.target.value));
              const kept = Number.isFinite(typed) ? Math.min(max, Math.max(min, typed)) : value;
              event.target.value = String(kept);
              if (kept !== value) onChange(kept);
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter") event.currentTarget.blur();
            }}
            className={classNames(controlLook, "h-control w-20 px-2.5 text-end tabular-nums")}
          />
          <span className="w-20 text-13 text-ink-soft">{unit}</span>
        </span>
      )}
    />
  );
}
