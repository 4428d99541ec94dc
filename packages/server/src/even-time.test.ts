import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { evenTime } from "./even-time.ts";

/** Which of the two comes first. */
const first = (one: Promise<unknown>, other: Promise<unknown>) =>
  Promise.race([
    one.then(
      () => "one",
      () => "one",
    ),
    other.then(() => "other"),
  ]);

describe("an even answer", () => {
  test("waits for its time, whether the work succeeds or fails at once", async () => {
    expect(
      await first(
        evenTime(300, async () => "quick"),
        delay(20),
      ),
    ).toBe("other");
    expect(
      await first(
        evenTime(300, () => Promise.reject(new Error("quick"))),
        delay(20),
      ),
    ).toBe("other");
  });

  test("waits for work that takes longer, and gives what it gave", async () => {
    expect(await evenTime(1, () => delay(30, "slow"))).toBe("slow");
    await expect(evenTime(1, () => delay(30).then(() => Promise.reject(new Error("late"))))).rejects.toThrow(
      "late",
    );
  });
});
