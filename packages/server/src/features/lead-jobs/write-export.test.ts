import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { JobPutBack } from "../../jobs/queue.ts";
import { createTestApp, TEST_SECRETS_KEYS, type TestApp } from "../../testing/create-test-app.ts";
import { leadJobsWorld, type LeadJobsWorld } from "../../testing/lead-jobs-world.ts";
import { removePurgedRows } from "../companies/remove-purged-rows.ts";
import { runLeadJob } from "./run-lead-job.ts";
import { sweepExports } from "./sweep-exports.ts";

vi.setConfig({ testTimeout: 60_000 });

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const ROWS = 60_000;
const never = new AbortController().signal;
const DAY_MS = 24 * 3_600_000;

async function filled(count = ROWS) {
  const of = await leadJobsWorld(world);
  await of.fill(count);
  const input = { companyId: of.company.id, filter: {}, format: "csv" as const };
  const start = async () => (await of.asOwner.leadJobs.export(input)).jobId;
  return { ...of, start };
}

const jobOf = (of: LeadJobsWorld, jobId: string) => of.asOwner.leadJobs.byId({ jobId });

/** What stands in the files' place of the job. */
const filesOf = (jobId: string): string[] => {
  try {
    return readdirSync(join(world.deps.env.DATA_DIR, "files/exports")).filter((name) =>
      name.startsWith(jobId),
    );
  } catch {
    return [];
  }
};

async function expectWhole(of: LeadJobsWorld, jobId: string, count = ROWS) {
  const { status, counts, file } = await jobOf(of, jobId);
  expect({ status, counts }).toEqual({
    status: "done",
    counts: { done: count, total: count, changed: 0, failed: 0 },
  });
  expect(filesOf(jobId)).toEqual([jobId]);
  const content = await buffer(world.deps.files.read(`exports/${jobId}`));
  expect(content.length).toBe(file?.sizeBytes);
  const emails = content
    .toString("utf8")
    .split("\r\n")
    .slice(1, -1)
    .map((line) => line.split(",")[0]);
  expect(emails).toHaveLength(count);
  expect(new Set(emails).size).toBe(count);
}

/** The files' port, with something done to the pieces on their way. */
const withPieces = (through: (pieces: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>) => {
  const { files } = world.deps;
  const writePieces = (key: string, pieces: AsyncIterable<Uint8Array>) =>
    files.writePieces(key, through(pieces));
  return { ...world.deps, files: { ...files, writePieces } };
};

describe("an export that is interrupted", () => {
  test("by the death of its process is written anew, and leaves nothing beside it", async () => {
    const of = await filled();
    const jobId = await of.start();
    const { env } = world.deps;
    const script = fileURLToPath(new URL("../../testing/run-lead-job-process.ts", import.meta.url));
    const child = spawn(process.execPath, [script, of.tenant.id, jobId], {
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
    await expect
      .poll(async () => (await jobOf(of, jobId)).counts.done, { timeout: 20_000, interval: 5 })
      .toBeGreaterThan(0);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(filesOf(jobId)).toEqual([expect.stringMatching(/\.part$/)]);
    // The server lets go of the dead one's lock when it notices; until then the job is put back.
    await vi.waitFor(() => of.run(jobId), { timeout: 20_000 });
    await expectWhole(of, jobId);
  });

  test("by a shutdown is put back without a file", async () => {
    const of = await filled();
    const jobId = await of.start();
    const stopping = new AbortController();
    const deps = withPieces(async function* (pieces) {
      for await (const piece of pieces) {
        yield piece;
        stopping.abort();
      }
    });
    const running = runLeadJob(deps, { tenantId: of.tenant.id, jobId }, stopping.signal);
    await expect(running).rejects.toBeInstanceOf(JobPutBack);
    expect(filesOf(jobId)).toEqual([]);
    expect((await jobOf(of, jobId)).status).toBe("running");
    await of.run(jobId);
    await expectWhole(of, jobId);
  });

  test("by a second run of itself is written once", async () => {
    const of = await filled();
    const jobId = await of.start();
    const runs = await Promise.allSettled([of.run(jobId), of.run(jobId), of.run(jobId)]);
    const refused = runs.flatMap((run) => (run.status === "rejected" ? [run.reason as unknown] : []));
    expect(refused.every((reason) => reason instanceof JobPutBack)).toBe(true);
    expect(refused.length).toBeLessThan(3);
    await of.run(jobId);
    await expectWhole(of, jobId);
  });

  test("by a person, or by a full disk, leaves no file and says so", async () => {
    const of = await filled();
    const [cancelled, full] = [await of.start(), await of.start()];
    const data = (jobId: string) => ({ tenantId: of.tenant.id, jobId });
    const cancelling = withPieces(async function* (pieces) {
      let isFirst = true;
      for await (const piece of pieces) {
        if (isFirst) await of.asOwner.leadJobs.cancel({ jobId: cancelled });
        isFirst = false;
        yield piece;
      }
    });
    await runLeadJob(cancelling, data(cancelled), never);
    // oxlint-disable-next-line require-yield
    const filling = withPieces(async function* () {
      throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    });
    await runLeadJob(filling, data(full), never);
    expect([await jobOf(of, cancelled), await jobOf(of, full)]).toMatchObject([
      { status: "cancelled", file: null },
      { status: "failed", failureReason: "disk_full", file: null },
    ]);
    expect([...filesOf(cancelled), ...filesOf(full)]).toEqual([]);
  });

  test("by the loss of access ends without a file", async () => {
    const of = await filled(10);
    const jobId = await of.start();
    await world.database.superuser.query("UPDATE tenant_users SET suspended = now() WHERE user_id = $1", [
      of.owner.id,
    ]);
    await of.run(jobId);
    const { rows: found } = await world.database.superuser.query(
      "SELECT status, failure_reason FROM lead_jobs WHERE id = $1",
      [jobId],
    );
    expect(found).toEqual([{ status: "failed", failure_reason: "no_permission" }]);
    expect(filesOf(jobId)).toEqual([]);
  });
});

describe("an exported file", () => {
  const download = async (of: LeadJobsWorld, jobId: string) => {
    const token = await world.signIn(of.owner.id);
    const response = await world.app.request(`/lead-exports/${jobId}?tenant=${of.tenant.slug}`, {
      headers: { cookie: `portal_session=${token}` },
    });
    return [response.status, await response.text()] as const;
  };

  test("goes after seven days, and its row says so", async () => {
    const of = await filled(10);
    const jobId = await of.start();
    await of.run(jobId);
    const at = (days: number) => ({ ...world.deps, clock: () => new Date(Date.now() + days * DAY_MS) });
    await sweepExports(at(6.9), never);
    expect((await jobOf(of, jobId)).file).toMatchObject({ isThere: true });
    await sweepExports(at(7.1), never);
    expect(filesOf(jobId)).toEqual([]);
    expect((await jobOf(of, jobId)).file).toMatchObject({ isThere: false });
    const [status, body] = await download(of, jobId);
    expect(status).toBe(404);
    expect(body).toContain("export_expired");
  });

  test("cannot be fetched once its time is over, also before it is removed", async () => {
    const of = await filled(10);
    const jobId = await of.start();
    await of.run(jobId);
    expect((await download(of, jobId))[0]).toBe(200);
    await world.database.superuser.query(
      "UPDATE lead_jobs SET file_expires = now() - interval '1 s' WHERE id = $1",
      [jobId],
    );
    expect((await download(of, jobId))[0]).toBe(404);
  });

  test("goes with its company", async () => {
    const of = await filled(10);
    const jobId = await of.start();
    await of.run(jobId);
    await world.database.superuser.query(
      "UPDATE companies SET status = 'archived', archived = now(), purged = now() WHERE id = $1",
      [of.company.id],
    );
    const data = { tenantId: of.tenant.id, companyId: of.company.id, personId: of.owner.id };
    await removePurgedRows(world.deps, data, never);
    expect(filesOf(jobId)).toEqual([]);
  });
});
