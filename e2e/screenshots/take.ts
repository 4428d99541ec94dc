/**
 * `pnpm screenshots [folder]`: the portal as it is now, in both sizes and themes. Without a folder the few pictures that the
 * guide uses are taken again; with one, every page and state is put there. Tells what is wider than its window.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { dnsTreeEnv } from "@rookery/dns/testing";
import { chromium } from "playwright-core";
import { chromeOptions } from "../product/chrome.ts";
import { prepareMailHost } from "../product/mail-host.ts";
import { freePort, startProduct } from "../product/start-product.ts";
import { accountScenes } from "./account-scenes.ts";
import { brandScenes } from "./brand-scenes.ts";
import { consentEnv, consentScenes } from "./consent-scenes.ts";
import { companyScenes } from "./company-scenes.ts";
import { domainScenes } from "./domain-scenes.ts";
import { importScenes } from "./import-scenes.ts";
import { leadScenes } from "./lead-scenes.ts";
import { outsideScenes } from "./outside-scenes.ts";
import { peopleScenes } from "./people-scenes.ts";
import { Photographer } from "./photographer.ts";
import { makePortalToShow } from "./portal-to-show.ts";
import { suppressionScenes } from "./suppression-scenes.ts";
import { templateScenes } from "./template-scenes.ts";

const ofTheGuide = [
  "sign-in-light",
  "security-light",
  "preferences-light",
  "people-light",
  "policies-before-saving-light",
  "brand-light",
  "companies-light",
  "company-access-light",
  "domain-wrong-light",
  "handoff-light",
  "import-columns-light",
  "import-check-light",
  "import-outcome-light",
  "import-outcome-phone-light",
  "import-undone-light",
  "leads-light",
  "leads-phone-dark",
  "leads-filter-light",
  "leads-chosen-light",
  "lead-panel-light",
  "palette-dark",
  "accounts-light",
  "account-new-light",
  "templates-light",
  "template-light",
];

const [given] = process.argv.slice(2);
const folder = given ? resolve(given) : fileURLToPath(new URL("../../docs/images", import.meta.url));
mkdirSync(folder, { recursive: true });
const dnsPort = await freePort();
const mailFolder = mkdtempSync(join(tmpdir(), "rookery-mail-host-"));
const env = { ...dnsTreeEnv(dnsPort), ...(await prepareMailHost(mailFolder)), ...consentEnv };
const product = await startProduct({ portal: true, env });
const browser = await chromium.launch(await chromeOptions());
try {
  const portal = await makePortalToShow(product);
  const photographer = new Photographer(given ? { folder } : { folder, only: ofTheGuide });
  const studio = { browser, product, portal, photographer };
  await domainScenes(studio, dnsPort);
  await brandScenes(studio, dnsPort);
  await accountScenes(studio, dnsPort, mailFolder);
  await consentScenes(studio);
  for (const scenes of [
    outsideScenes,
    importScenes,
    companyScenes,
    peopleScenes,
    templateScenes,
    suppressionScenes,
  ])
    await scenes(studio);
  // The last: the company that was empty is so no more.
  await leadScenes(studio);
  process.stdout.write(`${photographer.taken.length} pictures in ${folder}\n`);
  for (const fault of photographer.faults) process.stdout.write(`${fault}\n`);
  process.exitCode = photographer.faults.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  await product.stop();
  rmSync(mailFolder, { recursive: true, force: true });
}
