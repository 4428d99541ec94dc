import { useTranslation } from "react-i18next";
import type { LeadFilter } from "../../lib/leads-search.ts";
import { Button } from "../../ui/button.tsx";
import { useNow } from "../../ui/time.tsx";
import { useUiWords } from "../../ui/ui-words.tsx";
import { dayOf, dayStart } from "./day-bounds.ts";
import { DayField } from "./day-field.tsx";
import type { FilterChange } from "./leads-address.ts";

/** Days of each span, today included. */
const spans = [1, 7, 30, 90] as const;

interface DayRangeProps {
  readonly filter: LeadFilter;
  readonly onChange: (change: FilterChange) => void;
}

/** When leads were added: a span up to today, or from one day to another, both included. */
export function DayRange({ filter: { createdFrom, createdTo }, onChange }: DayRangeProps) {
  const { t } = useTranslation("leads");
  const { timeZone } = useUiWords();
  const from = createdFrom === undefined ? "" : dayOf(createdFrom, timeZone);
  const to = createdTo === undefined ? "" : dayOf(createdTo, timeZone, 1);
  const today = dayOf(useNow(), timeZone);
  const startOf = (days: number) => dayStart(today, timeZone, 1 - days);
  const set = (part: "createdFrom" | "createdTo", day: string) =>
    onChange({ [part]: day === "" ? undefined : dayStart(day, timeZone, part === "createdTo" ? 1 : 0) });
  return (
    <div>
      <div className="mb-3 flex flex-wrap gap-1.5">
        {spans.map((days) => {
          const isOn = createdTo === undefined && createdFrom === startOf(days);
          return (
            <Button
              key={days}
              aria-pressed={isOn}
              variant={isOn ? "primary" : "secondary"}
              className="h-7 px-2 touch:h-control"
              onClick={() =>
                onChange({ createdFrom: isOn ? undefined : startOf(days), createdTo: undefined })
              }
            >
              {days === 1 ? t("filters.today") : t("filters.lastDays", { count: days })}
            </Button>
          );
        })}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <DayField
          label={t("filters.from")}
          day={from}
          latest={to === "" ? today : to}
          onChange={(day) => set("createdFrom", day)}
        />
        <DayField
          label={t("filters.to")}
          day={to}
          earliest={from}
          latest={today}
          onChange={(day) => set("createdTo", day)}
        />
      </div>
    </div>
  );
}
