import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { dnsTreeEnv, startDnsTree, type DnsTree } from "@rookery/dns/testing";
import { chromium, type Page } from "playwright-core";
import { mutate, type Session } from "../product/api.ts";
import { chromeOptions } from "../product/chrome.ts";
import { ended, runImport, upload } from "../product/import-file.ts";
import { writeLeadFile } from "../product/lead-file.ts";
import { lookAt } from "../product/look-at-domain.ts";
import { publish } from "../product/publish-records.ts";
import { freePort, startProduct, type Product } from "../product/start-product.ts";
import { makeTenantWorld } from "../product/world.ts";
import { control, nought, tried, type Proof } from "./proof.ts";

const languages = ["en", "es", "fr", "de"] as const;
const themes = ["light", "dark"] as const;
const widths = [1440, 390] as const;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** A key of the catalogue where its words should stand. */
const bareKey = /(?:^|\s)(?:[a-z][A-Za-z]+:)?[a-z][A-Za-z]+\.[a-z][A-Za-z_]+(?:\.[A-Za-z_]+)*(?=\s|$)/g;
/** Addresses and files look like keys and are none. */
const isKey = (text: string): boolean => !/\.(org|com|example|csv|net|io)\b/.test(text);

/** A domain that verifies, one that is wrong in several ways, and a link to it. */
async function domainRoutes(
  product: Product,
  tree: DnsTree,
  session: Session,
  company: { id: string; base: string },
) {
  tree.resolver.serve("mail.invalid", `_spf.mail.invalid TXT "v=spf1 ip4:198.51.100.0/24 -all"`);
  const add = async (domain: string) => {
    tree.publish(domain, `${domain} A 192.0.2.80`);
    const added = await mutate<{ id: string }>(session, "domains.add", { companyId: company.id, domain });
    await lookAt(product, session, added.id);
    return { session, domainId: added.id, domain };
  };
  const [good, wrong] = [await add("kaffee-und-kuchen.de"), await add("bücher.de")];
  await publish(tree, good);
  await publish(tree, wrong, { keys: ["ownership"], lines: [`xn--bcher-kva.de TXT "v=spf1 mx -all"`] });
  for (const { domainId } of [good, wrong]) await lookAt(product, session, domainId);
  const { url } = await mutate<{ url: string }>(session, "handoffs.create", { domainId: wrong.domainId });
  return [
    `${company.base}/domains`,
    `${company.base}/domains?add=true`,
    `${company.base}/domains/${good.domainId}`,
    `${company.base}/domains/${wrong.domainId}?record=spf`,
    `${company.base}/accounts/new`,
    `${company.base}/accounts/${await account(session, company.id, good.domain)}`,
    `${company.base}/accounts`,
    `/u/${"x".repeat(64)}`,
    new URL(url).pathname,
    `/dns/${"x".repeat(43)}`,
  ];
}

/** An account whose server nobody finds, and which says so. */
async function account(session: Session, companyId: string, domain: string): Promise<string> {
  const server = { host: "nowhere.example", port: 465, security: "tls", username: "ada" };
  const form = { companyId, email: `ada@${domain}`, smtp: server, imap: server, password: "not a password" };
  const { id } = await mutate<{ id: string }>(session, "emailAccounts.add", form);
  await mutate(session, "emailAccounts.setWarmup", {
    accountId: id,
    plan: { start: 5, step: 5, target: 40 },
  });
  return id;
}

/** Templates of both kinds in a folder; the list in its states, and what stands beside an editor. */
async function templateRoutes(session: Session, { id: companyId, base }: { id: string; base: string }) {
  const folder = await mutate<{ id: string }>(session, "folders.add", {
    companyId,
    parentId: null,
    name: "News",
  });
  const add = async (name: string, source: object) => {
    const draft = { subject: "Hello {{first_name}}", previewText: "", source, text: null };
    const form = { companyId, folderId: folder.id, name, draft };
    return (await mutate<{ id: string }>(session, "templates.add", form)).id;
  };
  const blocks = await add("Blocks", {
    kind: "blocks",
    document: {
      type: "doc",
      content: [
        { type: "paragraph", attrs: { textAlign: null }, content: [{ type: "text", text: "Hello" }] },
        { type: "button", attrs: { label: "Go", href: "https://example.com/", align: null } },
      ],
    },
  });
  const html = await add("HTML", { kind: "html", html: "<p>Hello {{name|you}}</p>" });
  return [
    `${base}/templates`,
    `${base}/templates?folder=${folder.id}`,
    `${base}/templates?folder=archived`,
    `${base}/templates?q=nobody`,
    `${base}/templates?add=true`,
    `${base}/templates/${blocks}`,
    `${base}/templates/${blocks}?side=check`,
    `${base}/templates/${blocks}?side=versions`,
    `${base}/templates/${html}`,
  ];
}

async function routes(product: Product, tree: DnsTree, session: Session): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "rookery-access-"));
  try {
    const company = await mutate<{ id: string; workspaceName: string }>(session, "companies.add", {
      name: "Reachable",
    });
    const file = await writeLeadFile({ path: join(folder, "leads.csv"), rows: 400 });
    const done = await upload(session, company.id, file);
    await runImport(session, done);
    await ended(session, done);
    const waiting = await upload(session, company.id, file);
    const base = `/t/${session.slug}/c/${company.workspaceName}`;
    return [
      "/sign-in",
      "/sign-up",
      "/reset",
      "/oauth/callback?error=access_denied",
      "/account",
      "/account/preferences",
      "/account/security",
      `/invite/${"x".repeat(43)}`,
      `/change-email/${"x".repeat(43)}`,
      `/t/${session.slug}/people`,
      `/t/${session.slug}/people?tab=invites`,
      `/t/${session.slug}/people?tab=roles`,
      `/t/${session.slug}/people?invite=true`,
      `/t/${session.slug}/policies`,
      `/t/${session.slug}/settings`,
      `/t/${session.slug}/companies`,
      `/t/${session.slug}/companies?add=true`,
      `/t/${session.slug}/companies/${company.workspaceName}/settings`,
      `${base}/setup`,
      `${base}/leads`,
      `${base}/leads?q=nobody`,
      ...(await domainRoutes(product, tree, session, { id: company.id, base })),
      ...(await templateRoutes(session, { id: company.id, base })),
      `${base}/imports`,
      `${base}/imports/new`,
      `${base}/imports/${done}`,
      `${base}/imports/${waiting}`,
      "/t/nowhere/companies",
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function axeOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).exclude("iframe[sandbox]").analyze();
  return violations.map(
    (violation) => `${violation.id} at ${violation.nodes[0]?.target.join(" ") ?? "the page"}`,
  );
}

/** Keys among the words as a reader sees them: cells and lines apart, not run together. */
async function keysOn(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => document.body.innerText);
  return (text.match(bareKey) ?? []).map((key) => key.trim()).filter(isKey);
}

/** `access`: axe on every route, light and dark, wide and narrow; no key where words should be. */
export const proveAccess: Proof = async () => {
  const dnsPort = await freePort();
  const tree = await startDnsTree(dnsPort);
  const product = await startProduct({ portal: true, env: dnsTreeEnv(dnsPort) });
  const browser = await chromium.launch(await chromeOptions());
  try {
    const { owner } = await makeTenantWorld(product);
    const paths = await routes(product, tree, owner);
    const [faults, keys]: string[][] = [[], []];
    let looks = 0;
    let isFound = false;
    for (const [theme, language] of themes.flatMap((each) =>
      languages.map((spoken) => [each, spoken] as const),
    )) {
      await mutate(owner, "preferences.update", { theme, language });
      for (const width of widths) {
        const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "en-GB" });
        const cookies = owner.cookie.split("; ").map((pair) => pair.split("=") as [string, string]);
        await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: product.url })));
        const page = await context.newPage();
        for (const path of paths) {
          await page.goto(`${product.url}${path}`, { waitUntil: "networkidle" });
          looks += 1;
          faults?.push(
            ...(await axeOn(page)).map((fault) => `${theme} ${language} ${width} ${path}: ${fault}`),
          );
          keys?.push(...(await keysOn(page)).map((key) => `${language} ${path}: ${key}`));
        }
        await page.evaluate(() => document.body.append(document.createElement("img"), " list.title "));
        const seesImage = (await axeOn(page)).some((fault) => fault.startsWith("image-alt"));
        isFound ||= seesImage && (await keysOn(page)).includes("list.title");
        await context.close();
      }
    }
    for (const line of [...(faults ?? []), ...(keys ?? [])].slice(0, 30))
      process.stderr.write(`access: ${line}\n`);
    return [
      tried("access.routes", paths.length, 10),
      tried("access.looks", looks, 40),
      nought("access.axe_violations", faults?.length ?? 0),
      nought("access.missing_keys", keys?.length ?? 0),
      control("access", isFound),
    ];
  } finally {
    await browser.close();
    await product.stop();
    await tree.stop();
  }
};
