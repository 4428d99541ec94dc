import { useEffect, useState } from "react";
import { useUiWords } from "./ui-words.tsx";

export interface TimeProps {
  /** ISO 8601. */
  readonly at: string;
  /** `relative` = "3 minutes ago"; `date` = the day alone. The whole of it is shown on hover. */
  readonly form?: "relative" | "date";
}

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** "in 2 hours", "3 minutes ago", "now", by the reader's language. */
export function relativeTime(at: Date, now: Date, locale: string): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  for (const [unit, length] of units)
    if (Math.abs(seconds) >= length) return format.format(Math.round(seconds / length), unit);
  return format.format(0, "second");
}

/** A moment as the reader would say it, in their zone, with the exact time on hover. */
export function Time({ at, form = "relative" }: TimeProps) {
  const { locale } = useUiWords();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(tick);
  }, []);
  const moment = new Date(at);
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "long" }).format(moment);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(moment);
  return (
    <time dateTime={at} title={exact} className="whitespace-nowrap">
      {form === "date" ? day : relativeTime(moment, now, locale)}
    </time>
  );
}
