import { readFileSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";
import { mutate, query, signUp, type Session } from "../product/api.ts";
import { startProduct, type Product } from "../product/start-product.ts";
import { percentile, type Figure } from "./figures.ts";

const OWN = Number(process.env["BENCH_LEADS"] ?? 5_000_000);
const ELSEWHERE = Math.round(OWN * 0.4);
const SMALL = 100_000;
const CONNECTIONS = 10;
const SEARCHES = 300;

/** Leads as an import would leave them, but written by SQL: the list is measured, not the import. */
async function fill(
  product: Product,
  place: { tenantId: string; companyId: string },
  count: number,
): Promise<void> {
  const step = 500_000;
  for (let done = 0; done < count; done += step) {
    await product.database.superuser.query(
      `INSERT INTO leads (tenant_id, company_id, email, name, company, status)
       SELECT $1, $2, 'p' || (n * 7919) % 1000003 || '.' || n || '@example' || n % 997 || '.org',
              (ARRAY['Müller, Zoë', 'O''Neill', 'García', '田中', 'Smith'])[1 + n % 5] || ' ' || n % 5000,
              (ARRAY['Acme', 'Größe & Söhne', NULL])[1 + n % 3], CASE WHEN n % 50 = 0 THEN 'bounced' ELSE 'active' END
       FROM generate_series($3::bigint, $4::bigint) AS n`,
      [place.tenantId, place.companyId, done + 1, Math.min(count, done + step)],
    );
  }
}

const tenantOf = async (product: Product, session: Session): Promise<string> =>
  (
    await product.database.superuser.query<{ id: string }>("SELECT id FROM tenants WHERE slug = $1", [
      session.slug,
    ])
  ).rows[0]?.id ?? "";

async function withLeads(product: Product, count: number): Promise<{ session: Session; companyId: string }> {
  const session = await signUp(product.url);
  const company = await mutate<{ id: string }>(session, "companies.add", { name: "Large" });
  await fill(product, { tenantId: await tenantOf(product, session), companyId: company.id }, count);
  return { session, companyId: company.id };
}

/** 97.5th percentile of the first page over ten connections, in milliseconds. */
async function pageMs(session: Session, input: object): Promise<number> {
  const result = await autocannon({
    url: `${session.url}/trpc/leads.list?input=${encodeURIComponent(JSON.stringify(input))}`,
    connections: CONNECTIONS,
    duration: 6,
    headers: { cookie: session.cookie, "x-portal-tenant": session.slug, "x-portal-client": "portal" },
  });
  if (result.non2xx > 0) throw new Error(`${result.non2xx} pages were refused`);
  return result.latency.p97_5;
}

/** Prefix searches from all deciles of how often a beginning occurs, no hit included; one after the other. */
async function searchMs(session: Session, companyId: string): Promise<number> {
  const terms = [
    "p",
    "p1",
    "p12",
    "p123",
    "p1234",
    "p12345.",
    "garcía 1",
    "müller",
    "o'neill 4",
    "nobody has this",
  ];
  const taken: number[] = [];
  for (let turn = 0; turn < SEARCHES; turn += 1) {
    const begun = performance.now();
    await query(session, "leads.list", { companyId, search: terms[turn % terms.length] });
    taken.push(performance.now() - begun);
  }
  return percentile(taken, 0.95);
}

/** Data statements of one page, session look-up included, as the server's own log counts them. */
async function statements(product: Product, session: Session, companyId: string): Promise<number> {
  const { superuser } = product.database;
  await superuser.query("ALTER SYSTEM SET log_statement = 'all'");
  await superuser.query("SELECT pg_reload_conf()");
  await query(session, "leads.list", { companyId });
  await new Promise((later) => setTimeout(later, 300));
  const folder =
    (await superuser.query<{ data_directory: string }>("SHOW data_directory")).rows[0]?.data_directory ?? "";
  const log = join(folder, "server.log");
  const lines = () =>
    readFileSync(log, "utf8")
      .split("\n")
      .filter((line) => /execute (find_caller|leads_|memberships)/.test(line)).length;
  const before = lines();
  await query(session, "leads.list", { companyId });
  await new Promise((later) => setTimeout(later, 300));
  const counted = lines() - before;
  await superuser.query("ALTER SYSTEM RESET log_statement");
  await superuser.query("SELECT pg_reload_conf()");
  return counted;
}

/** `list`: the leads page with millions of leads here and elsewhere. */
export async function benchList(): Promise<Figure[]> {
  const product = await startProduct();
  try {
    const small = await withLeads(product, SMALL);
    const large = await withLeads(product, OWN);
    await withLeads(product, ELSEWHERE);
    await product.database.superuser.query("VACUUM ANALYZE leads");
    const filtered = { status: "bounced" as const };
    const smallMs = await pageMs(small.session, { companyId: small.companyId, ...filtered });
    const largeMs = await pageMs(large.session, { companyId: large.companyId, ...filtered });
    const search = await searchMs(large.session, large.companyId);
    const count = await statements(product, large.session, large.companyId);
    return [
      { name: "list.p95_ms_5m", value: largeMs, unit: "ms", floor: `${OWN} leads`, bar: { atMost: 20 } },
      { name: "list.p95_vs_100k", value: largeMs / smallMs, floor: `${smallMs} ms`, bar: { atMost: 2 } },
      { name: "list.prefix_p95_ms_5m", value: search, unit: "ms", bar: { atMost: 60 } },
      { name: "list.queries", value: count, bar: { atMost: 4 } },
    ];
  } finally {
    await product.stop();
  }
}
