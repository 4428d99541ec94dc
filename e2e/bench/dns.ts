import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { diagnose, expectedRecords } from "@rookery/dns";
import { lookOf, startDnsTree, dnsTreeEnv, type DnsTree } from "@rookery/dns/testing";
import { mutate, signUp, type Session } from "../product/api.ts";
import { processMemoryMib } from "../product/process-memory.ts";
import { publish } from "../product/publish-records.ts";
import { freePort, startProduct, type Product } from "../product/start-product.ts";
import { median, type Figure } from "./figures.ts";

const DOMAINS = 500;
const ROUNDS = 5;

const settings = {
  ownershipLabel: "_owner",
  spfInclude: "_spf.sender.net",
  mailHosts: [{ preference: 10, host: "mx1.sender.net" }],
  returnPathLabel: "bounce",
  returnPathTarget: "return.sender.net",
  trackingLabel: "link",
  trackingTarget: "track.sender.net",
  reportTo: undefined,
};

/** Verdicts a second on one core, over a zone in which half of the records are wrong. */
function verdictsPerSecond(): number {
  const keys = [{ selector: "s1", publicKey: "A".repeat(392), isRequired: true }];
  const of = { domain: "kaffee.de", ownershipToken: "0".repeat(40), keys, receivesHere: true, extras: [] };
  const expected = expectedRecords(of, settings);
  const zone = `kaffee.de TXT "v=spf1 include:_spf.google.com -all"
    _dmarc.kaffee.de TXT "v=DMARC1; p=reject"
    _owner.kaffee.de.kaffee.de TXT "domain-verification=${of.ownershipToken}"
    bounce.kaffee.de CNAME return.sender.net
    kaffee.de MX 10 aspmx.l.google.com`;
  const servers = { "ns1.host.net": zone, "ns2.host.net": zone };
  const look = lookOf({
    domain: "kaffee.de",
    apex: "kaffee.de",
    expected,
    formerSelectors: [],
    servers,
    resolvers: { r: zone },
  });
  const rates = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    let verdicts = 0;
    while (performance.now() - begun < 500)
      verdicts += diagnose({ domain: "kaffee.de", expected, look }).length;
    return (verdicts / (performance.now() - begun)) * 1_000;
  });
  return median(rates);
}

/** Bytes, compressed, of the portal's chunks that hold the package and nothing else of weight. */
function bundleKb(): number {
  const dist = fileURLToPath(new URL("../../packages/web/dist/assets", import.meta.url));
  const own = readdirSync(dist).filter((file) => {
    if (!file.endsWith(".js")) return false;
    const text = readFileSync(`${dist}/${file}`, "utf8");
    return (
      text.includes("dash.cloudflare.com") ||
      text.includes("cloudflare_dns_record") ||
      text.includes("v=DKIM1; k=rsa")
    );
  });
  return own.reduce((sum, file) => sum + gzipSync(readFileSync(`${dist}/${file}`)).length, 0) / 1_024;
}

async function addDomains(session: Session, companyId: string, tree: DnsTree): Promise<void> {
  const names = Array.from({ length: DOMAINS }, (_, n) => `kaffee-${n}.de`);
  for (const domain of names) {
    tree.publish(domain, `${domain} A 192.0.2.80`);
    await mutate(session, "domains.add", { companyId, domain });
  }
}

/** Until every domain has so many looks; the milliseconds that it took. */
async function untilLooked(product: Product, times: number): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const { rows } = await product.database.superuser.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM (SELECT FROM dns_checks GROUP BY domain_id HAVING count(*) >= $1) AS done`,
      [times],
    );
    if ((rows[0]?.n ?? 0) >= DOMAINS) return performance.now() - begun;
    if (performance.now() - begun > 240_000) throw new Error(`Only ${rows[0]?.n} domains were looked at`);
    await new Promise((later) => setTimeout(later, 50));
  }
}

/** The schedule's sweep over 500 domains that are all due, on a DNS on loopback. */
async function sweep(): Promise<Figure[]> {
  const dnsPort = await freePort();
  const tree = await startDnsTree(dnsPort);
  const product = await startProduct({ durable: true, env: dnsTreeEnv(dnsPort) });
  try {
    const { superuser } = product.database;
    const session = await signUp(product.url);
    const company = await mutate<{ id: string }>(session, "companies.add", { name: "Blue Bottle" });
    await addDomains(session, company.id, tree);
    await untilLooked(product, 1);
    const idle = processMemoryMib(product.pid, "current");
    await superuser.query("DELETE FROM dns_checks");
    const sentBefore = tree.ns1.asked.length + tree.ns2.asked.length + tree.resolver.asked.length;
    await superuser.query("UPDATE domains SET next_check = now()");
    await superuser.query("SELECT enqueue_job('check-due-domains', '{}')");
    const sweepMs = await untilLooked(product, 1);
    const sent = tree.ns1.asked.length + tree.ns2.asked.length + tree.resolver.asked.length - sentBefore;
    const slowest = await checkVsSlowest(product, session, tree);
    return [
      {
        name: "dns.sweep_500_s",
        value: sweepMs / 1_000,
        unit: "s",
        floor: `${sent} questions`,
        bar: { atMost: 10 },
      },
      { name: "dns.sweep_rss_mib", value: processMemoryMib(product.pid, "peak") - idle, unit: "MiB" },
      slowest,
    ];
  } finally {
    await product.stop();
    await tree.stop();
  }
}

/** A look at one domain whose servers answer after a pause, against the pauses that cannot be avoided. */
async function checkVsSlowest(product: Product, session: Session, tree: DnsTree): Promise<Figure> {
  const PAUSE_MS = 80;
  const { rows } = await product.database.superuser.query<{ id: string; domain: string }>(
    "SELECT id, domain FROM domains LIMIT 1",
  );
  const of = { session, domainId: rows[0]?.id ?? "", domain: rows[0]?.domain ?? "" };
  await publish(tree, of);
  for (const server of [tree.root, tree.suffixes, tree.ns1, tree.ns2, tree.resolver])
    server.pauseMs = PAUSE_MS;
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await product.database.superuser.query("DELETE FROM rate_limits");
    await product.database.superuser.query("DELETE FROM dns_checks WHERE domain_id = $1", [of.domainId]);
    await mutate(session, "domains.check", { domainId: of.domainId });
    for (;;) {
      const found = await product.database.superuser.query<{ took_ms: number }>(
        "SELECT took_ms FROM dns_checks WHERE domain_id = $1",
        [of.domainId],
      );
      if (found.rows[0]) {
        taken.push(found.rows[0].took_ms);
        break;
      }
      await new Promise((later) => setTimeout(later, 20));
    }
  }
  // The suffix's servers are remembered; the host's name is followed from the root; the zone answers; then the SPF record.
  const STEPS = 5;
  return {
    name: "dns.check_vs_slowest",
    value: median(taken) / (STEPS * PAUSE_MS),
    floor: `${median(taken)} ms of ${STEPS} steps of ${PAUSE_MS} ms`,
    bar: { atMost: 1.3 },
  };
}

/** `dns`: verdicts, looks and their weight in the browser. */
export async function benchDns(): Promise<Figure[]> {
  return [
    { name: "dns.verdicts_per_s", value: verdictsPerSecond(), bar: { atLeast: 10_000 } },
    { name: "dns.bundle_gzip_kb", value: bundleKb(), unit: "kB", bar: { atMost: 25 } },
    ...(await sweep()),
  ];
}
