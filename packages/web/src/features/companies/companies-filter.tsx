import { useTranslation } from "react-i18next";
import { SearchBox } from "../../ui/search-box.tsx";
import { Select } from "../../ui/select.tsx";

export type StatusFilter = "inUse" | "archived" | "all";

export interface CompaniesFilterProps {
  readonly q: string;
  readonly filter: StatusFilter;
  readonly summary: string;
  /** What changed alone: the rest may have moved on since this was drawn. */
  readonly onChange: (change: { q?: string; filter?: StatusFilter }) => void;
}

export function CompaniesFilter({ q, filter, summary, onChange }: CompaniesFilterProps) {
  const { t } = useTranslation("companies");
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <SearchBox
        label={t("list.search")}
        value={q}
        onChange={(typed) => onChange({ q: typed })}
        className="min-w-40 flex-1 sm:max-w-64"
      />
      <Select
        aria-label={t("list.filter")}
        value={filter}
        onChange={(next) => onChange({ filter: next })}
        className="w-32"
        options={[
          { value: "inUse", label: t("list.inUse") },
          { value: "archived", label: t("list.archived") },
          { value: "all", label: t("list.all") },
        ]}
      />
      <p role="status" className="ms-auto text-13 text-ink-faint tabular-nums max-sm:sr-only">
        {summary}
      </p>
    </div>
  );
}
