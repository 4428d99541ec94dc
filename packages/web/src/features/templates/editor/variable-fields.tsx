import { isFallback, variableFilters, variables, type VariableFilter } from "@rookery/server/templates/rules";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../../ui/select.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { FieldsProps } from "./block-settings.tsx";

export function VariableFields({ attributes, onChange }: FieldsProps) {
  const { t } = useTranslation("templateEditor");
  const { name, fallback, filter } = attributes as {
    name: string;
    fallback: string;
    filter: VariableFilter | null;
  };
  const [typed, setTyped] = useState(fallback);
  const known = variables.find((each) => each === name) ?? null;
  return (
    <>
      <TextField
        label={t("settings.fallback")}
        help={t("settings.fallbackHelp")}
        error={isFallback(typed) ? undefined : t("problems.badFallback")}
        value={typed}
        maxLength={100}
        autoComplete="off"
        dir="auto"
        onChange={({ target: { value } }) => {
          setTyped(value);
          if (isFallback(value)) onChange({ fallback: value });
        }}
      />
      <SelectField
        label={t("settings.name")}
        error={known === null ? t("problems.unknownVariable") : undefined}
        value={known}
        placeholder={name}
        options={variables.map((value) => ({ value, label: t(`variables.${value}`) }))}
        onChange={(next) => onChange({ name: next })}
      />
      <SelectField
        label={t("settings.filter")}
        value={filter ?? "none"}
        options={(["none", ...variableFilters] as const).map((value) => ({
          value,
          label: t(`settings.filters.${value}`),
        }))}
        onChange={(next) => onChange({ filter: next === "none" ? null : next })}
      />
    </>
  );
}
