import { mutate, signUp, type Session } from "../product/api.ts";
import { processCpuMs } from "../product/process-cpu.ts";
import { startProduct, type Copy, type Product } from "../product/start-product.ts";
import { median, spreadOf, type Figure } from "./figures.ts";
import { load } from "./load.ts";

const ROUNDS = 5;
const FEW = 10;
const MANY = 10_000;

/** A platform of so many tenants, each with ten people who are signed in on two browsers, and ten companies. */
const platform = `
  INSERT INTO tenants (id, name, slug) SELECT md5('t' || n)::uuid, 'Tenant ' || n, 'tenant-' || n FROM generate_series(1, :tenants) n;
  INSERT INTO tenant_policies (tenant_id) SELECT md5('t' || n)::uuid FROM generate_series(1, :tenants) n;
  INSERT INTO companies (tenant_id, id, name, workspace_name)
    SELECT md5('t' || t)::uuid, md5('c' || t || '-' || n)::uuid, 'Company ' || n, 'company-' || n
    FROM generate_series(1, :tenants) t, generate_series(1, 10) n;
  INSERT INTO users (id, name, email, email_verified)
    SELECT md5('u' || t || '-' || n)::uuid, 'Person ' || n, 'p' || t || '-' || n || '@example.com', now()
    FROM generate_series(1, :tenants) t, generate_series(1, 10) n;
  INSERT INTO tenant_users (tenant_id, user_id, roles)
    SELECT md5('t' || t)::uuid, md5('u' || t || '-' || n)::uuid, '{member}'
    FROM generate_series(1, :tenants) t, generate_series(1, 10) n;
  INSERT INTO company_members (tenant_id, company_id, user_id)
    SELECT md5('t' || t)::uuid, md5('c' || t || '-' || n)::uuid, md5('u' || t || '-' || n)::uuid
    FROM generate_series(1, :tenants) t, generate_series(1, 10) n;
  INSERT INTO sessions (user_id, token_hash, expires)
    SELECT md5('u' || t || '-' || n)::uuid, sha256(convert_to(t || '-' || n || '-' || b, 'UTF8')), now() + interval '1 day'
    FROM generate_series(1, :tenants) t, generate_series(1, 10) n, generate_series(1, 2) b;`;

interface Platform {
  readonly product: Product;
  readonly session: Session;
  readonly companyId: string;
}

async function platformOf(tenants: number): Promise<Platform> {
  const product = await startProduct({ durable: true });
  const { superuser } = product.database;
  await superuser.query(platform.replaceAll(":tenants", String(tenants)));
  const session = await signUp(product.url);
  const company = await mutate<{ id: string }>(session, "companies.add", { name: "Blue Bottle" });
  await superuser.query("VACUUM ANALYZE");
  return { product, session, companyId: company.id };
}

/** The read by key through the whole ladder, as `rpc` measures it. */
const readOf = ({ session, companyId }: Platform, url = session.url) => ({
  url: `${url}/trpc/companies.byId?input=${encodeURIComponent(JSON.stringify({ companyId }))}`,
  headers: {
    cookie: session.cookie,
    "x-portal-tenant": session.slug,
    "x-portal-client": "portal",
  },
});

async function tenantsRatio(few: Platform, many: Platform): Promise<Figure> {
  const [ofFew, ofMany]: [number[], number[]] = [[], []];
  for (const each of [few, many]) await load({ ...readOf(each), seconds: 2 });
  for (let round = 0; round < ROUNDS; round += 1) {
    ofFew.push((await load(readOf(few))).p95);
    ofMany.push((await load(readOf(many))).p95);
  }
  return {
    name: "scale.tenants",
    value: median(ofMany) / median(ofFew),
    floor: `p95 ${median(ofMany)} ms of ${MANY} tenants, ${median(ofFew)} ms of ${FEW}`,
    bar: { atMost: 1.2 },
    spread: Math.max(spreadOf(ofFew), spreadOf(ofMany)),
  };
}

interface Cost {
  readonly cpuMs: number;
  readonly perSecond: number;
}

/** Processor time of the servers for one request, and requests a second; each server has as many connections as one alone. */
async function costOf(platform: Platform, copies: readonly { url: string; pid: number }[]): Promise<Cost> {
  const seconds = 4;
  const used = () => copies.reduce((sum, { pid }) => sum + processCpuMs(pid), 0);
  const before = used();
  const loads = await Promise.all(copies.map(({ url }) => load({ ...readOf(platform, url), seconds })));
  const perSecond = loads.reduce((sum, each) => sum + each.perSecond, 0);
  return { cpuMs: (used() - before) / (perSecond * seconds), perSecond };
}

async function copiesRatios(platform: Platform, copy: Copy): Promise<Figure[]> {
  const one = { url: platform.product.url, pid: platform.product.pid };
  const [alone, together]: [Cost[], Cost[]] = [[], []];
  await costOf(platform, [one, copy]);
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await costOf(platform, [one]));
    together.push(await costOf(platform, [one, copy]));
  }
  const [cpuAlone, cpuTogether] = [alone, together].map((costs) => costs.map(({ cpuMs }) => cpuMs));
  const [rateAlone = 0, rateTogether = 0] = [alone, together].map((costs) =>
    median(costs.map(({ perSecond }) => perSecond)),
  );
  return [
    {
      name: "scale.cpu_ms_ratio",
      value: median(cpuTogether ?? []) / median(cpuAlone ?? []),
      floor: `${median(cpuTogether ?? []).toFixed(3)} ms a request of two, ${median(cpuAlone ?? []).toFixed(3)} ms of one`,
      bar: { atMost: 1.15 },
      spread: Math.max(spreadOf(cpuAlone ?? []), spreadOf(cpuTogether ?? [])),
    },
    {
      name: "scale.requests_ratio",
      value: rateTogether / rateAlone,
      floor: `${Math.round(rateTogether)}/s of two, ${Math.round(rateAlone)}/s of one`,
    },
  ];
}

/** `scale`: what more tenants, and a second server, do to one request. */
export async function benchScale(): Promise<Figure[]> {
  const few = await platformOf(FEW);
  const many = await platformOf(MANY);
  try {
    const tenants = await tenantsRatio(few, many);
    const copy = await many.product.launchCopy();
    const copies = await copiesRatios(many, copy);
    await copy.terminate();
    return [tenants, ...copies];
  } finally {
    await few.product.stop();
    await many.product.stop();
  }
}
