import {
  suppressionKinds,
  suppressionReasons,
  suppressionSources,
} from "@rookery/server/suppressions/schema";
import { useTranslation } from "react-i18next";
import { SearchBox } from "../../ui/search-box.tsx";
import { Select } from "../../ui/select.tsx";
import type { SuppressionsView } from "./suppressions-query.ts";

export interface SuppressionsFilterProps {
  readonly view: SuppressionsView;
  readonly summary: string | undefined;
  /** What changed alone: the rest may have moved on since this was drawn. */
  readonly onChange: (change: {
    [Key in keyof SuppressionsView]?: SuppressionsView[Key] | undefined;
  }) => void;
}

export function SuppressionsFilter({ view, summary, onChange }: SuppressionsFilterProps) {
  const { t } = useTranslation("suppressions");
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <SearchBox
        label={t("list.search")}
        value={view.q ?? ""}
        onChange={(q) => onChange({ q })}
        className="min-w-48 flex-1 max-sm:basis-full sm:max-w-72"
      />
      <Choice
        label={t("list.kind")}
        all={t("list.anyKind")}
        value={view.kind}
        options={suppressionKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <Choice
        label={t("list.reason")}
        all={t("list.anyReason")}
        value={view.reason}
        options={suppressionReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        onChange={(reason) => onChange({ reason })}
      />
      <Choice
        label={t("list.source")}
        all={t("list.anySource")}
        value={view.source}
        options={suppressionSources.map((value) => ({ value, label: t(`sources.${value}`) }))}
        onChange={(source) => onChange({ source })}
      />
      <p role="status" className="ms-auto min-h-5 text-13 text-ink-faint tabular-nums max-sm:sr-only">
        {summary}
      </p>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly all: string;
  readonly value: Value | undefined;
  readonly options: readonly { value: Value; label: string }[];
  readonly onChange: (value: Value | undefined) => void;
}

function Choice<Value extends string>({ label, all, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <Select<Value | "all">
      aria-label={label}
      value={value ?? "all"}
      onChange={(next) => onChange(next === "all" ? undefined : next)}
      className="min-w-32 max-sm:flex-1"
      options={[{ value: "all", label: all }, ...options]}
    />
  );
}
