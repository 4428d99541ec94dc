import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FIELDS_MAX, type FieldFilter } from "../../lib/leads-search.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import { DayField } from "./day-field.tsx";
import { TypedField } from "./typed-field.tsx";
import type { OwnField } from "./use-choices.ts";

export interface FieldFiltersProps {
  readonly fields: readonly OwnField[];
  readonly filters: readonly FieldFilter[];
  readonly onChange: (filters: FieldFilter[] | undefined) => void;
}

/** The company's own fields: those that are filtered by, each by its type, and a choice of another. */
export function FieldFilters({ fields, filters, onChange }: FieldFiltersProps) {
  const { t } = useTranslation("leads");
  const [begun, setBegun] = useState<readonly string[]>([]);
  const shown = fields.filter(
    ({ id }) => begun.includes(id) || filters.some(({ fieldId }) => fieldId === id),
  );
  const others = fields.filter((field) => !shown.includes(field));
  const set = (fieldId: string, next: FieldFilter | undefined) => {
    const rest = filters.filter((each) => each.fieldId !== fieldId);
    const all = next ? [...rest, next] : rest;
    onChange(all.length > 0 ? all : undefined);
  };
  return (
    <div className="flex flex-col gap-3">
      {shown.map((field) => (
        <div key={field.id} className="flex items-end gap-1">
          <div className="min-w-0 flex-1">
            <OneField
              field={field}
              filter={filters.find(({ fieldId }) => fieldId === field.id)}
              onChange={(next) => set(field.id, next)}
            />
          </div>
          <IconButton
            label={t("filters.removeField", { name: field.name })}
            icon={<X aria-hidden />}
            onClick={() => {
              setBegun(begun.filter((id) => id !== field.id));
              set(field.id, undefined);
            }}
          />
        </div>
      ))}
      {shown.length < FIELDS_MAX && others.length > 0 && (
        <Select
          aria-label={t("filters.field")}
          value={null}
          placeholder={t("filters.chooseField")}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => setBegun([...begun, id])}
        />
      )}
    </div>
  );
}

interface OneFieldProps {
  readonly field: OwnField;
  readonly filter: FieldFilter | undefined;
  readonly onChange: (filter: FieldFilter | undefined) => void;
}

function OneField({ field: { id: fieldId, name, type }, filter, onChange }: OneFieldProps) {
  const { t } = useTranslation("leads");
  const setBound = (part: "from" | "to", bound: string | number | undefined) => {
    const { is: _is, ...now } = filter ?? { fieldId };
    const next = { ...now, [part]: bound };
    const said = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
    onChange("from" in said || "to" in said ? (said as FieldFilter) : undefined);
  };
  if (type === "text")
    return (
      <TypedField
        type="text"
        label={t("filters.isExactly", { name })}
        value={typeof filter?.is === "string" ? filter.is : ""}
        onChange={(typed) => onChange(typed === "" ? undefined : { fieldId, is: typed })}
      />
    );
  if (type === "boolean")
    return (
      <Select
        aria-label={name}
        value={filter?.is === undefined ? "any" : filter.is ? "yes" : "no"}
        options={[
          { value: "any", label: t("filters.fieldAny", { name }) },
          { value: "yes", label: t("filters.fieldYes", { name }) },
          { value: "no", label: t("filters.fieldNo", { name }) },
        ]}
        onChange={(chosen) => onChange(chosen === "any" ? undefined : { fieldId, is: chosen === "yes" })}
      />
    );
  const bound = (part: "from" | "to") => String(filter?.[part] ?? "");
  return (
    <div className="grid grid-cols-2 gap-3">
      {(["from", "to"] as const).map((part) =>
        type === "date" ? (
          <DayField
            key={part}
            label={t(`filters.field_${part}`, { name })}
            day={bound(part)}
            onChange={(day) => setBound(part, day === "" ? undefined : day)}
          />
        ) : (
          <TypedField
            key={part}
            type="number"
            label={t(`filters.field_${part}`, { name })}
            value={bound(part)}
            onChange={(typed) => setBound(part, typed === "" ? undefined : Number(typed))}
          />
        ),
      )}
    </div>
  );
}
