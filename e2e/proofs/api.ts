import fc from "fast-check";
import { signUp, type Session } from "../product/api.ts";
import { allProcedures, idsOf, inputOf, type Ids, type Kind } from "../product/procedures.ts";
import { send } from "../product/send.ts";
import { startProduct, type Product } from "../product/start-product.ts";
import { makeTenantWorld, type TenantWorld } from "../product/world.ts";
import { control, nought, tried, type Proof } from "./proof.ts";

const INPUTS = 200;
const REPEATS = 50;
const AT_ONCE = 12;

/** Words that belong to the inside: libraries, SQL, paths, stack frames, hosts. */
const inside =
  /prisma|postgres|pg_|sqlstate|violates|constraint|\bSELECT\b|\bINSERT\b|node_modules|\/packages\/|\.ts:\d+|ECONN|127\.0\.0\.1|argon2|zod/i;

/** Values that programs trip over, beside whatever the generator thinks of. */
const awkward = fc.constantFrom<unknown>(
  null,
  true,
  -1,
  0,
  1e308,
  2 ** 53,
  "",
  " ",
  "\u0000",
  "\ud800",
  "x".repeat(10_000),
  "'; DROP TABLE leads; --",
  "../../etc/passwd",
  "{{7*7}}",
  "=1+1",
  "<script>alert(1)</script>",
  { not: "" },
  { startsWith: "a" },
  { contains: "" },
  { OR: [] },
  [],
  [[[[]]]],
  {},
  "00000000-0000-0000-0000-000000000000",
  "not-a-uuid",
  "2026-13-45",
  "\u202e\u200b",
);

/** A well-formed input with one field replaced, a field too many, or something else altogether. */
function generated(path: string, ids: Ids): fc.Arbitrary<unknown> {
  const good = inputOf(path, ids);
  const anything = fc.oneof(awkward, fc.anything({ maxDepth: 4 }).map(throughJson));
  if (typeof good !== "object" || good === null) return anything;
  const replaced = fc
    .tuple(
      fc.constantFrom(...Object.keys(good), "__proto__", "constructor", "extra"),
      fc.oneof(awkward, fc.string()),
    )
    .map(([field, value]) => Object.fromEntries([...Object.entries(good), [field, value]]));
  return fc.oneof({ weight: 3, arbitrary: replaced }, { weight: 1, arbitrary: anything });
}

function throughJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? "null") as unknown;
  } catch {
    return null;
  }
}

/** These end the session that the other calls need. */
const endsTheRun = new Set(["sessions.signOut"]);

async function fuzz(product: Product, world: TenantWorld, kinds: Record<string, Kind>) {
  const jobs = Object.entries(kinds)
    .filter(([path, kind]) => !endsTheRun.has(path) && kind !== "subscription")
    .flatMap(([path, kind]) =>
      fc
        .sample(generated(path, idsOf(world)), { numRuns: INPUTS, seed: 20_261_123 })
        .map((input) => ({ path, kind, input })),
    );
  const found = { calls: 0, failed: [] as string[], leaked: [] as string[] };
  let next = 0;
  const worker = async () => {
    for (let job = jobs[next++]; job; job = jobs[next++]) {
      // One address makes more calls here than any person; the limits have tests of their own.
      if (found.calls % 40 === 0) await product.database.superuser.query("DELETE FROM rate_limits");
      const answer = await send({ url: product.url, ...job, as: world.owner, slug: world.slug });
      found.calls += 1;
      const what = `${job.path} ${JSON.stringify(job.input)?.slice(0, 120)} → ${answer.status} ${answer.body.slice(0, 200)}`;
      if (answer.status >= 500) found.failed.push(what);
      if (answer.status >= 400 && inside.test(answer.body)) found.leaked.push(what);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
}

/** Calls that were answered in batches larger than allowed. */
async function overfull(product: Product, session: Session): Promise<number> {
  let answered = 0;
  for (const size of [11, 100, 2_000]) {
    const paths = Array.from({ length: size }, () => "sessions.current").join(",");
    const response = await fetch(`${product.url}/trpc/${paths}?batch=1&input=${encodeURIComponent("{}")}`, {
      headers: { cookie: session.cookie, "x-portal-client": "portal" },
    });
    if (response.ok) answered += size;
    await response.text();
  }
  return answered;
}

/** State changes as another site could make a browser send them. */
async function crossSite(product: Product, world: TenantWorld, kinds: Record<string, Kind>) {
  const form = "multipart/form-data; boundary=x";
  const types = [
    form,
    "application/x-www-form-urlencoded",
    "text/plain",
    "application/octet-stream",
    "application/json",
  ];
  let [calls, effects] = [0, 0];
  const mutations = Object.entries(kinds).filter(([, kind]) => kind === "mutation");
  for (const [path] of mutations) {
    const body = JSON.stringify(inputOf(path, idsOf(world)) ?? {});
    const attempts: Record<string, string>[] = types.map((type) => ({ "content-type": type }));
    attempts.push({
      "content-type": "application/json",
      "x-portal-client": "portal",
      origin: "https://evil.example",
    });
    attempts.push({
      "content-type": "application/json",
      "x-portal-client": "portal",
      "sec-fetch-site": "cross-site",
    });
    attempts.push({ "content-type": form, "x-portal-client": "portal" });
    for (const headers of attempts) {
      const all = { ...headers, cookie: world.owner.cookie, "x-portal-tenant": world.slug };
      const response = await fetch(`${product.url}/trpc/${path}`, { method: "POST", headers: all, body });
      calls += 1;
      if (response.ok) effects += 1;
      await response.text();
    }
  }
  return { calls, effects };
}

/** The most effects that one key had over `REPEATS` parallel calls, for every kind of write that makes rows. */
async function repeats(product: Product, world: TenantWorld): Promise<{ most: number; oddAnswers: number }> {
  let [most, oddAnswers] = [0, 0];
  const made = {
    "companies.add": [
      "SELECT count(*)::int AS n FROM companies WHERE name = $1",
      (name: string) => ({ name }),
    ],
    "tenants.add": ["SELECT count(*)::int AS n FROM tenants WHERE name = $1", (name: string) => ({ name })],
  } as const;
  for (const [path, [count, input]] of Object.entries(made)) {
    for (let round = 0; round < 5; round += 1) {
      const name = `Repeat ${path} ${round} ${world.canary}`;
      const key = `repeat-${path.replace(".", "-")}-${round}-${Date.now()}`;
      const call = {
        url: product.url,
        path,
        kind: "mutation" as const,
        input: input(name),
        as: world.owner,
        slug: world.slug,
        key,
      };
      const answers = await Promise.all(Array.from({ length: REPEATS }, () => send(call)));
      const { rows } = await product.database.superuser.query<{ n: number }>(count, [name]);
      most = Math.max(most, rows[0]?.n ?? 0);
      const distinct = new Set(
        answers.filter((answer) => answer.status === 200).map((answer) => answer.body),
      );
      const isTyped = answers.every(
        (answer) => answer.status === 200 || /"(in_progress|already_done)"/.test(answer.body),
      );
      if (distinct.size !== 1 || !isTyped) oddAnswers += 1;
    }
  }
  return { most, oddAnswers };
}

/** `api`: whatever comes in, the answer is clear, the inside stays inside, and nothing happens twice or for a stranger. */
export const proveApi: Proof = async () => {
  const product = await startProduct();
  try {
    const world = await makeTenantWorld(product);
    const kinds = allProcedures();
    const once = await repeats(product, world);
    const batch = await overfull(product, world.owner);
    const cross = await crossSite(product, world, kinds);
    const fuzzed = await fuzz(product, world, kinds);
    for (const line of [...fuzzed.failed, ...fuzzed.leaked].slice(0, 20))
      process.stderr.write(`api: ${line}\n`);
    const again = await worldAgain(product, world);
    await product.database.superuser.query(
      "ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_pkey",
    );
    const broken = await repeats(product, again);
    return [
      tried("api.procedures", Object.keys(kinds).length, 20),
      tried("api.generated_inputs", INPUTS, 200),
      tried("api.calls", fuzzed.calls, 1_000),
      nought("api.status_5xx", fuzzed.failed.length),
      nought("api.internals_leaked", fuzzed.leaked.length),
      nought("api.batch_over_limit", batch),
      tried("api.cross_site_calls", cross.calls, 100),
      nought("api.cross_site_effects", cross.effects),
      { name: "api.repeat_effects", value: once.most, bar: { atMost: 1 } },
      nought("api.repeat_answers_odd", once.oddAnswers),
      control("api", broken.most !== 1 || broken.oddAnswers > 0),
    ];
  } finally {
    await product.stop();
  }
};

/** The fuzz may have ended the owner's session; another owner repeats. */
async function worldAgain(product: Product, world: TenantWorld): Promise<TenantWorld> {
  await product.database.superuser.query("DELETE FROM rate_limits");
  const owner = await signUp(product.url);
  return { ...world, owner, slug: owner.slug };
}
