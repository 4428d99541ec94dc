import { startDnsTree, type DnsTree } from "@rookery/dns/testing";
import type { Page } from "playwright-core";
import { mutate, query } from "../product/api.ts";
import { lookAt } from "../product/look-at-domain.ts";
import { publish } from "../product/publish-records.ts";
import { open, pageOf, type Studio } from "./studio.ts";

/** Domains: the list, the guide with its causes, a verified domain, one that drifted. */
export async function domainScenes(studio: Studio, dnsPort: number): Promise<void> {
  if (
    !["domains", "domain-add", "domain-wrong", "domain-verified", "domain-stale", "handoff", "notices"].some(
      (name) => studio.photographer.wants(name),
    )
  )
    return;
  const tree = await startDnsTree(dnsPort);
  tree.resolver.serve("mail.invalid", `_spf.mail.invalid TXT "v=spf1 ip4:198.51.100.0/24 -all"`);
  try {
    await scenes(studio, tree);
  } finally {
    await tree.stop();
  }
}

async function scenes(studio: Studio, tree: DnsTree): Promise<void> {
  const { photographer, portal } = studio;
  const session = portal.owner;
  const page = await pageOf(studio, session);
  const base = `/t/${session.slug}/c/${portal.full.workspaceName}/domains`;
  await open(page, base);
  await photographer.take(page, "domains-empty");
  await open(page, `${base}?add=true`);
  await page.getByRole("textbox", { name: "Domain" }).fill("kaffee-und-kuchen.de");
  await photographer.take(page, "domain-add");

  const add = async (domain: string) => {
    tree.publish(domain, `${domain} A 192.0.2.80`);
    const added = await mutate<{ id: string }>(session, "domains.add", { companyId: portal.full.id, domain });
    await looked(page, session, added.id, 1);
    return { session, domainId: added.id, domain };
  };
  const good = await add("kaffee-und-kuchen.de");
  await publish(tree, good);
  await mutate(session, "domains.check", { domainId: good.domainId });
  await looked(page, session, good.domainId, 2);
  const wrong = await add("roesterei-am-hafen.de");
  await publish(tree, wrong, {
    keys: ["ownership", "dkim"],
    lines: [
      `${wrong.domain} TXT "v=spf1 include:_spf.google.com include:spf.protection.outlook.com ip4:192.0.2.17 -all"`,
      `_dmarc.${wrong.domain}.${wrong.domain} TXT "v=DMARC1; p=none"`,
      `bounce.${wrong.domain} CNAME u17.mailer.net`,
    ],
  });
  await mutate(session, "domains.check", { domainId: wrong.domainId });
  await looked(page, session, wrong.domainId, 2);
  await add("bücher-für-gärtner-und-landschaftspfleger-mecklenburg.de");

  await open(page, base);
  await photographer.take(page, "domains");
  await open(page, `${base}/${wrong.domainId}`);
  await photographer.take(page, "domain-wrong");
  await open(page, `${base}/${wrong.domainId}?record=dmarc`);
  await photographer.take(page, "domain-doubled");
  await open(page, `${base}/${good.domainId}`);
  await photographer.take(page, "domain-verified");
  await inTrouble(studio, { page, path: `${base}/${good.domainId}`, tree, good });
  await handedOff(studio, page, `${base}/${wrong.domainId}`);
  await page.getByRole("button", { name: /^Notices/ }).click();
  await page.getByText("kaffee-und-kuchen.de needs attention").waitFor();
  await photographer.take(page, "notices");
  const viewed = await pageOf(studio, portal.viewer);
  await open(viewed, `${base}/${good.domainId}`);
  await photographer.take(viewed, "domain-viewed");
}

/** What time and trouble do to a domain that stood: a cache that is behind, servers that do not answer, a record that is gone. */
async function inTrouble(
  { photographer, product, portal: { owner } }: Studio,
  {
    page,
    path,
    tree,
    good,
  }: { page: Page; path: string; tree: DnsTree; good: { domainId: string; domain: string } },
): Promise<void> {
  const of = { session: owner, ...good };
  const take = async (name: string) => {
    await lookAt(product, owner, good.domainId);
    await open(page, path);
    await photographer.take(page, name);
  };
  tree.resolver.serve(good.domain, `${good.domain} 3000 TXT "v=spf1 -all"`);
  await take("domain-stale");
  await publish(tree, of);
  tree.ns2.serve(good.domain, `${good.domain} NS ns1.host.net\n${good.domain} NS ns2.host.net`);
  await take("domain-arriving");
  await publish(tree, of);
  for (const server of [tree.ns1, tree.ns2, tree.resolver]) server.fail("refused");
  await take("domain-unreachable");
  for (const server of [tree.ns1, tree.ns2, tree.resolver]) server.fail(undefined);
  await publish(tree, of, { keys: ["ownership", "dkim", "dmarc", "return_path", "tracking"] });
  for (let look = 0; look < 2; look += 1) await lookAt(product, owner, good.domainId);
  await take("domain-degraded");
}

/** The dialog that makes a link, and the page that its holder sees. */
async function handedOff(studio: Studio, page: Page, path: string): Promise<void> {
  const { photographer } = studio;
  await open(page, path);
  await page.getByRole("button", { name: "Someone else runs our DNS" }).click();
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await page.getByRole("status").getByText("/dns/").textContent();
  await photographer.take(page, "handoff-dialog");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Optional records" }).click();
  await photographer.take(page, "domain-extras");
  await page.keyboard.press("Escape");
  const stranger = await pageOf(studio);
  await stranger.goto(link ?? "");
  await stranger.getByRole("heading", { name: "DNS records for" }).waitFor();
  await photographer.take(stranger, "handoff");
  await stranger.goto(`${link?.slice(0, -1)}_`);
  await stranger.getByRole("heading", { name: "does not open" }).waitFor();
  await photographer.take(stranger, "handoff-ended");
  await stranger.close();
}

/** Waits until the domain was looked at so many times. */
async function looked(
  page: Page,
  session: Studio["portal"]["owner"],
  domainId: string,
  times: number,
): Promise<void> {
  for (let wait = 0; wait < 60; wait += 1) {
    const looks = await query<unknown[]>(session, "domains.history", { domainId });
    if (looks.length >= times) return;
    await page.waitForTimeout(250);
  }
  throw new Error("The domain was not looked at");
}
