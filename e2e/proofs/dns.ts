import { dnsTreeEnv, startDnsTree, type DnsTree, type NameServerFault } from "@rookery/dns/testing";
import { mutate, signUp, type Session } from "../product/api.ts";
import { lookAt } from "../product/look-at-domain.ts";
import { publish } from "../product/publish-records.ts";
import { freePort, startProduct, type Product } from "../product/start-product.ts";
import { control, nought, tried, type Proof } from "./proof.ts";
import { compareSpf } from "./spf-corpus.ts";

interface Case {
  readonly purpose: string;
  readonly cause: string;
  /** Lines in place of the record; `@` stands for the domain. */
  readonly lines: readonly string[];
}

const wrong = (purpose: string, cause: string, ...lines: string[]): Case => ({ purpose, cause, lines });

/** Zones that people really publish, each with the one cause that is to be named. */
const cases: readonly Case[] = [
  wrong("ownership", "not_published"),
  wrong("ownership", "other_token", '_domain-owner.@ TXT "domain-verification=0123"'),
  wrong("spf", "not_published", '@ TXT "google-site-verification=abc"'),
  wrong("spf", "spf_lacks_ours", '@ TXT "v=spf1 include:_spf.google.com -all"'),
  wrong("spf", "spf_lacks_ours", '@ TXT "v=spf1 -all"'),
  wrong("spf", "several_spf", '@ TXT "v=spf1 mx -all"', '@ TXT "v=spf1 include:_spf.mail.invalid ~all"'),
  wrong("spf", "spf_syntax", '@ TXT "v=spf1 ipv4:192.0.2.1 include:_spf.mail.invalid -all"'),
  wrong("spf", "spf_syntax", '@ TXT "v=spf1 ip4:192.0.2.300 include:_spf.mail.invalid -all"'),
  wrong("spf", "pasted_quotes", String.raw`@ TXT "\"v=spf1 include:_spf.mail.invalid ~all\""`),
  wrong("spf", "spf_include_fails", '@ TXT "v=spf1 include:_spf.gogle.com include:_spf.mail.invalid ~all"'),
  // In two strings: one holds at most 255 octets.
  wrong(
    "spf",
    "spf_too_many_lookups",
    `@ TXT "v=spf1 ${"a:@ ".repeat(5)}" "${"a:@ ".repeat(5)}include:_spf.mail.invalid ~all"`,
  ),
  wrong("dkim", "not_published"),
  wrong("dmarc", "not_published"),
  wrong("dmarc", "dmarc_syntax", '_dmarc.@ TXT "v=DMARC1; p=nonne"'),
  wrong("dmarc", "dmarc_syntax", '_dmarc.@ TXT "v=dmarc1; p=none"'),
  wrong("dmarc", "several_dmarc", '_dmarc.@ TXT "v=DMARC1; p=none"', '_dmarc.@ TXT "v=DMARC1; p=reject"'),
  wrong("dmarc", "cname_in_the_way", "_dmarc.@ CNAME dmarc.other.net"),
  wrong("dmarc", "doubled_zone_name", '_dmarc.@.@ TXT "v=DMARC1; p=none"'),
  wrong("dmarc", "wildcard_answer", '*.@ TXT "parked"'),
  wrong("dmarc", "wrong_name", 'dmarc.@ TXT "v=DMARC1; p=none"'),
  wrong("return_path", "not_published"),
  wrong("return_path", "name_in_use", "bounce.@ CNAME u17.mailer.net"),
  wrong("return_path", "name_in_use", "bounce.@ A 192.0.2.81"),
  wrong("return_path", "other_value", "bounce.@ CNAME return.mail.invalid.@"),
  wrong("tracking", "name_in_use", "link.@ A 192.0.2.81"),
];

interface Shown {
  readonly status: string;
  readonly records: {
    readonly record: { readonly purpose: string };
    readonly verdict: { readonly state: string; readonly cause?: { readonly code: string } } | null;
  }[];
}

interface Stage {
  readonly product: Product;
  readonly tree: DnsTree;
  readonly session: Session;
  readonly domainId: string;
  readonly domain: string;
}

const look = (stage: Stage): Promise<Shown> => lookAt<Shown>(stage.product, stage.session, stage.domainId);

const verdictOf = (shown: Shown, purpose: string) =>
  shown.records.find(({ record }) => record.purpose === purpose)?.verdict;

const keys = ["ownership", "spf", "dkim", "dmarc", "return_path", "tracking"];

async function tryCases(stage: Stage): Promise<{ wrongCause: string[]; falseVerified: string[] }> {
  const [wrongCause, falseVerified]: [string[], string[]] = [[], []];
  for (const { purpose, cause, lines } of cases) {
    const own = lines.map((line) => line.replaceAll("@", stage.domain));
    await publish(stage.tree, stage, { keys: keys.filter((key) => key !== purpose), lines: own });
    const found = verdictOf(await look(stage), purpose);
    const what = `${purpose} ${cause}: ${found?.state} ${found?.cause?.code ?? ""}`;
    if (found?.cause?.code !== cause) wrongCause.push(what);
    if (found?.state === "verified") falseVerified.push(what);
  }
  return { wrongCause, falseVerified };
}

const troubles: readonly NameServerFault[] = ["servfail", "refused", "silent", "forgetful", "garbage"];

/** Looks at a verified domain while its resolver, or all of its own servers, are in trouble: the status must hold. */
async function flips(stage: Stage): Promise<number> {
  const { tree } = stage;
  await publish(tree, stage);
  if ((await look(stage)).status !== "verified") throw new Error("The domain does not verify");
  let flipped = 0;
  for (const servers of [[tree.resolver], [tree.ns1], [tree.ns1, tree.ns2]]) {
    for (const trouble of troubles) {
      for (const server of servers) server.fail(trouble);
      if ((await look(stage)).status !== "verified") flipped += 1;
      for (const server of servers) server.fail(undefined);
    }
  }
  return flipped;
}

/** `dns`: the right cause for each broken zone, no zone verified that is broken, no status that a server's trouble changes. */
export const proveDns: Proof = async () => {
  const dnsPort = await freePort();
  const tree = await startDnsTree(dnsPort);
  tree.resolver.serve("mail.invalid", `_spf.mail.invalid TXT "v=spf1 ip4:198.51.100.0/24 -all"`);
  tree.resolver.serve("google.com", `_spf.google.com TXT "v=spf1 ip4:203.0.113.0/24 -all"`);
  const product = await startProduct({ env: dnsTreeEnv(dnsPort) });
  try {
    const session = await signUp(product.url);
    const company = await mutate<{ id: string }>(session, "companies.add", { name: "Blue Bottle" });
    const domain = "kaffee-und-kuchen.de";
    tree.publish(domain, `${domain} A 192.0.2.80`);
    const added = await mutate<{ id: string }>(session, "domains.add", { companyId: company.id, domain });
    const stage = { product, tree, session, domainId: added.id, domain };
    await look(stage);
    const { wrongCause, falseVerified } = await tryCases(stage);
    const flipped = await flips(stage);
    const spf = await compareSpf();
    for (const line of [...wrongCause, ...falseVerified, ...spf.wrong].slice(0, 20))
      process.stderr.write(`dns: ${line}\n`);
    // With every record mended, a case that expects a fault must be reported.
    await publish(tree, stage);
    const isReported = verdictOf(await look(stage), "spf")?.cause?.code !== "spf_lacks_ours";
    return [
      tried("dns.cases", cases.length, 20),
      nought("dns.wrong_cause", wrongCause.length),
      nought("dns.false_verified", falseVerified.length),
      nought("dns.flipped_by_resolver_trouble", flipped),
      tried("dns.spf_cases", spf.cases, 500),
      nought("dns.spf_wrong", spf.wrong.length),
      control("dns", isReported && spf.isControlFound),
    ];
  } finally {
    await product.stop();
    await tree.stop();
  }
};
