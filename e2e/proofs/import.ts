import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { mutate, type Session } from "../product/api.ts";
import { ended, importState, runImport, unaccounted, upload } from "../product/import-file.ts";
import { writeLeadFile, type LeadFile } from "../product/lead-file.ts";
import { startProduct, type Product } from "../product/start-product.ts";
import { makeTenantWorld } from "../product/world.ts";
import { control, nought, tried, type Proof } from "./proof.ts";

const ROWS = 200_000;
const KILLS = 10;
const DATABASE_KILLS = 3;

async function leadsIn(product: Product, companyId: string): Promise<{ all: number; distinct: number }> {
  const { rows } = await product.database.superuser.query<{ all: number; distinct: number }>(
    "SELECT count(*)::int AS all, count(DISTINCT email)::int AS distinct FROM leads WHERE company_id = $1",
    [companyId],
  );
  return rows[0] ?? { all: 0, distinct: 0 };
}

const readSoFar = async (session: Session, importId: string): Promise<number> =>
  (await importState(session, importId).catch(() => undefined))?.counts.read ?? 0;

/** Seconds until the import has read more than it had; the server is back up meanwhile. */
async function secondsToResume(session: Session, importId: string, before: number): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const state = await importState(session, importId).catch(() => undefined);
    if (state && (state.counts.read > before || state.status === "done"))
      return (performance.now() - begun) / 1000;
    if (performance.now() - begun > 60_000) return Number.POSITIVE_INFINITY;
    await sleep(50);
  }
}

function told(what: string, seconds: number): number {
  process.stderr.write(`import: resumed ${seconds.toFixed(1)} s after ${what} was killed\n`);
  return seconds;
}

/** A row somewhere in the next third of what is left. */
const placeBetween = (read: number): number => read + 1 + Math.floor((Math.random() * (ROWS - read)) / 3);

/** Kills the server, then PostgreSQL, again and again in the middle of one import each. */
async function killsInTheMiddle(product: Product, session: Session, file: LeadFile) {
  let [kills, databaseKills, maxResume, lost, doubled, missing] = [0, 0, 0, 0, 0, 0];
  while (kills < KILLS || databaseKills < DATABASE_KILLS) {
    const company = await mutate<{ id: string }>(session, "companies.add", {
      name: `Crash ${kills} ${databaseKills}`,
    });
    const importId = await upload(session, company.id, file);
    await runImport(session, importId);
    let last = -1;
    let next = placeBetween(0);
    for (;;) {
      const read = await readSoFar(session, importId);
      const state = await importState(session, importId).catch(() => undefined);
      if (state?.status === "done") break;
      const isForward = read > last && read >= next && read < ROWS;
      if (isForward && kills < KILLS) {
        last = read;
        next = placeBetween(read);
        await product.kill();
        await product.launch();
        kills += 1;
        maxResume = Math.max(maxResume, told("server", await secondsToResume(session, importId, read)));
      } else if (isForward && databaseKills < DATABASE_KILLS) {
        last = read;
        next = placeBetween(read);
        await product.crashDatabase();
        await product.recoverDatabase();
        databaseKills += 1;
        maxResume = Math.max(maxResume, told("PostgreSQL", await secondsToResume(session, importId, read)));
      } else await sleep(20);
    }
    const state = await ended(session, importId);
    const there = await leadsIn(product, company.id);
    lost += Math.max(0, file.expected.created - there.distinct);
    doubled += there.all - there.distinct + Math.max(0, there.all - file.expected.created);
    missing += Math.abs(unaccounted(state)) + Math.abs(state.counts.read - file.rows);
    for (const part of ["created", "duplicate", "rejected"] as const)
      missing += Math.abs(state.counts[part] - file.expected[part]);
  }
  return { kills, databaseKills, maxResume, lost, doubled, missing };
}

/** With the checkpoint taken back behind the accounting's rows, the counts must disagree with the file. */
async function loseCheckpoint(product: Product, session: Session, file: LeadFile): Promise<boolean> {
  const company = await mutate<{ id: string }>(session, "companies.add", { name: "Without checkpoint" });
  const importId = await upload(session, company.id, file);
  await runImport(session, importId);
  while ((await readSoFar(session, importId)) === 0) await sleep(20);
  await product.kill();
  await product.database.superuser.query(
    "UPDATE imports SET checkpoint_line = checkpoint_line + 20000 WHERE id = $1",
    [importId],
  );
  await product.launch();
  const state = await ended(session, importId);
  const there = await leadsIn(product, company.id);
  return state.counts.read !== file.rows || there.all < file.expected.created;
}

/** `import`: whatever is killed in the middle, every row arrives once and is accounted for. */
export const proveImport: Proof = async () => {
  const folder = mkdtempSync(join(tmpdir(), "rookery-import-"));
  const product = await startProduct({ durable: true, isLogShown: false });
  try {
    const { owner } = await makeTenantWorld(product);
    const file = await writeLeadFile({ path: join(folder, "leads.csv"), rows: ROWS });
    const killed = await killsInTheMiddle(product, owner, file);
    const isFound = await loseCheckpoint(product, owner, file);
    return [
      tried("import.rows", ROWS, 100_000),
      tried("import.kills", killed.kills, KILLS),
      tried("import.database_kills", killed.databaseKills, DATABASE_KILLS),
      nought("import.lost", killed.lost),
      nought("import.doubled", killed.doubled),
      nought("import.unaccounted", killed.missing),
      { name: "import.max_resume_s", value: killed.maxResume, unit: "s", bar: { atMost: 30 } },
      control("import", isFound),
    ];
  } finally {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
