import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { JobPutBack } from "../../jobs/queue.ts";
import { createTestApp, TEST_SECRETS_KEYS, type TestApp } from "../../testing/create-test-app.ts";
import { uploadFile } from "../../testing/upload-file.ts";
import { runImport } from "./run-import.ts";

// Each imports tens of thousands of lines, some several times over.
vi.setConfig({ testTimeout: 60_000 });

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const ROWS = 45_000;

/** Unique addresses, one in a hundred broken, one in a hundred a repetition of the line before. */
function leadFile(count = ROWS): string {
  const lines = ["email,name,company"];
  for (let i = 0; i < count; i += 1) {
    const kind = i % 100;
    if (kind === 50) lines.push(`broken-${i},Nobody,`);
    else lines.push(`lead-${kind === 51 ? i - 2 : i}@example.org,"Lead, ${i}",ACME`);
  }
  return `${lines.join("\n")}\n`;
}

async function startedImport(content = leadFile()) {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser);
  const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
  const company = await rows.company(superuser, { tenantId: tenant.id });
  const token = await world.signIn(owner.id);
  const asOwner = await world.as({ personId: owner.id, tenant: tenant.slug });
  const start = async (text: string) => {
    const importId = await uploadFile(world, { token, tenant: tenant.slug, companyId: company.id }, text);
    await asOwner.imports.run({ importId, columns: { email: 0, name: 1, employer: 2 } });
    return { importId, data: { tenantId: tenant.id, importId } };
  };
  return { tenant, company, asOwner, start, ...(await start(content)) };
}
type Started = Awaited<ReturnType<typeof startedImport>>;

async function factsOf({ tenant, importId, asOwner }: Started) {
  const { rows: facts } = await world.database.superuser.query(
    `SELECT (SELECT count(*)::int FROM leads WHERE tenant_id = $1) AS leads,
            (SELECT count(*)::int FROM import_lines WHERE tenant_id = $1 AND import_id = $2) AS lines`,
    [tenant.id, importId],
  );
  const { status, counts } = await asOwner.imports.byId({ importId });
  return { ...(facts[0] as { leads: number; lines: number }), status, counts };
}

const whole = {
  leads: ROWS * 0.98,
  lines: ROWS * 0.02,
  status: "done",
  counts: {
    read: ROWS,
    created: ROWS * 0.98,
    updated: 0,
    unchanged: 0,
    duplicate: ROWS * 0.01,
    suppressed: 0,
    blank: 0,
    rejected: ROWS * 0.01,
  },
};

const never = new AbortController().signal;
const readOf = async (of: Started) => (await of.asOwner.imports.byId({ importId: of.importId })).counts.read;

function startProcess({ tenant, importId }: Started) {
  const { env } = world.deps;
  const script = fileURLToPath(new URL("../../testing/run-import-process.ts", import.meta.url));
  return spawn(process.execPath, [script, tenant.id, importId], {
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

describe("an import that is interrupted", () => {
  test("by the death of its process goes on from its checkpoint, and nothing is lost or doubled", async () => {
    const started = await startedImport();
    const child = startProcess(started);
    await expect.poll(() => readOf(started), { timeout: 15_000, interval: 20 }).toBeGreaterThan(0);
    child.kill("SIGKILL");
    await once(child, "exit");
    const { status, counts, leads } = await factsOf(started);
    expect(status).toBe("running");
    expect(counts.read).toBeLessThan(ROWS);
    expect(leads).toBe(counts.created);
    await runImport(world.deps, started.data, never);
    expect(await factsOf(started)).toEqual(whole);
  });

  test("by a shutdown stops at a checkpoint and is put back", async () => {
    const started = await startedImport();
    const stopping = new AbortController();
    stopping.abort();
    await expect(runImport(world.deps, started.data, stopping.signal)).rejects.toBeInstanceOf(JobPutBack);
    const { status, counts, leads } = await factsOf(started);
    expect({ status, leads }).toEqual({ status: "running", leads: counts.created });
    expect(counts.read).toBeGreaterThan(0);
    expect(counts.read).toBeLessThan(ROWS);
    await runImport(world.deps, started.data, never);
    expect(await factsOf(started)).toEqual(whole);
  });

  test("by the database cutting every connection, again and again, goes on by itself", async () => {
    const started = await startedImport();
    let isOver = false;
    const running = runImport(world.deps, started.data, never).finally(() => (isOver = true));
    let cuts = 0;
    while (cuts < 5 && !isOver) {
      const { rows: cut } = await world.database.superuser.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE usename = 'rookery_app' AND datname = current_database() AND state <> 'idle'`,
      );
      cuts += cut.length;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    await running;
    expect(cuts).toBeGreaterThan(0);
    expect(await factsOf(started)).toEqual(whole);
  });

  test("by a second run of the same job, as when a process was taken for dead, is done once", async () => {
    const started = await startedImport();
    await Promise.all([
      runImport(world.deps, started.data, never),
      runImport(world.deps, started.data, never),
      runImport(world.deps, started.data, never),
    ]);
    expect(await factsOf(started)).toEqual(whole);
  });

  test("by a person keeps what it did, and the count says how much", async () => {
    const started = await startedImport();
    const running = runImport(world.deps, started.data, never);
    await expect.poll(() => readOf(started), { timeout: 15_000, interval: 10 }).toBeGreaterThan(0);
    await started.asOwner.imports.cancel({ importId: started.importId });
    await running;
    const { status, counts, leads } = await factsOf(started);
    expect(status).toBe("cancelled");
    expect(leads).toBe(counts.created);
    expect(counts.read).toBeLessThan(ROWS);
  });
});

describe("two files at once", () => {
  test("with the same addresses make each lead once, and every line is accounted for in both", async () => {
    const first = await startedImport();
    const second = await first.start(leadFile());
    await Promise.all([runImport(world.deps, first.data, never), runImport(world.deps, second.data, never)]);
    const [one, two] = [await factsOf(first), await factsOf({ ...first, ...second })];
    expect([one.status, two.status]).toEqual(["done", "done"]);
    expect(one.counts.created + two.counts.created).toBe(whole.leads);
    // Whoever comes second to an address finds it there, with the same values.
    expect(one.counts.unchanged + two.counts.unchanged).toBe(whole.leads);
    expect(one.leads).toBe(whole.leads);
  });
});

describe("a file that would fill the memory", () => {
  test("is read in pieces, line by line, however long a line is", async () => {
    const huge = `email,name\n"${"x".repeat(3_000_000)}",y\n${"z".repeat(12_000_000)}\na@example.org,Ann\n`;
    const started = await startedImport(
      huge.replace("email,name", "email,name,company").replace("Ann", "Ann,"),
    );
    await runImport(world.deps, started.data, never);
    const { lines } = await started.asOwner.imports.rejections({ importId: started.importId });
    expect(lines.map(({ firstLine, reason }) => [firstLine, reason])).toEqual([
      [2, "record_too_long"],
      [3, "record_too_long"],
    ]);
    expect((await factsOf(started)).counts).toMatchObject({ read: 3, created: 1, rejected: 2 });
  });
});
