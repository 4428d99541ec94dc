import { useTranslation } from "react-i18next";
import { formatNumber } from "../../ui/format-number.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { leadStatuses } from "@rookery/server/leads/schema";
import type { LeadOwnField, LeadStatus } from "./use-lead.ts";

const isStatus = (value: unknown): value is LeadStatus => leadStatuses.some((status) => status === value);

/** As the audit log keeps the value of a field that holds a date. */
const isDay = (value: unknown): value is string =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);

/** Values of leads as a person reads them. */
export function useValueWords() {
  const { t } = useTranslation("lead");
  const { t: ofList } = useTranslation("leads");
  const { locale } = useUiWords();
  const day = (value: string): string => {
    const at = new Date(`${value}T00:00:00Z`);
    // A day of the calendar is the same in every zone.
    return Number.isNaN(at.getTime())
      ? value
      : new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(at);
  };
  const ofField = (type: LeadOwnField["type"], value: NonNullable<LeadOwnField["value"]>): string => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "number") return formatNumber(value, locale);
    return type === "date" ? day(value) : value;
  };
  /** What the audit log kept of a change, whatever it is. */
  const ofChange = (key: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return t("history.nothing");
    if (key === "status" && isStatus(value)) return ofList(`states.${value}`);
    if (Array.isArray(value)) return value.length === 0 ? t("history.nothing") : value.map(String).join(", ");
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "number") return formatNumber(value, locale);
    return isDay(value) ? day(value) : String(value);
  };
  return { ofField, ofChange };
}
