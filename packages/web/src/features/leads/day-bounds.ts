const DAY_MS = 24 * 3_600_000;

/** Milliseconds by which the clocks of a zone are ahead of UTC at a moment. */
function offsetAt(at: number, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    ...(timeZone !== undefined && { timeZone }),
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) - at;
}

/** The moment at which a day begins where the reader is. @param day as `2026-11-30`; `later` = so many days after it. */
export function dayStart(day: string, timeZone: string | undefined, later = 0): string {
  const midnight = Date.parse(`${day}T00:00:00Z`) + later * DAY_MS;
  // The offset of a moment near it may be another than its own where clocks change that day.
  const near = midnight - offsetAt(midnight, timeZone);
  return new Date(midnight - offsetAt(near, timeZone)).toISOString();
}

/** The day on which a moment falls where the reader is. @param earlier milliseconds before it. */
export function dayOf(at: string | Date, timeZone: string | undefined, earlier = 0): string {
  const moment = new Date(at).getTime() - earlier;
  return new Date(moment + offsetAt(moment - (moment % 1000), timeZone)).toISOString().slice(0, 10);
}
