import { memo, useSyncExternalStore } from "react";
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

interface Formats {
  readonly relative: Intl.RelativeTimeFormat;
  readonly exact: Intl.DateTimeFormat;
}

/** Making a formatter costs more than all that a list formats with it, so each language and zone has its own once. */
const formats = new Map<string, Formats>();

function formatsOf(locale: string, timeZone?: string): Formats {
  const key = `${locale} ${timeZone ?? ""}`;
  const known = formats.get(key) ?? {
    relative: new Intl.RelativeTimeFormat(locale, { numeric: "auto" }),
    exact: new Intl.DateTimeFormat(locale, {
      dateStyle: "full",
      timeStyle: "long",
      ...(timeZone !== undefined && { timeZone }),
    }),
  };
  formats.set(key, known);
  return known;
}

const TICK_MS = 30_000;
let now = new Date();
let ticking: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** One clock for every time on the page; it stands while none is shown. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    now = new Date();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** What was shown after the clock stood still must not be older than it says. */
function readClock(): Date {
  if (ticking === undefined && Date.now() - now.getTime() > TICK_MS) now = new Date();
  return now;
}

/** "in 2 hours", "3 minutes ago", "now", by the reader's language. */
export function relativeTime(at: Date, from: Date, locale: string): string {
  const seconds = (at.getTime() - from.getTime()) / 1000;
  const { relative } = formatsOf(locale);
  for (const [unit, length] of units)
    if (Math.abs(seconds) >= length) return relative.format(Math.round(seconds / length), unit);
  return relative.format(0, "second");
}

/** The present moment, half a minute old at most. */
export const useNow = (): Date => useSyncExternalStore(subscribe, readClock);

/** A moment as the reader would say it, in their zone, with the exact time on hover. */
export const Time = memo(function Time({ at, form = "relative" }: TimeProps) {
  const { locale, timeZone, writeDay } = useUiWords();
  const moment = new Date(at);
  const clock = useNow();
  const { exact } = formatsOf(locale, timeZone);
  return (
    // In a region that is read aloud its ticking would be read again and again.
    <time aria-live="off" dateTime={at} title={exact.format(moment)} className="whitespace-nowrap">
      {form === "date" ? writeDay(moment) : relativeTime(moment, clock, locale)}
    </time>
  );
});

/** `Europe/Madrid (GMT+1)`: the offset as it is now. */
export function zoneLabel(timeZone: string, now: Date, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "shortOffset" }).formatToParts(
    now,
  );
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  return `${timeZone.replaceAll("_", " ")} (${offset})`;
}
