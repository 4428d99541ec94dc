import { createServer, connect, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { createDb, type Db } from "@rookery/db";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { ANSWER_MS, CHECK_MS, createHealth } from "./health.ts";
import { jobBodies } from "./jobs/job-bodies.ts";
import { createQueue, type Queue } from "./jobs/queue.ts";
import { createTestApp, type TestApp } from "./testing/create-test-app.ts";

/** A wire to the database that can be cut, or go silent as a lost network does. */
interface Wire {
  readonly port: number;
  cut(): void;
  silence(): void;
  mend(): void;
  close(): Promise<void>;
}

function layWire(target: URL): Promise<Wire> {
  const sockets = new Set<Socket>();
  let state: "whole" | "cut" | "silent" = "whole";
  const server: Server = createServer((near) => {
    sockets.add(near.on("error", () => undefined).on("close", () => sockets.delete(near)));
    if (state === "cut") return near.destroy();
    if (state === "silent") return undefined;
    const far = connect(Number(target.port), target.hostname);
    sockets.add(far.on("error", () => near.destroy()).on("close", () => sockets.delete(far)));
    near.on("close", () => far.destroy());
    return near.pipe(far).pipe(near);
  });
  return new Promise((laid) =>
    server.listen(0, "127.0.0.1", () =>
      laid({
        port: (server.address() as AddressInfo).port,
        cut: () => {
          state = "cut";
          for (const each of sockets) each.destroy();
        },
        silence: () => {
          state = "silent";
          for (const each of sockets) each.unpipe().pause();
        },
        mend: () => {
          state = "whole";
          for (const each of sockets) each.destroy();
        },
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const each of sockets) each.destroy();
          }),
      }),
    ),
  );
}

let world: TestApp;
let wire: Wire;
let db: Db;
let queue: Queue;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
  const { urls } = world.database;
  wire = await layWire(new URL(urls.app));
  const through = (address: string) => {
    const url = new URL(address);
    url.port = String(wire.port);
    return url.href;
  };
  const systemUrl = through(urls.system);
  db = createDb({ appUrl: through(urls.app), systemUrl, poolSize: 3 });
  queue = createQueue(systemUrl, pino({ level: "silent" }));
  await queue.start(jobBodies(world.deps));
});
afterAll(async () => {
  wire.mend();
  await queue.stop();
  await db.close();
  await wire.close();
  await world.close();
});

describe("readiness", () => {
  test("is true with database, migrations and queue", async () => {
    const health = await createHealth(db, queue).current();
    expect(health).toEqual({ ready: true, checks: { database: "ok", migrations: "ok", queue: "ok" } });
  });

  test("an answer's age and the longest wait for a check stay within two seconds", () => {
    expect(CHECK_MS + ANSWER_MS).toBeLessThanOrEqual(2_000);
  });

  test("is lost with the database, and comes back with it", async () => {
    const health = createHealth(db, queue);
    const isReady = async () => (await health.current()).ready;
    expect(await isReady()).toBe(true);
    wire.cut();
    await vi.waitUntil(async () => !(await isReady()), { timeout: 10_000, interval: 100 });
    wire.mend();
    await vi.waitUntil(isReady, { timeout: 15_000, interval: 100 });
  });

  test("does not hang on a database that has gone silent", async () => {
    wire.silence();
    const health = await createHealth(db, queue).current();
    expect(health.ready).toBe(false);
    expect(health.checks["database"]).toBe("no answer");
    wire.mend();
    const after = createHealth(db, queue);
    await vi.waitUntil(async () => (await after.current()).ready, { timeout: 15_000, interval: 100 });
  });

  test("is lost while a migration is pending", async () => {
    const { rows } = await world.database.superuser.query<{ migration_name: string }>(
      "DELETE FROM _prisma_migrations WHERE id = (SELECT id FROM _prisma_migrations ORDER BY started_at DESC LIMIT 1) RETURNING migration_name",
    );
    const { ready, checks } = await createHealth(db, queue).current();
    expect(ready).toBe(false);
    expect(checks["migrations"]).toContain(rows[0]?.migration_name);
  });

  test("asked a thousand times at once is looked at once", async () => {
    const ping = vi.spyOn(db, "ping");
    const health = createHealth(db, queue);
    await Promise.all(Array.from({ length: 1_000 }, () => health.current()));
    expect(ping).toHaveBeenCalledTimes(1);
  });

  test("is false as soon as the process drains", async () => {
    const health = createHealth(db, queue);
    health.drain();
    expect((await health.current()).ready).toBe(false);
  });
});
