import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DnsTree } from "@rookery/dns/testing";
import { mutate, query, type Session } from "../product/api.ts";
import { ended, runImport, upload } from "../product/import-file.ts";
import { leadFileWords, writeLeadFile } from "../product/lead-file.ts";
import { lookAt } from "../product/look-at-domain.ts";
import { publish } from "../product/publish-records.ts";
import type { TenantWorld } from "../product/world.ts";
import type { Product } from "../product/start-product.ts";

/** What is looked at: the portal as its owner sees it, and the pages of those who are not signed in. */
export interface Routes {
  readonly owners: readonly string[];
  readonly nobodys: readonly string[];
  /** What the things are called that are seen there. */
  readonly names: ReadonlySet<string>;
}

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
  const owners = [
    `${company.base}/domains`,
    `${company.base}/domains?add=true`,
    `${company.base}/domains/${good.domainId}`,
    `${company.base}/domains/${wrong.domainId}?record=spf`,
    `${company.base}/accounts/new`,
    `${company.base}/accounts/${await account(session, company.id, good.domain)}`,
    `${company.base}/accounts`,
  ];
  return { owners, handoff: new URL(url).pathname };
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

/** Between an address and the key that opens something on it. */
export const pressing = " pressing ";

const ownFields = ["date", "number", "boolean", "text"].map((type) => `Reachable ${type}`);
const ownNames = [...ownFields, "Reachable", "reachable", "News", "Blocks", "HTML", "Hello {{first_name}}"];
const initials = ["TC", "FC", "SC", "OO"];
/** The mail of both templates, and who reads its preview. */
const mail = ["Hello", "Hello 田中"];

/** The world's companies, and what this proof calls its own things. */
function namesOf(canary: string): ReadonlySet<string> {
  const named = ["Tenant", "First", "Second"].map((word) => `${word} ${canary}`);
  const short = [`first-${canary}`, `second-${canary}`];
  const others = ["Olive Owner", "resolver-1", "Rookery"];
  return new Set([...named, ...short, ...others, ...initials, ...ownNames, ...mail, ...leadFileWords]);
}

async function aLead(session: Session, companyId: string): Promise<string> {
  const { leads } = await query<{ leads: { id: string }[] }>(session, "leads.list", { companyId });
  return leads[0]?.id ?? "";
}

/** Whom nobody writes to: the list, what is given to it, and what is forgotten. */
async function suppressionRoutes(session: Session): Promise<string[]> {
  const text = "nobody@example.org\nkuchen-und-torten.de";
  await mutate(session, "suppressions.add", { text, reason: "complained", note: null });
  await mutate(session, "suppressions.eraseAddress", { email: "forget.me@example.org" });
  const page = `/t/${session.slug}/suppressions`;
  return [page, `${page}?q=nothing`, `${page}?add=true`, `${page}?erase=true`];
}

/** A field of each type on a lead by hand that says something in it, and somebody who must not be written to. */
async function leadFieldRoutes(session: Session, { id: companyId, base }: { id: string; base: string }) {
  const values = { date: "2027-03-31", number: 12, boolean: true, text: "reachable" };
  const fields = [];
  for (const [type, value] of Object.entries(values)) {
    const field = { companyId, name: `Reachable ${type}`, type };
    const { fieldId } = await mutate<{ fieldId: string }>(session, "leadFields.add", field);
    fields.push({ fieldId, value });
  }
  const lead = { companyId, email: "by.hand@reachable.example", tags: ["reachable"], fields };
  const { leadId } = await mutate<{ leadId: string }>(session, "leads.add", lead);
  await mutate(session, "suppressions.add", { text: lead.email, reason: "bounced", note: null });
  return [
    `${base}/leads?add=true`,
    `${base}/leads?lead=${leadId}`,
    `${base}/leads/fields`,
    `${base}/leads/fields?q=nobody`,
    `${base}/leads/fields?tab=fields`,
  ];
}

/** Makes a tenant's things in their states and returns the addresses at which they are seen. */
export async function accessRoutes(
  product: Product,
  tree: DnsTree,
  { owner: session, canary }: Pick<TenantWorld, "owner" | "canary">,
): Promise<Routes> {
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
    const domains = await domainRoutes(product, tree, session, { id: company.id, base });
    const owners = [
      "/oauth/callback?error=access_denied",
      "/account",
      "/account/preferences",
      "/account/security",
      `/change-email/${"x".repeat(43)}`,
      `/t/${session.slug}/people`,
      `/t/${session.slug}/people?tab=invites`,
      `/t/${session.slug}/people?tab=roles`,
      `/t/${session.slug}/people?invite=true`,
      `/t/${session.slug}/policies`,
      ...(await suppressionRoutes(session)),
      `/t/${session.slug}/settings`,
      `/t/${session.slug}/brand`,
      ...["preview", "addresses", "history"].map((tab) => `/t/${session.slug}/brand?tab=${tab}`),
      `/t/${session.slug}/companies`,
      `/t/${session.slug}/companies?add=true`,
      `/t/${session.slug}/companies${pressing}?`,
      `/t/${session.slug}/companies${pressing}Control+k`,
      `/t/${session.slug}/companies/${company.workspaceName}/settings`,
      `${base}/setup`,
      `${base}/leads`,
      `${base}/leads?q=nobody`,
      `${base}/leads?lead=${await aLead(session, company.id)}`,
      ...(await leadFieldRoutes(session, { id: company.id, base })),
      ...domains.owners,
      ...(await templateRoutes(session, { id: company.id, base })),
      `${base}/imports`,
      `${base}/imports/new`,
      `${base}/imports/${done}`,
      `${base}/imports/${waiting}`,
      "/t/nowhere/companies",
    ];
    const nobodys = [
      "/sign-in",
      "/sign-in?step=factor",
      "/sign-up",
      "/verify-email",
      "/reset",
      `/reset/${"x".repeat(43)}`,
      `/invite/${"x".repeat(43)}`,
      `/u/${"x".repeat(64)}`,
      `/dns/${"x".repeat(43)}`,
      domains.handoff,
    ];
    return { owners, nobodys, names: namesOf(canary) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
