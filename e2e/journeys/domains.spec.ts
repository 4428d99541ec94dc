import type { Page } from "@playwright/test";
import type pg from "pg";
import { mutate } from "../product/api.ts";
import { publish } from "../product/publish-records.ts";
import { withDns } from "./dns-turn.ts";
import { axeFaults, expect, test, watchConsole } from "./journey.ts";

test.describe.configure({ mode: "serial" });

const dns = withDns();
test.beforeAll(() => {
  dns().resolver.serve("mail.invalid", `_spf.mail.invalid TXT "v=spf1 ip4:198.51.100.0/24 -all"`);
});

/** Asks for a look and waits for the sentence that it ends in. */
async function look(
  page: Page,
  superuser: { query(sql: string): Promise<unknown> },
  sentence: RegExp | string,
) {
  await superuser.query("DELETE FROM rate_limits");
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText(sentence).first()).toBeVisible({ timeout: 15_000 });
}

/** Kinds of the mails that went to the address. */
async function mailed(superuser: pg.Pool, address: string): Promise<string[]> {
  const { rows } = await superuser.query<{ kind: string }>(
    "SELECT kind FROM mails WHERE recipient = $1 AND sent IS NOT NULL",
    [address],
  );
  return rows.map(({ kind }) => kind);
}

const step = (page: Page, name: string) =>
  page.getByRole("navigation", { name: /^Records of/ }).getByRole("button", { name: new RegExp(`^${name}`) });

test("an admin adds a domain, breaks its records in ten ways, reads the cause of each, verifies it, and sees it drift", async ({
  page,
  url,
  superuser,
  newTenant,
  newCompany,
}) => {
  test.setTimeout(180_000);
  const session = await newTenant("Rösterei");
  const company = await newCompany(session, "Kaffee");
  const domain = `kaffee-${Date.now()}.de`;
  dns().publish(domain, `${domain} A 192.0.2.80`);

  await page.goto(`${url}/t/${session.slug}/c/${company.workspaceName}/domains`);
  await page.getByRole("button", { name: "Add domain" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Domain" }).fill("co.uk");
  await dialog.getByRole("button", { name: "Add domain" }).click();
  await expect(dialog.getByText(/nobody owns it/)).toBeVisible();
  await dialog.getByRole("textbox", { name: "Domain" }).fill(`https://${domain.toUpperCase()}/`);
  await dialog.getByRole("button", { name: "Add domain" }).click();

  await expect(page.getByRole("heading", { level: 1, name: domain })).toBeVisible();
  await expect(page.getByText("None of your name servers has this record yet.")).toBeVisible({
    timeout: 15_000,
  });
  await expect(page.getByText("ns1.host.net").first()).toBeVisible();
  const domainId = page.url().split("/domains/")[1]?.split("?")[0] ?? "";
  const of = { session, domainId, domain };

  const broken: [name: string, lines: string[], cause: RegExp][] = [
    ["Own it", [`_domain-owner.${domain}.${domain} TXT "x"`], /None of your name servers/],
    ["SPF", [`${domain} TXT "v=spf1 include:_spf.google.com -all"`], /does not list our servers/],
    ["SPF", [`${domain} TXT "v=spf1 -all"`, `${domain} TXT "v=spf1 mx ~all"`], /has 2 SPF records/],
    ["SPF", [`${domain} TXT "v=spf1 ipv4:192.0.2.1 -all"`], /cannot read this part of your SPF record: ipv4/],
    [
      "DMARC",
      [`_dmarc.${domain} TXT "v=DMARC1; p=nonne"`],
      /cannot read this part of your DMARC record: p=nonne/,
    ],
    ["DMARC", [`_dmarc.${domain} CNAME dmarc.other.net`], /is an alias of dmarc\.other\.net/],
    ["DMARC", [`_dmarc.${domain}.${domain} TXT "v=DMARC1; p=none"`], /the name twice/],
    ["DMARC", [`*.${domain} TXT "parked"`], /wildcard that answers for every name/],
    ["Return path", [`bounce.${domain} CNAME u17.mailer.net`], /used for something else already: u17/],
    ["Link tracking", [`link.${domain} A 192.0.2.81`], /used for something else already: 192\.0\.2\.81/],
  ];
  for (const [name, lines, cause] of broken) {
    await publish(dns(), of, { keys: [], lines });
    await step(page, name).click();
    await look(page, superuser, cause);
  }

  await publish(dns(), of, { keys: ["ownership", "spf", "dkim"] });
  await look(page, superuser, "2 records are left.");
  await publish(dns(), of);
  await look(page, superuser, /Everything that receivers ask for stands/);
  await expect(page.getByText("Verified").first()).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);

  for (const server of [dns().ns1, dns().ns2]) server.fail("servfail");
  await look(page, superuser, /We could not check just now\. What is shown holds from the last good look/);
  for (const server of [dns().ns1, dns().ns2]) server.fail(undefined);
  await publish(dns(), of, { keys: ["ownership", "spf", "return_path", "dmarc"] });
  await look(page, superuser, "One record did not stand at the last look.");
  for (let again = 0; again < 2; again += 1) {
    await superuser.query("DELETE FROM rate_limits");
    await page.getByRole("button", { name: "Check now" }).click();
    await page.waitForTimeout(1_500);
  }
  await expect(page.getByText("Degraded").first()).toBeVisible({ timeout: 15_000 });
  await expect.poll(() => mailed(superuser, session.email), { timeout: 15_000 }).toContain("domain_degraded");
  await page.reload();
  await page.getByRole("button", { name: /^Notices, \d new$/ }).click();
  await expect(page.getByRole("link", { name: `${domain} needs attention` })).toBeVisible();
  await page.keyboard.press("Escape");
  await publish(dns(), of);
  await look(page, superuser, /Everything that receivers ask for stands/);

  await page.getByRole("link", { name: "Domains" }).click();
  await expect(page.getByRole("row", { name: new RegExp(`${domain}.*Verified`) })).toBeVisible();
});

test("whoever runs the DNS gets a link, publishes what it shows, and sees each record arrive, until the link is ended", async ({
  page,
  url,
  superuser,
  newTenant,
  newCompany,
  browser,
}) => {
  const session = await newTenant("Nordlicht & Söhne");
  const company = await newCompany(session, "Tee");
  const domain = `tee-${Date.now()}.de`;
  dns().publish(domain, `${domain} A 192.0.2.80`);
  const { id: domainId } = await mutate<{ id: string }>(session, "domains.add", {
    companyId: company.id,
    domain,
  });
  await page.goto(`${url}/t/${session.slug}/c/${company.workspaceName}/domains/${domainId}`);
  await expect(page.getByText("None of your name servers has this record yet.")).toBeVisible({
    timeout: 15_000,
  });
  await page.getByRole("button", { name: "Someone else runs our DNS" }).click();
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await page.getByRole("status").getByText("/dns/").textContent();

  const stranger = await (await browser.newContext()).newPage();
  const faults: string[] = [];
  watchConsole(stranger, faults);
  await stranger.goto(link ?? "");
  await expect(stranger.getByRole("heading", { name: `DNS records for ${domain}` })).toBeVisible();
  await expect(stranger.getByText("Nordlicht & Söhne", { exact: true })).toBeVisible();
  expect(await axeFaults(stranger)).toEqual([]);
  await publish(dns(), { session, domainId, domain });
  await superuser.query("DELETE FROM rate_limits");
  await stranger.getByRole("button", { name: "Check now" }).click();
  await expect(stranger.getByText(/There is nothing left to do/)).toBeVisible({ timeout: 15_000 });

  await page.getByRole("button", { name: "End link" }).click();
  await expect(stranger.getByRole("heading", { name: "This link does not open any more" })).toBeVisible({
    timeout: 15_000,
  });
  expect(faults).toEqual([]);
  await stranger.close();
});
