import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { mutate, signUp, type Session } from "../product/api.ts";
import { chromeOptions } from "../product/chrome.ts";
import { ended, runImport, upload } from "../product/import-file.ts";
import { writeLeadFile } from "../product/lead-file.ts";
import { startProduct } from "../product/start-product.ts";
import { loadedCatalogues } from "./catalogues.ts";
import { median, spreadOf, type Figure } from "./figures.ts";

const ROUNDS = 5;
const SLOW_DOWN = 4;

interface Vitals {
  readonly lcp: number;
  readonly cls: number;
  readonly inp: number;
}

/** Kilobytes of JavaScript that came over the wire until the page rests, as the browser counts them. */
export async function scriptKilobytes(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  devtools.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.mimeType.includes("javascript")) scripts.add(requestId);
  });
  // Bodies as they came over the wire; headers are the protocol's.
  devtools.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await page.close();
  return bytes / 1024;
}

/** Watches what people feel: the largest paint, what jumps, and the slowest answer to a key. */
function watchVitals(): void {
  const seen = { lcp: 0, cls: 0, inp: 0 };
  Object.assign(window, { vitals: seen });
  const watch = (type: string, each: (entry: PerformanceEntry) => void, more: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
      type,
      buffered: true,
      ...more,
    });
  watch("largest-contentful-paint", (entry) => (seen.lcp = entry.startTime));
  watch("layout-shift", (entry) => {
    const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!shift.hadRecentInput) seen.cls += shift.value;
  });
  // What a person did has an id (Event Timing); a pointer that the page grew under is no interaction.
  const interaction = (entry: PerformanceEntry): number =>
    (entry as PerformanceEntry & { interactionId?: number }).interactionId ?? 0;
  watch(
    "event",
    (entry) => {
      if (interaction(entry) > 0) seen.inp = Math.max(seen.inp, entry.duration);
    },
    { durationThreshold: 16 },
  );
}

async function leadsPage(page: Page, url: string): Promise<Vitals> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW_DOWN });
  await page.addInitScript(watchVitals);
  await page.goto(url, { waitUntil: "networkidle" });
  await page.getByRole("searchbox").pressSequentially("p1", { delay: 120 });
  await page.waitForTimeout(600);
  await page.keyboard.press("ControlOrMeta+k");
  await page.waitForTimeout(600);
  return page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);
}

/** The least that a React page costs here: a number beside ours, since a slow machine slows both. */
async function emptyPage(page: Page, url: string): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW_DOWN });
  await page.addInitScript(watchVitals);
  await page.goto(`${url}/healthz`, { waitUntil: "networkidle" });
  await page.waitForTimeout(200);
  return (await page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals)).lcp;
}

export async function signedIn(browser: Browser, session: Session): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  const cookies = session.cookie.split("; ").map((pair) => pair.split("=") as [string, string]);
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: session.url })));
  return context;
}

/** `web`: what the portal weighs, and how it feels on a slow machine. */
export async function benchWeb(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "rookery-web-"));
  const product = await startProduct({ portal: true });
  const browser = await chromium.launch(await chromeOptions());
  try {
    const session = await signUp(product.url);
    const company = await mutate<{ id: string; workspaceName: string }>(session, "companies.add", {
      name: "Blue Bottle",
    });
    const file = await writeLeadFile({ path: join(folder, "leads.csv"), rows: 5_000 });
    const importId = await upload(session, company.id, file);
    await runImport(session, importId);
    await ended(session, importId);
    const url = `${product.url}/t/${session.slug}/c/${company.workspaceName}/leads`;
    const context = await signedIn(browser, session);
    const outside = await browser.newContext();
    const signInKb = await scriptKilobytes(outside, `${product.url}/sign-in`);
    const shellKb = await scriptKilobytes(context, url);
    const words = await Promise.all(
      ["en", "es", "fr", "de"].map((language) =>
        loadedCatalogues(browser, `${product.url}/sign-in`, language),
      ),
    );
    const all: Vitals[] = [];
    const empty: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await context.newPage();
      all.push(await leadsPage(page, url));
      await page.close();
      const bare = await context.newPage();
      empty.push(await emptyPage(bare, product.url));
      await bare.close();
    }
    const of = (name: keyof Vitals) => all.map((each) => each[name]);
    const against = `plain text page ${Math.round(median(empty))} ms`;
    return [
      { name: "web.entry_brotli_kb", value: signInKb, unit: "kB", bar: { atMost: 150 } },
      { name: "web.shell_brotli_kb", value: shellKb, unit: "kB", bar: { atMost: 210 } },
      {
        name: "web.catalogue_kb",
        value: Math.max(...words.map(({ kilobytes }) => kilobytes)),
        unit: "kB",
        floor: "sign-in page, the longest of four languages",
      },
      {
        name: "web.foreign_catalogues",
        value: words.reduce((sum, { foreign }) => sum + foreign, 0),
        bar: { atMost: 0 },
      },
      {
        name: "web.lcp_ms",
        value: median(of("lcp")),
        unit: "ms",
        floor: against,
        bar: { atMost: 1_500 },
        spread: spreadOf(of("lcp")),
      },
      { name: "web.cls", value: Math.max(...of("cls")), bar: { atMost: 0.02 } },
      {
        name: "web.inp_ms",
        value: median(of("inp")),
        unit: "ms",
        bar: { atMost: 100 },
        spread: spreadOf(of("inp")),
      },
    ];
  } finally {
    await browser.close();
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
