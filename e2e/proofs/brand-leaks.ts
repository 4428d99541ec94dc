import { accountMails, noticeKinds } from "@rookery/server/testing";
import type { Browser, Page } from "playwright-core";
import { PASSWORD, type Session } from "../product/api.ts";
import type { Product } from "../product/start-product.ts";

export interface Crawled {
  readonly pages: number;
  readonly mails: number;
  /** Answers with their headers and bodies: pages, scripts, styles, calls, pictures. */
  readonly answers: number;
  readonly leaks: readonly string[];
}

/** Where and with what a branded tenant is looked at. */
export interface BrandedPlace {
  readonly host: string;
  readonly owner: Session;
  readonly tenantId: string;
  readonly paths: { readonly outside: readonly string[]; readonly inside: readonly string[] };
}

/** Names of the platform, in whatever way they are written, and its address. */
export const vendorNames = (product: Product): RegExp =>
  new RegExp(`rookery|vendorsoft|vendor-mark|//localhost:${new URL(product.url).port}`, "i");

/** Looks at every page of the tenant at its own host as a stranger, then as its owner. */
export async function crawlPages(
  browser: Browser,
  product: Product,
  place: BrandedPlace,
): Promise<Pick<Crawled, "pages" | "answers" | "leaks">> {
  const names = vendorNames(product);
  const leaks: string[] = [];
  const note = (where: string, text: string) => {
    const found = names.exec(text);
    if (found) leaks.push(`${where}: …${text.slice(Math.max(0, found.index - 40), found.index + 40)}…`);
  };
  const origin = `http://${place.host}:${new URL(product.url).port}`;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  let answers = 0;
  const pending: Promise<void>[] = [];
  context.on("response", (response) => {
    answers += 1;
    const where = `${response.request().method()} ${new URL(response.url()).pathname}`;
    const read = async () => {
      note(`headers of ${where}`, JSON.stringify(await response.headersArray().catch(() => [])));
      const type = response.headers()["content-type"] ?? "";
      if (/text|json|script|xml/.test(type)) note(where, await response.text().catch(() => ""));
    };
    pending.push(read());
  });
  const page = await context.newPage();
  let pages = 0;
  const look = async (path: string) => {
    await page.goto(`${origin}${path}`, { waitUntil: "networkidle" });
    pages += 1;
    note(`page ${path}`, await everythingOn(page));
  };
  for (const path of place.paths.outside) await look(path);
  await signIn(page, origin, place.owner);
  for (const path of place.paths.inside) await look(path);
  note("what the browser keeps", await keptByBrowser(page));
  note("cookies", JSON.stringify((await context.cookies()).map(({ name }) => name)));
  await Promise.all(pending);
  await context.close();
  return { pages, answers, leaks };
}

/** The document with its title and attributes, and the words that are shown. */
const everythingOn = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.title}\n${document.documentElement.outerHTML}\n${document.body.innerText}`);

const keptByBrowser = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]));

async function signIn(page: Page, origin: string, owner: Session): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.locator("input[name=email]").fill(owner.email);
  await page.locator("input[name=password]").fill(PASSWORD);
  await page.locator("button[type=submit]").click();
  await page.waitForURL(/\/companies/);
}

/** Has every kind of mail sent to somebody of each language, and reads them as they would have gone out. */
export async function readMails(product: Product, place: BrandedPlace, languages: readonly string[]) {
  const { superuser } = product.database;
  for (const language of languages) {
    const email = `reader-${language}@kunde.example`;
    const { rows } = await superuser.query<{ id: string }>(
      `WITH person AS (INSERT INTO users (name, email, email_verified) VALUES ('Reader', $1, now()) RETURNING id),
       member AS (INSERT INTO tenant_users (tenant_id, user_id, roles) SELECT $2, id, '{member}' FROM person),
       spoken AS (INSERT INTO user_preferences (user_id, language) SELECT id, $3 FROM person)
       SELECT id FROM person`,
      [email, place.tenantId, language],
    );
    const of = [place.tenantId, rows[0]?.id, email];
    await superuser.query(
      `WITH made AS (
         INSERT INTO mails (tenant_id, user_id, recipient, kind, facts, invite_id)
         SELECT $1, $2, $3, kind, '{"action":"factors.addTotp","at":"2026-11-30T12:00:00Z","tenantName":"Kunde"}',
           CASE kind WHEN 'invite' THEN (SELECT id FROM invites WHERE tenant_id = $1 LIMIT 1) END
         FROM unnest($4::text[]) AS kind RETURNING id)
       SELECT enqueue_job('send-mail', jsonb_build_object('mailId', id)) FROM made`,
      [...of, accountMails],
    );
    await superuser.query(
      `WITH told AS (
         INSERT INTO notices (tenant_id, company_id, kind, subject_id, facts)
         SELECT $1, (SELECT id FROM companies WHERE tenant_id = $1 ORDER BY id LIMIT 1), kind, uuid_v7(),
           '{"domain":"kunde.de","purpose":"spf","person":"Ada","email":"ada@kunde.de","status":"failing","cause":"wrong_password","file":"a.csv","created":1,"updated":2,"rejected":3}'
         FROM unnest($4::text[]) AS kind RETURNING id, kind),
       made AS (
         INSERT INTO mails (tenant_id, user_id, recipient, kind, notice_id)
         SELECT $1, $2, $3, kind, id FROM told RETURNING id)
       SELECT enqueue_job('send-mail', jsonb_build_object('mailId', id)) FROM made`,
      [...of, noticeKinds],
    );
    await superuser.query(
      `WITH made AS (
         INSERT INTO mails (tenant_id, user_id, recipient, kind, facts) VALUES
           ($1, $2, $3, 'daily_digest', '{"tenantName":"Kunde","slug":"${place.owner.slug}","notices":[],"more":0}'),
           ($1, $2, $3, 'weekly_report', '{"tenantName":"Kunde","slug":"${place.owner.slug}","imports":1,"created":1,"updated":1,"rejected":1,"domains":1,"verified":1,"joined":1}')
         RETURNING id)
       SELECT enqueue_job('send-mail', jsonb_build_object('mailId', id)) FROM made`,
      of,
    );
  }
  const awaited = languages.length * (accountMails.length + noticeKinds.length + 2);
  return mailsTo(product, /^reader-/, awaited);
}

export interface RawMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly raw: string;
}

/** Every kept mail to such an address, once there are so many. */
async function mailsTo(product: Product, to: RegExp, awaited: number): Promise<RawMail[]> {
  const { readdirSync, readFileSync } = await import("node:fs");
  const folder = `${product.dataDir}/mail`;
  for (let tries = 0; tries < 300; tries += 1) {
    const mails = readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as RawMail)
      .filter((mail) => to.test(mail.to));
    if (mails.length >= awaited) return mails;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error(`Fewer than ${awaited} mails came`);
}

/** What names the platform in the mails, their headers included. */
export function leaksIn(product: Product, mails: readonly RawMail[]): string[] {
  const names = vendorNames(product);
  return mails.flatMap(({ to, subject, text, html, raw }) => {
    const found = names.exec(`${subject}\n${text}\n${html}\n${raw}`);
    return found ? [`mail "${subject}" to ${to}: ${found[0]}`] : [];
  });
}
