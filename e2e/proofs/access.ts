import { dnsTreeEnv, startDnsTree } from "@rookery/dns/testing";
import { chromium } from "playwright-core";
import { chromeOptions } from "../product/chrome.ts";
import { freePort, startProduct } from "../product/start-product.ts";
import { makeTenantWorld } from "../product/world.ts";
import { Findings, kinds } from "./access-findings.ts";
import { accessRoutes, type Routes } from "./access-routes.ts";
import { contextOf, walkIn, wide, type Walk } from "./access-walk.ts";
import { PortalPage } from "./portal-page.ts";
import { control, nought, tried, type Proof } from "./proof.ts";
import { pseudoSlot, speakPseudo } from "./pseudo-locale.ts";

const languages = ["en", "es", "fr", "de"] as const;
/** More would not be read. */
const MOST_LINES = 40;

const say = (line: string) => process.stderr.write(`access: ${line}\n`);

async function lookAtAll(walk: Walk): Promise<Findings> {
  const findings = new Findings();
  for (const language of languages) {
    const began = Date.now();
    await walkIn(walk, language, { at: (page, route) => findings.look(page, `${route} ${language}`) });
    say(`${language} in ${Math.round((Date.now() - began) / 1000)} s`);
  }
  await walkIn(walk, pseudoSlot, {
    prepare: speakPseudo,
    at: (page, route) => findings.lookAtPseudo(page, route, walk.routes.names),
  });
  return findings;
}

/** Plants one fault of every kind, and tells whether all are found. */
async function findsPlanted(walk: Walk): Promise<boolean> {
  const context = await contextOf(walk, "en");
  const page = new PortalPage(await context.newPage());
  await page.open(`${walk.url}/sign-in`);
  await page.page.evaluate(() => {
    const planted = document.createElement("div");
    planted.innerHTML =
      '<img src="/favicon.svg"> list.title <p>wide</p><nav><button>a</button><button>b</button></nav>';
    // One by one, since the policy refuses styles in markup.
    const style = (selector: string, css: string) =>
      planted.querySelectorAll<HTMLElement>(selector).forEach((each) => (each.style.cssText = css));
    style("p", "width: 2000px");
    style("nav", "display: flex");
    style("button", "width: 9px; height: 9px; padding: 0; overflow: hidden");
    document.querySelector("main")?.append(planted);
  });
  const findings = new Findings();
  await findings.look(page, "planted");
  await page.resize(wide);
  await findings.lookAtPseudo(page, "planted", new Set());
  await context.close();
  const seesImage = [...findings.of("axe_violations")].some((line) => line.includes("image-alt"));
  return seesImage && kinds.every((kind) => findings.of(kind).size > 0);
}

/** What axe found on each route, and then everything that is to be mended. */
function report(findings: Findings, { owners, nobodys }: Routes): void {
  const axe = [...findings.of("axe_violations"), ...findings.of("small_targets")];
  for (const route of [...owners, ...nobodys])
    say(`axe ${axe.filter((line) => line.startsWith(`${route} `)).length} ${route}`);
  for (const kind of kinds)
    for (const line of [...findings.of(kind)].slice(0, MOST_LINES)) say(`${kind} ${line}`);
}

/** `access`: axe on every route, light and dark, wide and narrow, in every language; what overflows; what nobody translated. */
export const proveAccess: Proof = async () => {
  const dnsPort = await freePort();
  const tree = await startDnsTree(dnsPort);
  const product = await startProduct({ portal: true, env: dnsTreeEnv(dnsPort) });
  const browser = await chromium.launch(await chromeOptions());
  try {
    const world = await makeTenantWorld(product);
    const routes = await accessRoutes(product, tree, world);
    const walk = { browser, url: product.url, owner: world.owner, routes };
    const findings = await lookAtAll(walk);
    const isFound = await findsPlanted(walk);
    report(findings, routes);
    return [
      tried("access.routes", routes.owners.length + routes.nobodys.length, 40),
      tried("access.looks", findings.looks, 40 * languages.length * 4),
      ...kinds.map((kind) => nought(`access.${kind}`, findings.of(kind).size)),
      control("access", isFound),
    ];
  } finally {
    await browser.close();
    await product.stop();
    await tree.stop();
  }
};
