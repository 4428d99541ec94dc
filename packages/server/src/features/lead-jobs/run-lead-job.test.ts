import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { JobPutBack } from "../../jobs/queue.ts";
import { createTestApp, TEST_SECRETS_KEYS, type TestApp } from "../../testing/create-test-app.ts";
import { leadJobsWorld, type LeadJobsWorld } from "../../testing/lead-jobs-world.ts";
import { uploadFile } from "../../testing/upload-file.ts";
import { runImport } from "../imports/run-import.ts";

// Each changes ten thousand leads, some several times over.
vi.setConfig({ testTimeout: 60_000 });

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const ROWS = 10_000;
const never = new AbortController().signal;
const hot = { kind: "tag" as const, tags: ["Hot", "Fair"] };

async function filled() {
  const of = await leadJobsWorld(world);
  await of.fill(ROWS);
  const start = async (change: Parameters<typeof of.change>[0] = hot) =>
    (await of.asOwner.leadJobs.change({ companyId: of.company.id, filter: {}, change })).jobId;
  return { ...of, start };
}

const countsOf = async (of: LeadJobsWorld, jobId: string) => {
  const { status, counts } = await of.asOwner.leadJobs.byId({ jobId });
  return { status, ...counts };
};
const tagged = async (of: LeadJobsWorld) => (await of.leads()).filter(({ tags }) => tags.length === 2).length;

const whole = { status: "done", done: ROWS, total: ROWS, changed: ROWS, failed: 0 };

function startProcess(of: LeadJobsWorld, jobId: string) {
  const { env } = world.deps;
  const script = fileURLToPath(new URL("../../testing/run-lead-job-process.ts", import.meta.url));
  return spawn(process.execPath, [script, of.tenant.id, jobId], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ROOKERY_MODE: "start",
      DATA_DIR: env.DATA_DIR,
      DATABASE_URL: env.DATABASE_URL,
      DATABASE_SYSTEM_URL: env.DATABASE_SYSTEM_URL,
      APP_URL: env.APP_URL,
      APP_SECRET: env.APP_SECRET,
      SECRETS_KEYS: TEST_SECRETS_KEYS,
    },
  });
}

describe("a bulk job that is interrupted", () => {
  test("by the death of its process goes on after its last chunk", async () => {
    const of = await filled();
    const jobId = await of.start();
    const child = startProcess(of, jobId);
    await expect
      .poll(async () => (await countsOf(of, jobId)).done, { timeout: 20_000, interval: 5 })
      .toBeGreaterThan(0);
    child.kill("SIGKILL");
    await once(child, "exit");
    // Its transaction ends when the server has noticed; the next run waits for that by itself.
    await of.run(jobId);
    expect(await countsOf(of, jobId)).toEqual(whole);
    expect(await tagged(of)).toBe(ROWS);
  });

  test("by a shutdown stops after a chunk and is put back", async () => {
    const of = await filled();
    const jobId = await of.start();
    const stopping = new AbortController();
    stopping.abort();
    await expect(of.run(jobId, stopping.signal)).rejects.toBeInstanceOf(JobPutBack);
    const { status, done, changed } = await countsOf(of, jobId);
    expect({ status, done, changed }).toEqual({ status: "running", done: 2_000, changed: 2_000 });
    expect(await tagged(of)).toBe(2_000);
    await of.run(jobId);
    expect(await countsOf(of, jobId)).toEqual(whole);
  });

  test("by a second run of itself, as when a process was taken for dead, is done once", async () => {
    const of = await filled();
    const jobId = await of.start();
    await Promise.all([of.run(jobId), of.run(jobId), of.run(jobId)]);
    expect(await countsOf(of, jobId)).toEqual(whole);
    expect(await tagged(of)).toBe(ROWS);
  });

  test("by a person keeps what it did, and the count says how much", async () => {
    const of = await filled();
    const jobId = await of.start({ kind: "delete" });
    const running = of.run(jobId);
    await expect
      .poll(async () => (await countsOf(of, jobId)).done, { timeout: 20_000, interval: 5 })
      .toBeGreaterThan(0);
    await of.asOwner.leadJobs.cancel({ jobId });
    await running;
    const { status, done, changed } = await countsOf(of, jobId);
    expect(status).toBe("cancelled");
    expect(changed).toBe(done);
    expect(await of.leads()).toHaveLength(ROWS - changed);
  });

  test("before its turn has done nothing, and is not taken up", async () => {
    const of = await filled();
    const jobId = await of.start();
    await of.asOwner.leadJobs.cancel({ jobId });
    await of.run(jobId);
    expect(await countsOf(of, jobId)).toMatchObject({ status: "cancelled", done: 0, total: null });
    expect(await tagged(of)).toBe(0);
  });

  test("by the database cutting every connection goes on when it is run again", async () => {
    const of = await filled();
    const jobId = await of.start();
    let isOver = false;
    let cuts = 0;
    const running = (async () => {
      while (!isOver)
        await of.run(jobId).then(
          () => (isOver = true),
          () => undefined,
        );
    })();
    while (cuts < 5 && !isOver) {
      const { rows: cut } = await world.database.superuser.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE usename = 'rookery_app' AND datname = current_database() AND state <> 'idle'`,
      );
      cuts += cut.length;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await running;
    expect(cuts).toBeGreaterThan(0);
    expect(await countsOf(of, jobId)).toEqual(whole);
    expect(await tagged(of)).toBe(ROWS);
  });
});

describe("several at once on the same leads", () => {
  test("jobs and an import take turns, and each has its whole effect", async () => {
    const of = await filled();
    const token = await world.signIn(of.owner.id);
    const lines = Array.from(
      { length: ROWS + 500 },
      (_, at) => `lead-${String(at + 1).padStart(6, "0")}@example.org,"New ${at}"`,
    );
    const importId = await uploadFile(
      world,
      { token, tenant: of.tenant.slug, companyId: of.company.id },
      `email,name\n${lines.join("\n")}\n`,
    );
    await of.asOwner.imports.run({ importId, columns: { email: 0, name: 1 } });
    const jobs = [
      await of.start(),
      await of.start({ kind: "status", status: "archived" }),
      await of.start({ kind: "tag", tags: ["Cold"] }),
    ];
    await Promise.all([
      runImport(world.deps, { tenantId: of.tenant.id, importId }, never),
      ...jobs.map((jobId) => of.run(jobId)),
    ]);
    for (const jobId of jobs) expect(await countsOf(of, jobId)).toEqual(whole);
    const { counts } = await of.asOwner.imports.byId({ importId });
    expect(counts).toMatchObject({ read: ROWS + 500, created: 500, updated: ROWS });
    const leads = await of.leads();
    expect(leads).toHaveLength(ROWS + 500);
    expect(leads.filter(({ tags, status }) => tags.length === 3 && status === "archived")).toHaveLength(ROWS);
  });

  test("a deletion and a move of the same leads leave each lead in one place", async () => {
    const of = await filled();
    const jobs = [
      await of.start({ kind: "delete" }),
      await of.start({ kind: "move", toCompanyId: of.other.id }),
    ];
    await Promise.all(jobs.map((jobId) => of.run(jobId)));
    const [deleted, moved] = await Promise.all(jobs.map((jobId) => countsOf(of, jobId)));
    expect([deleted?.status, moved?.status]).toEqual(["done", "done"]);
    expect((deleted?.changed ?? 0) + (moved?.changed ?? 0)).toBe(ROWS);
    expect(await of.leads()).toEqual([]);
    expect(await of.leads(of.other.id)).toHaveLength(moved?.changed ?? -1);
  });
});
