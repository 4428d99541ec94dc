import { mkdirSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";
import { mutate } from "../product/api.ts";
import { chromeOptions } from "../product/chrome.ts";
import { startProduct, type Product } from "../product/start-product.ts";
import { makeTenantWorld, type TenantWorld } from "../product/world.ts";
import { makeCrowd, mixRequests, signCrowdIn, type CrowdTenant } from "./brand-crowd.ts";
import { filmLoad } from "./brand-frames.ts";
import { crawlPages, leaksIn, readMails, type BrandedPlace } from "./brand-leaks.ts";
import { failingPairsOn, pairsABrand } from "./brand-pairs.ts";
import { control, nought, tried, type Proof } from "./proof.ts";

const BRANDS = 200;
const TENANTS = 1_000;
const REQUESTS = 20_000;
const HOST = "portal.localhost";
/** The platform's own accent in light, as the browser paints it: what a flash would show. */
const PLATFORM_COLOURS = [[71, 82, 195]] as const;

/** What fails is shown, as far as a person reads. */
function tell(faults: readonly string[]): void {
  for (const line of faults.slice(0, 20)) process.stderr.write(`brand: ${line}\n`);
}

async function pairsOf(browser: Browser, product: Product, crowd: readonly CrowdTenant[]): Promise<string[]> {
  const page = await browser.newPage();
  const { port } = new URL(product.url);
  const faults: string[] = [];
  for (const { host, colour } of crowd) {
    await page.goto(`http://${host}:${port}/sign-in`, { waitUntil: "domcontentloaded" });
    faults.push(...(await failingPairsOn(page)).map((fault) => `${colour} ${fault}`));
  }
  await page.close();
  return faults;
}

/** A pair that is too close is found: the page's text is painted in the colour of its ground. */
async function findsPlantedPair(browser: Browser, product: Product): Promise<boolean> {
  const page = await browser.newPage();
  await page.goto(`${product.url}/sign-in`, { waitUntil: "domcontentloaded" });
  await page.evaluate(() => document.documentElement.style.setProperty("--ink-soft", "var(--page)"));
  const found = await failingPairsOn(page);
  await page.close();
  return found.some((fault) => fault.includes("ink-soft on page"));
}

/** The tenant at the centre, dressed through the product's own door, and reached at a host of its own. */
async function dress(product: Product, world: TenantWorld): Promise<BrandedPlace> {
  const { superuser } = product.database;
  await superuser.query(
    "UPDATE portal_hosts SET host = $2, verified = now(), is_main = true WHERE tenant_id = $1",
    [world.tenantId, HOST],
  );
  const picture = await upload(product, world, "logo");
  const values = {
    name: "Kunde Mail",
    primaryColor: "#0a7d55",
    secondaryColor: null,
    logoUrl: picture,
    logoDarkUrl: null,
    mailLogoUrl: picture,
    faviconUrl: await upload(product, world, "favicon"),
    mailSenderName: "Kunde",
    mailFooter: "Kunde GmbH, Hafenstraße 1, Kiel",
  };
  const draft = await mutate<{ revision: number }>(world.owner, "brand.saveDraft", { values, revision: 0 });
  await mutate(world.owner, "brand.publish", { revision: draft.revision });
  const { url } = await mutate<{ url: string }>(world.owner, "handoffs.create", { domainId: world.domainId });
  const invited = await superuser.query<{ id: string }>(
    "SELECT id FROM invites WHERE tenant_id = $1 LIMIT 1",
    [world.tenantId],
  );
  const invite = await mutate<{ url: string }>(world.owner, "invites.copyLink", {
    inviteId: invited.rows[0]?.id,
  });
  const base = `/c/${world.company.workspaceName}`;
  return {
    host: HOST,
    owner: world.owner,
    tenantId: world.tenantId,
    paths: {
      outside: [
        "/sign-in",
        "/sign-up",
        "/reset",
        `/reset/${"x".repeat(43)}`,
        `/verify-email?token=${"x".repeat(43)}`,
        new URL(url).pathname,
        new URL(invite.url).pathname,
        `/u/${"x".repeat(64)}`,
        `/change-email/${"x".repeat(43)}`,
        "/nowhere",
        "/manifest.webmanifest",
        "/favicon.svg",
        "/dev/nothing",
        "/trpc/nothing",
      ],
      inside: [
        "/",
        "/companies",
        "/companies?add=true",
        `/companies/${world.company.workspaceName}/settings`,
        "/people",
        "/people?tab=invites",
        "/people?tab=roles",
        "/policies",
        "/brand",
        "/settings",
        "/account",
        "/account/preferences",
        "/account/security",
        "/oauth/callback?error=access_denied",
        `${base}/setup`,
        `${base}/leads`,
        `${base}/domains`,
        `${base}/domains/${world.domainId}`,
        `${base}/accounts`,
        `${base}/accounts/new`,
        `${base}/accounts/${world.accountId}`,
        `${base}/templates`,
        `${base}/templates/${world.templateId}`,
        `${base}/imports`,
        `${base}/imports/new`,
        `${base}/imports/${world.importId}`,
        `${base}/nowhere`,
      ],
    },
  };
}

async function upload(product: Product, world: TenantWorld, slot: string): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 80"><rect width="320" height="80" rx="16" fill="#0a7d55"/></svg>`;
  const answer = await fetch(`${product.url}/uploads/brand?slot=${slot}`, {
    method: "POST",
    body: svg,
    headers: { cookie: world.owner.cookie, "x-portal-client": "portal", "x-portal-tenant": world.slug },
  });
  return ((await answer.json()) as { url: string }).url;
}

/** A page that names the platform is found, and a host that was given to another tenant. */
async function findsPlanted(browser: Browser, product: Product, place: BrandedPlace, crowd: CrowdTenant[]) {
  const { superuser } = product.database;
  await superuser.query("UPDATE tenants SET name = 'Vendorsoft Inc' WHERE id = $1", [place.tenantId]);
  const paths = { outside: [], inside: ["/companies"] };
  const leaks = (await crawlPages(browser, product, { ...place, paths })).leaks.length;
  await superuser.query("UPDATE tenants SET name = 'Kunde' WHERE id = $1", [place.tenantId]);
  const two = [crowd[0]?.host, crowd[1]?.host];
  await superuser.query("UPDATE portal_hosts SET is_main = false WHERE host = ANY ($1)", [two]);
  await superuser.query(
    `UPDATE portal_hosts h SET tenant_id = o.tenant_id FROM portal_hosts o
     WHERE h.host = ANY ($1) AND o.host = ANY ($1) AND h.host <> o.host`,
    [two],
  );
  const swapped = crowd.slice(0, 2);
  const wrong = (await mixRequests(product, swapped, 40)).filter((fault) => fault.includes("is called"));
  return leaks > 0 && wrong.length > 0;
}

/** `brand`: every pair of 200 brands; the platform's name nowhere at a branded tenant; nobody's brand at another's host; no flash. */
export const proveBrand: Proof = async () => {
  const env = {
    PLATFORM_NAME: "Vendorsoft",
    MAIL_FROM: "Vendorsoft <no-reply@mail.kunde.example>",
    DATABASE_POOL_SIZE: "16",
  };
  const product = await startProduct({ portal: true, env });
  const browser = await chromium.launch(await chromeOptions());
  try {
    const world = await makeTenantWorld(product);
    const place = await dress(product, world);
    const crowd = await makeCrowd(product, TENANTS);
    await signCrowdIn(product, crowd.slice(0, 24), world.owner.email);
    const failed = await pairsOf(browser, product, crowd.slice(0, BRANDS));
    const crawled = await crawlPages(browser, product, place);
    const mails = await readMails(product, place, ["en", "es", "fr", "de"]);
    const leaks = [...crawled.leaks, ...leaksIn(product, mails)];
    const folder = process.env["FRAMES"];
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
    const film = await filmLoad(
      browser,
      `http://${HOST}:${new URL(product.url).port}/sign-in`,
      PLATFORM_COLOURS,
      folder,
    );
    const own = await filmLoad(browser, `${product.url}/sign-in`, PLATFORM_COLOURS);
    const wrong = await mixRequests(product, crowd, REQUESTS);
    tell([...failed, ...leaks, ...wrong]);
    const isFound =
      (await findsPlantedPair(browser, product)) &&
      (await findsPlanted(browser, product, place, crowd)) &&
      // The colour that a flash would leave is seen where it belongs.
      own.foreign > 0;
    return [
      tried("brand.brands", BRANDS, 200),
      tried("brand.pairs", BRANDS * pairsABrand, 200),
      nought("brand.pairs_failed", failed.length),
      tried("brand.pages", crawled.pages, 40),
      tried("brand.mails", mails.length, 100),
      tried("brand.answers", crawled.answers, 300),
      tried("brand.surfaces", crawled.pages + mails.length + crawled.answers, 440),
      nought("brand.leaks", leaks.length),
      tried("brand.tenants", TENANTS, 1_000),
      tried("brand.mixed_requests", REQUESTS, 20_000),
      nought("brand.wrong_brand", wrong.length),
      tried("brand.frames", film.frames, 3),
      nought("brand.foreign_frames", film.foreign),
      control("brand", isFound),
    ];
  } finally {
    await browser.close();
    await product.stop();
  }
};
