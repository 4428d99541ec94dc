import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { mutate, query, signUp, type Session } from "../product/api.ts";
import {
  ended,
  runImport,
  secondsOf,
  unaccounted,
  upload,
  type ImportState,
} from "../product/import-file.ts";
import { writeLeadFile, type LeadFile } from "../product/lead-file.ts";
import { startProduct, type Product } from "../product/start-product.ts";
import { median, spreadOf, type Figure } from "./figures.ts";

const ROWS = Number(process.env["BENCH_ROWS"] ?? 1_000_000);
const ROUNDS = 3;

/**
 * The floor: what somebody with psql does who wants the file in and accounts for nothing. COPY into a temporary table, then one
 * INSERT that skips what is there, into the product's own table with its keys, walls and indexes, at the same durability.
 * (e2e/bench/floors)
 */
async function copyAndInsert(
  product: Product,
  place: { tenantId: string; companyId: string },
  file: LeadFile,
): Promise<number> {
  const client = new pg.Client({ connectionString: product.database.urls.app });
  await client.connect();
  try {
    const begun = performance.now();
    await client.query("BEGIN");
    await client.query(
      "SELECT set_config('rookery.tenant', $1, true), set_config('rookery.companies', 'all', true)",
      [place.tenantId],
    );
    await client.query(
      "CREATE TEMPORARY TABLE incoming (email text, name text, company text, status text) ON COMMIT DROP",
    );
    await pipeline(
      createReadStream(file.path),
      client.query(copyFrom("COPY incoming FROM STDIN WITH (FORMAT csv, HEADER)")),
    );
    await client.query(
      `INSERT INTO leads (tenant_id, company_id, email, name, company, status)
       SELECT $1, $2, lower(email), name, nullif(company, ''), status FROM incoming WHERE email LIKE '%@%'
       ON CONFLICT DO NOTHING`,
      [place.tenantId, place.companyId],
    );
    await client.query("COMMIT");
    return (performance.now() - begun) / 1000;
  } finally {
    await client.end();
  }
}

async function newCompany(session: Session, name: string): Promise<string> {
  return (await mutate<{ id: string }>(session, "companies.add", { name })).id;
}

interface Run {
  readonly state: ImportState;
  /** From the first byte of the upload to the end of the import. */
  readonly wholeSeconds: number;
}

async function importOnce(session: Session, companyId: string, file: LeadFile): Promise<Run> {
  const begun = performance.now();
  const importId = await upload(session, companyId, file);
  await runImport(session, importId);
  const state = await ended(session, importId);
  if (state.status !== "done" || unaccounted(state) !== 0)
    throw new Error(`The import ended as ${JSON.stringify(state)}`);
  return { state, wholeSeconds: (performance.now() - begun) / 1000 };
}

/** Whom a search is asked for: the last of the file, and one that is older than what a search looks at one by one. */
const SOUGHT = [ROWS - 1, Math.max(0, ROWS - 10_001)];

/** Waits until the job behind the imports has indexed what they wrote, so that it slows nothing that is measured. */
async function untilIndexed({ database }: Product): Promise<void> {
  const open = "SELECT FROM pgboss.job WHERE name = 'index-leads' AND state < 'completed'";
  while ((await database.superuser.query(open)).rowCount) await sleep(100);
}

/** Seconds from the end of an import until a search finds every row of it. */
async function findableSeconds(product: Product, session: Session, companyId: string): Promise<number> {
  const begun = performance.now();
  await untilIndexed(product);
  const isFound = async (row: number): Promise<boolean> => {
    const input = { companyId, search: `.${row}@example` };
    return (await query<{ leads: unknown[] }>(session, "leads.list", input)).leads.length === 1;
  };
  while (!(await Promise.all(SOUGHT.map(isFound))).every(Boolean)) await sleep(100);
  return (performance.now() - begun) / 1000;
}

/** `import`: a file of a million leads through the real upload, against what psql takes for it. */
export async function benchImport(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "rookery-bench-"));
  const product = await startProduct({ durable: true });
  try {
    const session = await signUp(product.url);
    const { rows } = await product.database.superuser.query<{ id: string }>(
      "SELECT id FROM tenants WHERE slug = $1",
      [session.slug],
    );
    const tenantId = rows[0]?.id ?? "";
    const file = await writeLeadFile({ path: join(folder, "first.csv"), rows: ROWS });
    const again = await writeLeadFile({ path: join(folder, "again.csv"), rows: ROWS, changedEvery: 100 });
    const idle = product.memoryMib("current");
    const [ours, floor, whole, reimport, findable]: number[][] = [[], [], [], [], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      const companyId = await newCompany(session, `Floor ${round}`);
      floor?.push(await copyAndInsert(product, { tenantId, companyId }, file));
      const target = await newCompany(session, `Import ${round}`);
      const first = await importOnce(session, target, file);
      ours?.push(secondsOf(first.state));
      whole?.push(first.wholeSeconds);
      findable?.push(await findableSeconds(product, session, target));
      const second = await importOnce(session, target, again);
      reimport?.push(secondsOf(second.state));
      await untilIndexed(product);
      process.stderr.write(
        `import: ${JSON.stringify(first.state.counts)} again ${JSON.stringify(second.state.counts)}\n`,
      );
      await product.database.superuser.query("TRUNCATE leads CASCADE");
      await product.database.superuser.query("CHECKPOINT");
    }
    const [took, sql] = [median(ours ?? []), median(floor ?? [])];
    return [
      {
        name: "import.vs_sql",
        value: took / sql,
        floor: `${took.toFixed(1)} s of ${sql.toFixed(1)} s`,
        bar: { atMost: 1 },
        spread: Math.max(spreadOf(ours ?? []), spreadOf(floor ?? [])),
      },
      { name: "import.rows_per_s", value: ROWS / took, bar: { atLeast: 60_000 } },
      { name: "import.rss_mib", value: product.memoryMib("peak") - idle, unit: "MiB", bar: { atMost: 256 } },
      { name: "import.reimport_vs_first", value: median(reimport ?? []) / took, bar: { atMost: 0.4 } },
      { name: "import.findable_s", value: median(findable ?? []), unit: "s", bar: { atMost: 60 } },
      { name: "import.upload_overhead", value: median(whole ?? []) / took, bar: { atMost: 1.15 } },
    ];
  } finally {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
