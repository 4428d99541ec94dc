import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import { query, type Session } from "../product/api.ts";
import { startProduct, type Product } from "../product/start-product.ts";
import { percentile, type Figure } from "./figures.ts";
import { indexAll, largeList, type LargeList } from "./list-data.ts";

const OWN = Number(process.env["BENCH_LEADS"] ?? 5_000_000);
const ELSEWHERE = Math.round(OWN * 0.4);
const SMALL = 100_000;
const CONNECTIONS = 10;
const SECONDS = 4;
/** Of each word. */
const SEARCHES = 20;

/** Every order, every filter, and filters in an order that their index does not know. */
const cells = (list: LargeList): Record<string, object> => ({
  newest: {},
  oldest: { order: "oldest" },
  email: { order: "email" },
  email_desc: { order: "email_desc" },
  name: { order: "name" },
  name_desc: { order: "name_desc" },
  bounced: { statuses: ["bounced"] },
  active: { statuses: ["active"] },
  suppressed: { isSuppressed: true },
  not_suppressed: { isSuppressed: false },
  tag: { tagIds: [list.often] },
  rare_tag: { tagIds: [list.rare] },
  import: { importId: list.importId },
  created: { createdFrom: list.createdFrom, createdTo: list.createdTo },
  named: { hasName: true },
  nameless: { hasName: false },
  bounced_by_email: { statuses: ["bounced"], order: "email" },
  tag_by_name: { tagIds: [list.often], order: "name" },
});

/** 97.5th percentile of the first page over ten connections, in milliseconds. */
async function pageMs({ session, companyId }: LargeList, input: object): Promise<number> {
  const search = encodeURIComponent(JSON.stringify({ companyId, ...input }));
  const result = await autocannon({
    url: `${session.url}/trpc/leads.list?input=${search}`,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { cookie: session.cookie, "x-portal-tenant": session.slug, "x-portal-client": "portal" },
  });
  if (result.non2xx > 0) throw new Error(`${result.non2xx} pages were refused`);
  return result.latency.p97_5;
}

interface Cell {
  readonly name: string;
  readonly ms: number;
}

const worst = (all: readonly Cell[]): Cell =>
  all.reduce((most, each) => (each.ms > most.ms ? each : most), { name: "", ms: 0 });

const shown = (what: string, all: readonly Cell[]): void =>
  void process.stderr.write(`${what}: ${all.map(({ name, ms }) => `${name} ${ms.toFixed(1)}`).join(", ")}\n`);

async function pages(list: LargeList): Promise<Cell[]> {
  const all: Cell[] = [];
  for (const [name, input] of Object.entries(cells(list))) all.push({ name, ms: await pageMs(list, input) });
  return all;
}

/** Any part of a text, from all deciles of how often a word occurs, no hit included. */
const words = [
  "example",
  "acme",
  "müller",
  "smith 4",
  "neill 49",
  "example500",
  "987654",
  "garcía 1234",
  "8@example12.",
  "12345.",
  "p12345.",
  ".1234567@",
  "müller, zoë 4321",
  "zzz",
  "nobody has this",
];

const beginnings = ["p", "p1", "g", "m", "o'", "田", "z"];

/** 95th percentile of a word's answers, one after the other. */
async function searches({ session, companyId }: LargeList, all: readonly string[]): Promise<Cell[]> {
  const found: Cell[] = [];
  for (const word of all) {
    const taken: number[] = [];
    for (let turn = 0; turn < SEARCHES; turn += 1) {
      const begun = performance.now();
      await query(session, "leads.list", { companyId, search: word });
      taken.push(performance.now() - begun);
    }
    found.push({ name: JSON.stringify(word), ms: percentile(taken, 0.95) });
  }
  return found;
}

/** Data statements of one page, session look-up included, as the server's own log counts them. */
async function statementsOf(product: Product, session: Session, input: object): Promise<number> {
  const { superuser } = product.database;
  const { rows } = await superuser.query<{ data_directory: string }>("SHOW data_directory");
  const log = join(rows[0]?.data_directory ?? "", "server.log");
  const lines = () =>
    readFileSync(log, "utf8")
      .split("\n")
      .filter((line) => /^rookery_app .* execute |execute (find_caller|memberships)/.test(line)).length;
  await query(session, "leads.list", input);
  await sleep(300);
  const before = lines();
  await query(session, "leads.list", input);
  await sleep(300);
  return lines() - before;
}

async function statements(product: Product, { session, companyId, rare }: LargeList): Promise<number> {
  const { superuser } = product.database;
  const settings = ["log_statement = 'all'", "log_line_prefix = '%u '"];
  for (const setting of settings) await superuser.query(`ALTER SYSTEM SET ${setting}`);
  await superuser.query("SELECT pg_reload_conf()");
  const counts: number[] = [];
  for (const input of [
    {},
    { order: "name", statuses: ["active"] },
    { order: "email", tagIds: [rare] },
    { search: "p1" },
    { search: "nobody has this" },
    { search: "smith 4" },
  ])
    counts.push(await statementsOf(product, session, { companyId, ...input }));
  await superuser.query("ALTER SYSTEM RESET ALL");
  await superuser.query("SELECT pg_reload_conf()");
  return Math.max(...counts);
}

/** `list`: the leads page with millions of leads here and elsewhere. */
export async function benchList(): Promise<Figure[]> {
  const product = await startProduct();
  try {
    const small = await largeList(product, SMALL);
    const large = await largeList(product, OWN);
    await largeList(product, ELSEWHERE);
    await indexAll(product);
    process.stderr.write(`filled: ${OWN} leads here, ${ELSEWHERE} elsewhere\n`);
    const [ofSmall, ofLarge] = [await pages(small), await pages(large)];
    const [found, begun] = [await searches(large, words), await searches(large, beginnings)];
    shown("pages", ofLarge);
    shown("pages of the small list", ofSmall);
    shown("searches", found);
    const page = worst(ofLarge);
    const same = ofSmall.find(({ name }) => name === page.name)?.ms ?? 0;
    const [word, beginning] = [worst(found), worst(begun)];
    return [
      {
        name: "list.p95_ms_5m",
        value: page.ms,
        unit: "ms",
        floor: `${page.name} of ${OWN} leads`,
        bar: { atMost: 20 },
      },
      { name: "list.p95_vs_100k", value: page.ms / same, floor: `${same} ms`, bar: { atMost: 2 } },
      { name: "list.search_p95_ms_5m", value: word.ms, unit: "ms", floor: word.name, bar: { atMost: 60 } },
      {
        name: "list.prefix_p95_ms_5m",
        value: beginning.ms,
        unit: "ms",
        floor: beginning.name,
        bar: { atMost: 60 },
      },
      { name: "list.queries", value: await statements(product, large), bar: { atMost: 4 } },
    ];
  } finally {
    await product.stop();
  }
}
