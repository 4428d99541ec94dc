import { describe, expect, test } from "vitest";
import { isMorningDue, isWeekDue } from "./local-morning.ts";

const at = (iso: string) => new Date(iso);

describe("a digest", () => {
  const told = at("2026-11-26T09:00:00Z");

  test.each([
    ["before eight in Madrid", "2026-11-27T06:59:00Z", "Europe/Madrid", false],
    ["from eight in Madrid", "2026-11-27T07:00:00Z", "Europe/Madrid", true],
    [
      "at the same moment in Los Angeles, where it is night",
      "2026-11-27T07:00:00Z",
      "America/Los_Angeles",
      false,
    ],
    ["still in the evening, where a morning was missed", "2026-11-27T21:00:00Z", "Europe/Madrid", true],
    ["not again on the same day", "2026-11-26T22:00:00Z", "Europe/Madrid", false],
    ["from eight in Auckland, which is a day ahead", "2026-11-26T19:00:00Z", "Pacific/Auckland", true],
  ])("%s", (_, now, timeZone, isDue) => {
    expect(isMorningDue({ told, now: at(now), timeZone })).toBe(isDue);
  });
});

describe("a weekly report", () => {
  // A Thursday.
  const told = at("2026-11-26T09:00:00Z");

  test.each([
    ["waits for Monday", "2026-11-29T23:00:00Z", false],
    ["waits for eight on Monday", "2026-11-30T06:59:00Z", false],
    ["comes at eight on Monday", "2026-11-30T07:00:00Z", true],
    ["comes on Wednesday, where Monday was missed", "2026-12-02T05:00:00Z", true],
  ])("%s", (_, now, isDue) => {
    expect(isWeekDue({ told, now: at(now), timeZone: "Europe/Madrid" })).toBe(isDue);
  });

  test("comes once a week", () => {
    const monday = at("2026-11-30T07:10:00Z");
    expect(isWeekDue({ told: monday, now: at("2026-12-06T22:00:00Z"), timeZone: "Europe/Madrid" })).toBe(
      false,
    );
    expect(isWeekDue({ told: monday, now: at("2026-12-07T07:10:00Z"), timeZone: "Europe/Madrid" })).toBe(
      true,
    );
  });
});
