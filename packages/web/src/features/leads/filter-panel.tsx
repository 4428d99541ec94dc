import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { leadStatuses, TAGS_MAX, type LeadFilter } from "../../lib/leads-search.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { DayRange } from "./day-range.tsx";
import { FieldFilters } from "./field-filters.tsx";
import type { LeadsAddress } from "./leads-address.ts";
import { TagPicker } from "./tag-picker.tsx";
import { useImportChoices, useOwnFields } from "./use-choices.ts";

export interface FilterPanelProps {
  readonly address: Pick<LeadsAddress, "filter" | "setFilter" | "clear">;
  readonly onDone: () => void;
}

/** All that the list can be filtered by. Each change takes effect at once. */
export function FilterPanel({ address: { filter, setFilter, clear }, onDone }: FilterPanelProps) {
  const { t } = useTranslation("leads");
  const { id: companyId } = useCompany();
  const fields = useOwnFields(companyId).data ?? [];
  const toggled = <Value,>(all: readonly Value[] | undefined, value: Value): Value[] | undefined => {
    const next = all?.includes(value) ? all.filter((each) => each !== value) : [...(all ?? []), value];
    return next.length > 0 ? next : undefined;
  };
  return (
    <div className="flex flex-col divide-y divide-line *:px-4 *:py-3.5">
      <Part title={t("filters.status")}>
        <div className="grid grid-cols-2 gap-x-3 gap-y-0.5">
          {leadStatuses.map((status) => (
            <label key={status} className="flex min-h-7 items-center gap-2.5 text-13 text-ink touch:min-h-10">
              <input
                type="checkbox"
                checked={filter.statuses?.includes(status) ?? false}
                onChange={() => setFilter({ statuses: toggled(filter.statuses, status) })}
              />
              {t(`states.${status}`)}
            </label>
          ))}
        </div>
      </Part>
      <Part title={t("filters.tags")} note={t("filters.tagsNote")}>
        <TagPicker
          companyId={companyId}
          label={t("filters.tags")}
          isPicked={({ id }) => id !== undefined && (filter.tagIds?.includes(id) ?? false)}
          onToggle={({ id }) => id !== undefined && setFilter({ tagIds: toggled(filter.tagIds, id) })}
          isFull={(filter.tagIds?.length ?? 0) >= TAGS_MAX}
        />
      </Part>
      <Part title={t("filters.added")}>
        <DayRange filter={filter} onChange={setFilter} />
      </Part>
      <Part title={t("filters.more")}>
        <div className="flex flex-col gap-3">
          <ImportChoice companyId={companyId} filter={filter} onChange={setFilter} />
          <Either
            label={t("filters.name")}
            value={filter.hasName}
            words={{ any: t("filters.nameAny"), yes: t("filters.nameYes"), no: t("filters.nameNo") }}
            onChange={(hasName) => setFilter({ hasName })}
          />
          <Either
            label={t("filters.suppressed")}
            value={filter.isSuppressed}
            words={{
              any: t("filters.suppressedAny"),
              yes: t("filters.suppressedYes"),
              no: t("filters.suppressedNo"),
            }}
            onChange={(isSuppressed) => setFilter({ isSuppressed })}
          />
        </div>
      </Part>
      {fields.length > 0 && (
        <Part title={t("filters.fields")}>
          <FieldFilters
            fields={fields}
            filters={filter.fields ?? []}
            onChange={(next) => setFilter({ fields: next })}
          />
        </Part>
      )}
      <div className="sticky bottom-0 flex justify-between gap-2 border-t border-line bg-raised max-sm:-bottom-5">
        <Button variant="quiet" onClick={clear}>
          {t("filters.clear")}
        </Button>
        <Button variant="primary" onClick={onDone}>
          {t("filters.done")}
        </Button>
      </div>
    </div>
  );
}

function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <span id={id} className="text-13 font-medium text-ink">
          {title}
        </span>
        {note !== undefined && <span className="text-12 text-ink-faint">{note}</span>}
      </div>
      {children}
    </div>
  );
}

interface EitherProps {
  readonly label: string;
  readonly value: boolean | undefined;
  readonly words: { readonly any: string; readonly yes: string; readonly no: string };
  readonly onChange: (value: boolean | undefined) => void;
}

const Either = ({ label, value, words, onChange }: EitherProps) => (
  <Select
    aria-label={label}
    value={value === undefined ? "any" : value ? "yes" : "no"}
    options={(["any", "yes", "no"] as const).map((each) => ({ value: each, label: words[each] }))}
    onChange={(chosen) => onChange(chosen === "any" ? undefined : chosen === "yes")}
  />
);

const ANY = "any";

interface ImportChoiceProps {
  readonly companyId: string;
  readonly filter: LeadFilter;
  readonly onChange: LeadsAddress["setFilter"];
}

function ImportChoice({ companyId, filter: { importId }, onChange }: ImportChoiceProps) {
  const { t, i18n } = useTranslation("leads");
  const imports = useImportChoices(companyId).data ?? [];
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium" });
  const known = imports.filter(({ id, counts }) => counts.created > 0 || id === importId);
  const options = known.map(({ id, fileName, createdAt }) => ({
    value: id,
    label: `${fileName} · ${day.format(new Date(createdAt))}`,
  }));
  const isOld = importId !== undefined && !known.some(({ id }) => id === importId);
  return (
    <Select
      aria-label={t("filters.import")}
      value={importId ?? ANY}
      options={[
        { value: ANY, label: t("filters.importAny") },
        ...(isOld ? [{ value: importId, label: t("filters.importOld") }] : []),
        ...options,
      ]}
      onChange={(chosen) => onChange({ importId: chosen === ANY ? undefined : chosen })}
    />
  );
}
