/** Digests and reports come at eight in the morning where their reader is. */
const MORNING_HOUR = 8;

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

interface LocalMoment {
  /** As in 2026-11-27, so that days compare as texts. */
  readonly day: string;
  readonly hour: number;
  /** 0 = Monday. */
  readonly weekday: number;
}

function localMoment(at: Date, timeZone: string): LocalMoment {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    weekday: "short",
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: `${part["year"]}-${part["month"]}-${part["day"]}`,
    hour: Number(part["hour"]),
    weekday: weekdays.indexOf(part["weekday"] ?? ""),
  };
}

export interface LastTold {
  readonly told: Date;
  readonly now: Date;
  readonly timeZone: string;
}

/** Whether a morning has come since the day on which they were last told. */
export function isMorningDue({ told, now, timeZone }: LastTold): boolean {
  const local = localMoment(now, timeZone);
  return local.hour >= MORNING_HOUR && localMoment(told, timeZone).day < local.day;
}

const DAY_MS = 86_400_000;

/** Whether a Monday morning has come since the week in which they were last told; later in the week it still counts. */
export function isWeekDue({ told, now, timeZone }: LastTold): boolean {
  const local = localMoment(now, timeZone);
  if (local.weekday === 0 && local.hour < MORNING_HOUR) return false;
  const monday = localMoment(new Date(now.getTime() - local.weekday * DAY_MS), timeZone).day;
  return localMoment(told, timeZone).day < monday;
}
