import type { Session } from "../product/api.ts";
import { allProcedures, idsOf, inputOf, randomIds, type Ids, type Kind } from "../product/procedures.ts";
import { send } from "../product/send.ts";
import { startProduct, type Product } from "../product/start-product.ts";
import { makeTenantWorld, type TenantWorld } from "../product/world.ts";
import { control, nought, tried, type Proof } from "./proof.ts";

/** Tables that no role of the application may reach are walled by having no policy and no grant for it. */
const uncovered = `
  SELECT c.relname FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND c.relname <> '_prisma_migrations'
    AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND (
      EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'wall'
              AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL)
      OR NOT has_any_column_privilege('rookery_app', c.oid, 'SELECT, INSERT, UPDATE')))`;

async function tables(product: Product): Promise<{ covered: number; bare: string[] }> {
  const { superuser } = product.database;
  const all = await superuser.query(
    "SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
  );
  const bare = (await superuser.query<{ relname: string }>(uncovered)).rows.map((row) => row.relname);
  return { covered: (all.rowCount ?? 0) - 1 - bare.length, bare };
}

interface Outsider {
  readonly name: string;
  readonly as: Session | undefined;
  readonly slug: string;
}

/** Who must not learn anything of `own`: nobody, another tenant's owner in both places, and members of another company. */
const outsiders = (own: TenantWorld, other: TenantWorld): Outsider[] => [
  { name: "nobody", as: undefined, slug: own.slug },
  { name: "stranger here", as: other.owner, slug: own.slug },
  { name: "stranger at home", as: other.owner, slug: other.slug },
  { name: "stranger's member", as: other.member, slug: other.slug },
  { name: "other company's member", as: own.otherMember, slug: own.slug },
];

const insiders = (own: TenantWorld): Outsider[] =>
  (["owner", "admin", "member", "viewer"] as const).map((name) => ({ name, as: own[name], slug: own.slug }));

/** Ends the caller's own session or makes tenants; what it answers names nobody's rows, and it would stop the crawl. */
const endsTheCrawl = new Set(["sessions.signOut", "sessions.endOthers"]);

interface Crawl {
  calls: number;
  leaks: string[];
  differ: string[];
}

async function crawl(
  product: Product,
  worlds: readonly [TenantWorld, TenantWorld],
  kinds: Record<string, Kind>,
): Promise<Crawl> {
  const [own, other] = worlds;
  const found: Crawl = { calls: 0, leaks: [], differ: [] };
  for (const [path, kind] of Object.entries(kinds)) {
    if (endsTheCrawl.has(path)) continue;
    const ask = async (who: Outsider, ids: Ids) => {
      found.calls += 1;
      return send({ url: product.url, path, kind, input: inputOf(path, ids), as: who.as, slug: who.slug });
    };
    for (const who of outsiders(own, other)) {
      const foreign = await ask(who, idsOf(own));
      const random = await ask(who, randomIds());
      const isColleague = who.name === "other company's member";
      const secrets = isColleague
        ? [`First ${own.canary}`, `${own.canary}@`, `${own.canary}.csv`]
        : [own.canary];
      if (secrets.some((secret) => foreign.body.includes(secret))) found.leaks.push(`${path} to ${who.name}`);
      if (takesIds(path) && (foreign.status !== random.status || foreign.body !== random.body)) {
        found.differ.push(
          `${path} as ${who.name}: ${foreign.status} ${foreign.body} / ${random.status} ${random.body}`,
        );
      }
    }
    // Reads only: insiders' writes would change what the next caller sees.
    if (kind !== "mutation") for (const who of insiders(own)) await ask(who, idsOf(own));
  }
  return found;
}

/** Whether the procedure's input names a row at all. */
function takesIds(path: string): boolean {
  const [one, two] = [JSON.stringify(inputOf(path, fixed("1"))), JSON.stringify(inputOf(path, fixed("2")))];
  return one !== two && !/example\.com/.test(one ?? "");
}
const fixed = (mark: string): Ids => ({
  companyId: mark,
  leadId: mark,
  importId: mark,
  leadJobId: mark,
  domainId: mark,
  accountId: mark,
  folderId: mark,
  templateId: mark,
  handoffId: mark,
  noticeId: mark,
  inviteId: mark,
  userId: mark,
  sessionId: mark,
  hostId: mark,
  suppressionId: mark,
  tagId: mark,
  fieldId: mark,
  viewId: mark,
});

const INTERLEAVED = 20_000;
const AT_ONCE = 16;

/** Two tenants' reads over one connection, a tenth of them cut off at a random moment. */
async function interleave(
  product: Product,
  worlds: readonly [TenantWorld, TenantWorld],
): Promise<{ calls: number; mixed: number }> {
  let [calls, mixed, next] = [0, 0, 0];
  const worker = async () => {
    while (next < INTERLEAVED) {
      const turn = next;
      next += 1;
      const [own, other] = turn % 2 === 0 ? worlds : [worlds[1], worlds[0]];
      const cut = new AbortController();
      if (turn % 10 === 0) setTimeout(() => cut.abort(), Math.random() * 8);
      const path = turn % 3 === 0 ? "companies.list" : "companies.byId";
      const input = turn % 3 === 0 ? {} : { companyId: own.company.id };
      const call = {
        url: product.url,
        path,
        kind: "query" as const,
        input,
        as: own.owner,
        slug: own.slug,
        signal: cut.signal,
      };
      const answer = await send(call).catch(() => undefined);
      calls += 1;
      if (
        answer &&
        (answer.body.includes(other.canary) || (answer.status === 200 && !answer.body.includes(own.canary)))
      )
        mixed += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { calls, mixed };
}

/** `isolation`: no tenant and no company sees, changes or learns of another's rows. */
export const proveIsolation: Proof = async () => {
  const product = await startProduct({ env: { DATABASE_POOL_SIZE: "1" } });
  try {
    const worlds = [await makeTenantWorld(product), await makeTenantWorld(product)] as const;
    const kinds = allProcedures();
    const before = await fingerprint(product, worlds[0]);
    const covered = await tables(product);
    const found = await crawl(product, worlds, kinds);
    const changed = (await fingerprint(product, worlds[0])) === before ? 0 : 1;
    const mixing = await interleave(product, worlds);
    for (const line of [...found.leaks, ...found.differ, ...covered.bare])
      process.stderr.write(`isolation: ${line}\n`);
    const isFound = await breakWall(product, worlds);
    return [
      tried("isolation.tables", covered.covered, 30),
      nought("isolation.tables_uncovered", covered.bare.length),
      tried("isolation.procedures", Object.keys(kinds).length, 20),
      tried("isolation.calls", found.calls, 300),
      nought("isolation.leaks", found.leaks.length),
      nought("isolation.rows_changed", changed),
      nought("isolation.answers_differ", found.differ.length),
      tried("isolation.interleaved", mixing.calls, INTERLEAVED),
      nought("isolation.mixed", mixing.mixed),
      control("isolation", isFound),
    ];
  } finally {
    await product.stop();
  }
};

/** A digest of the tenant's rows, as a superuser sees them. */
async function fingerprint(product: Product, world: TenantWorld): Promise<string> {
  const walled = await product.database.superuser.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id'
     AND table_name NOT IN ('audit_log', 'mails') ORDER BY 1`,
  );
  const parts: string[] = [];
  for (const { name } of walled.rows) {
    const { rows } = await product.database.superuser.query<{ digest: string }>(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${name} t WHERE tenant_id = $1`,
      [world.tenantId],
    );
    parts.push(`${name} ${rows[0]?.digest}`);
  }
  return parts.join("\n");
}

/** With the wall of `companies` gone, the crawl must see a leak and the catalogue a bare table. */
async function breakWall(product: Product, worlds: readonly [TenantWorld, TenantWorld]): Promise<boolean> {
  await product.database.superuser.query("ALTER TABLE companies DISABLE ROW LEVEL SECURITY");
  const bare = await tables(product);
  const found = await crawl(product, worlds, { "companies.list": "query" });
  return bare.bare.includes("companies") && found.leaks.length > 0;
}
