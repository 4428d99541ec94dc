import { describe, expect, it } from "vitest";
import { dayOf, dayStart } from "./day-bounds.ts";

describe("a day where the reader is", () => {
  it.each([
    ["2026-11-30", "Europe/Berlin", "2026-11-29T23:00:00.000Z"],
    ["2026-11-30", "America/Los_Angeles", "2026-11-30T08:00:00.000Z"],
    ["2026-11-30", "Asia/Kathmandu", "2026-11-29T18:15:00.000Z"],
    // Clocks change in the night of this day, and in that before the other.
    ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
    ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
    ["2026-10-25", "Europe/Berlin", "2026-10-24T22:00:00.000Z"],
    ["2026-10-26", "Europe/Berlin", "2026-10-25T23:00:00.000Z"],
  ])("%s in %s begins at %s", (day, timeZone, start) => {
    expect(dayStart(day, timeZone)).toBe(start);
    expect(dayOf(start, timeZone)).toBe(day);
  });

  it("ends where the next begins", () => {
    const end = dayStart("2026-10-25", "Europe/Berlin", 1);
    expect(end).toBe(dayStart("2026-10-26", "Europe/Berlin"));
    expect(dayOf(end, "Europe/Berlin", 1)).toBe("2026-10-25");
  });
});
