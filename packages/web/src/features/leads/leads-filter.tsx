import { useTranslation } from "react-i18next";
import { SearchBox } from "../../ui/search-box.tsx";
import { Select } from "../../ui/select.tsx";
import type { LeadStatus } from "./leads-query.ts";

export interface LeadsFilterValue {
  readonly q: string;
  readonly status: LeadStatus | undefined;
  readonly order: "newest" | "email";
}

export interface LeadsFilterProps {
  readonly value: LeadsFilterValue;
  readonly summary: string | undefined;
  /** What changed alone: the rest may have moved on since this was drawn. */
  readonly onChange: (change: Partial<LeadsFilterValue>) => void;
}

const statuses: readonly LeadStatus[] = ["active", "unsubscribed", "bounced", "complained", "archived"];

export function LeadsFilter({ value, summary, onChange }: LeadsFilterProps) {
  const { t } = useTranslation("leads");
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <SearchBox
        label={t("search")}
        value={value.q}
        onChange={(q) => onChange({ q })}
        className="min-w-48 flex-1 max-sm:basis-full sm:max-w-72"
      />
      <Select
        aria-label={t("filter")}
        value={value.status ?? "all"}
        onChange={(status) => onChange({ status: status === "all" ? undefined : status })}
        className="min-w-36 max-sm:flex-1"
        options={[
          { value: "all" as const, label: t("allStatuses") },
          ...statuses.map((status) => ({ value: status, label: t(`states.${status}`) })),
        ]}
      />
      <Select
        aria-label={t("order")}
        value={value.order}
        onChange={(order) => onChange({ order })}
        className="min-w-32 max-sm:flex-1"
        options={[
          { value: "newest", label: t("newest") },
          { value: "email", label: t("byEmail") },
        ]}
      />
      <p role="status" className="ms-auto min-h-5 text-13 text-ink-faint tabular-nums max-sm:sr-only">
        {summary}
      </p>
    </div>
  );
}
