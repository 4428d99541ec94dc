import { createDb } from "@rookery/db";
import { createTestDatabase, type TestDatabase } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { AppError } from "./errors.ts";
import { createRateLimits, limits, type RateLimits } from "./rate-limits.ts";

let database: TestDatabase;
let here: RateLimits;
let elsewhere: RateLimits;
let closeElsewhere: () => Promise<void>;
beforeAll(async () => {
  database = await createTestDatabase(inject("databaseServer"));
  here = createRateLimits(database.db);
  // A second process of the product: a pool of its own on the same database.
  const other = createDb({ appUrl: database.urls.app, systemUrl: database.urls.system, poolSize: 5 });
  elsewhere = createRateLimits(other);
  closeElsewhere = () => other.close();
});
afterAll(async () => {
  await closeElsewhere();
  await database.drop();
});

const max = limits.signInAccount.points;

async function allowed(tries: number, of: (index: number) => RateLimits, key: string): Promise<number> {
  const spent = Array.from({ length: tries }, (_, index) => of(index).spend("signInAccount", key));
  return (await Promise.allSettled(spent)).filter(({ status }) => status === "fulfilled").length;
}

describe("a limit", () => {
  test("lets exactly its points through, however many come at once", async () => {
    expect(await allowed(200, () => here, "burst")).toBe(max);
  });

  test("is one for all processes", async () => {
    expect(await allowed(100, (index) => (index % 2 ? here : elsewhere), "two processes")).toBe(max);
  });

  test("says when to come again", async () => {
    await allowed(max, () => here, "patience");
    const refusal = await here.spend("signInAccount", "patience").catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    const { code, reason, extra } = refusal as AppError;
    expect([code, reason]).toEqual(["limited", "too_many_requests"]);
    expect(extra.retryAfterSeconds).toBeGreaterThan(0);
    expect(extra.retryAfterSeconds).toBeLessThanOrEqual(limits.signInAccount.seconds);
  });

  test("ends when its time is over", async () => {
    await allowed(max, () => here, "time");
    expect(await allowed(1, () => here, "time")).toBe(0);
    await database.superuser.query("UPDATE rate_limits SET expire = extract(epoch FROM now()) * 1000 - 1");
    expect(await allowed(1, () => here, "time")).toBe(1);
  });

  test("counts keys and purposes apart", async () => {
    await allowed(max, () => here, "mine");
    expect(await allowed(1, () => here, "yours")).toBe(1);
    await expect(here.spend("mailAccount", "mine")).resolves.toBeUndefined();
  });

  test("starts anew when it is forgotten, and gives back no more than was asked", async () => {
    await allowed(max, () => here, "again");
    await here.giveBack("signInAccount", "again");
    expect(await allowed(3, () => here, "again")).toBe(1);
    await here.forget("signInAccount", "again");
    expect(await allowed(max + 3, () => here, "again")).toBe(max);
  });

  test("holds for keys of any length, and its table shows none of them", async () => {
    const key = `${"long.address".repeat(40)}@example.com`;
    expect(await allowed(20, (index) => (index % 2 ? here : elsewhere), key)).toBe(max);
    const { rows } = await database.superuser.query<{ key: string }>("SELECT key FROM rate_limits");
    expect(rows.map((row) => row.key).join()).not.toContain("example.com");
  });

  test("holds within each process while the database is out of reach", async () => {
    const lost = createDb({
      appUrl: "postgresql://app@127.0.0.1:1/none",
      systemUrl: "postgresql://system@127.0.0.1:1/none",
      connectTimeoutMs: 200,
    });
    const alone = createRateLimits(lost);
    expect(await allowed(50, () => alone, "outage")).toBe(max);
    await lost.close();
  });
});
