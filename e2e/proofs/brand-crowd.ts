import { PASSWORD } from "../product/api.ts";
import { askHost, signInAt, type HostAnswer } from "../product/at-host.ts";
import type { Product } from "../product/start-product.ts";

export interface CrowdTenant {
  readonly number: number;
  readonly slug: string;
  readonly host: string;
  readonly colour: string;
  readonly second: string | null;
  /** Of a member who is signed in there; few have one. */
  cookie?: string;
}

/** Colours that are hardest to do right, before the random ones. */
const awkward = [
  "#ffffff",
  "#000000",
  "#fffdd0",
  "#fff3b0",
  "#0a0a0a",
  "#111111",
  "#39ff14",
  "#808080",
  "#777777",
  "#ff0000",
  "#0000ff",
  "#ffff00",
  "#00ffff",
  "#ff00ff",
];

/** The same crowd in each run. (mulberry32) */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Tenants with a brand and a host each, written straight into the tables. */
export async function makeCrowd(product: Product, size: number): Promise<CrowdTenant[]> {
  const next = random(20_261_130);
  const colour = () =>
    `#${Math.floor(next() * 0x1000000)
      .toString(16)
      .padStart(6, "0")}`;
  const crowd = Array.from({ length: size }, (_, number): CrowdTenant => ({
    number,
    slug: `crowd-${number}`,
    host: `t${number}.crowd.localhost`,
    colour: awkward[number] ?? colour(),
    second: number % 3 === 0 ? colour() : null,
  }));
  await product.database.superuser.query(
    `WITH of AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS o(number int, slug text, host text, colour text, second text)),
     made AS (INSERT INTO tenants (name, slug) SELECT 'Crowd ' || number, slug FROM of RETURNING id, slug),
     both_ AS (SELECT made.id, of.* FROM made JOIN of USING (slug)),
     ruled AS (INSERT INTO tenant_policies (tenant_id) SELECT id FROM both_),
     dressed AS (
       INSERT INTO tenant_config (tenant_id, theme_name, theme_primary_color, theme_secondary_color, brand_version)
       SELECT id, 'Brand ' || number || ' v1', colour, second, 1 FROM both_
     )
     INSERT INTO portal_hosts (tenant_id, host, registrable, token, verified, is_main, next_check)
     SELECT id, host, host, md5(host), now(), true, 'infinity' FROM both_`,
    [JSON.stringify(crowd)],
  );
  return crowd;
}

/** Signs a member of each of these tenants in at its host; the password is the one that somebody else has. */
export async function signCrowdIn(
  product: Product,
  crowd: readonly CrowdTenant[],
  known: string,
): Promise<void> {
  for (const tenant of crowd) {
    const email = `member-${tenant.number}@crowd.example`;
    await product.database.superuser.query(
      `WITH person AS (INSERT INTO users (name, email, email_verified) VALUES ($1, $2, now()) RETURNING id),
       word AS (INSERT INTO user_passwords (user_id, password_hash)
         SELECT person.id, p.password_hash FROM person, user_passwords p JOIN users u ON u.id = p.user_id WHERE u.email = $4)
       INSERT INTO tenant_users (tenant_id, user_id, roles)
       SELECT t.id, person.id, '{member}' FROM person, tenants t WHERE t.slug = $3`,
      [`Member ${tenant.number}`, email, tenant.slug, known],
    );
    tenant.cookie = await signInAt(product.url, tenant.host, { email, password: PASSWORD });
  }
}

const nameOf = (text: string): string | undefined => /<title>([^<]*)<\/title>/.exec(text)?.[1];

/** What is wrong with an answer of the tenant's host, seen from that tenant; undefined where nothing is. */
export function faultIn(tenant: CrowdTenant, kind: RequestKind, answer: HostAnswer): string | undefined {
  const ours = new RegExp(`^Brand ${tenant.number} v\\d+$`);
  const { text } = answer;
  if (kind === "page") {
    if (!ours.test(nameOf(text) ?? "")) return `${tenant.host} is called ${nameOf(text)}`;
    if (!text.includes(`--accent:${tenant.colour};`)) return `${tenant.host} is painted in another colour`;
    return text.includes(`"tenant":"${tenant.slug}"`) ? undefined : `${tenant.host} is another tenant's`;
  }
  if (kind === "manifest") {
    const { name } = JSON.parse(text) as { name: string };
    return ours.test(name) ? undefined : `the manifest of ${tenant.host} is called ${name}`;
  }
  const data = (JSON.parse(text) as { result: { data: { tenants: { slug: string }[] } | null } }).result.data;
  if (kind === "foreign session")
    return data === null ? undefined : `${tenant.host} takes a session of another host`;
  const slugs = data?.tenants.map(({ slug }) => slug).join();
  return slugs === tenant.slug ? undefined : `${tenant.host} shows ${slugs}`;
}

export type RequestKind = "page" | "manifest" | "session" | "foreign session";

const paths: Record<RequestKind, string> = {
  page: "/sign-in",
  manifest: "/manifest.webmanifest",
  session: "/trpc/sessions.current",
  "foreign session": "/trpc/sessions.current",
};

/** Requests for random tenants in random order, many at once, while brands are published; what came back wrong. */
export async function mixRequests(
  product: Product,
  crowd: readonly CrowdTenant[],
  count: number,
): Promise<string[]> {
  const next = random(7);
  const anyOf = <Of>(list: readonly Of[]): Of => list[Math.floor(next() * list.length)] as Of;
  const inside = crowd.filter(({ cookie }) => cookie !== undefined);
  const faults: string[] = [];
  let left = count;
  async function worker() {
    while (left > 0) {
      left -= 1;
      const kind = anyOf<RequestKind>(["page", "page", "page", "manifest", "session", "foreign session"]);
      const tenant = kind === "session" ? anyOf(inside) : anyOf(crowd);
      const other = anyOf(inside.filter(({ number }) => number !== tenant.number));
      const cookie =
        kind === "session" ? tenant.cookie : kind === "foreign session" ? other.cookie : undefined;
      const lies = { "x-forwarded-host": other.host, forwarded: `host=${other.host}`, "x-host": other.host };
      const headers = { ...lies, ...(cookie === undefined ? {} : { cookie }) };
      const answer = await askHost(product.url, tenant.host, { path: paths[kind], headers });
      const fault =
        answer.status === 200 ? faultIn(tenant, kind, answer) : `${tenant.host} answers ${answer.status}`;
      if (fault !== undefined) faults.push(fault);
    }
  }
  async function publisher() {
    for (let version = 2; left > 0; version += 1) {
      const { number } = anyOf(crowd);
      await product.database.superuser.query(
        "UPDATE tenant_config SET theme_name = $2, brand_version = $3 WHERE tenant_id = (SELECT id FROM tenants WHERE slug = $1)",
        [`crowd-${number}`, `Brand ${number} v${version}`, version],
      );
    }
  }
  await Promise.all([...Array.from({ length: 24 }, worker), publisher()]);
  return faults;
}
