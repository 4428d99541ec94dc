import type { Page } from "playwright-core";
import { listToShow, suppressSome } from "./portal-to-show.ts";
import { open, pageOf, type Studio } from "./studio.ts";

/** One import from the empty page to its outcome, what can go wrong on the way, and the list of them. */
export async function importScenes(studio: Studio): Promise<void> {
  const { photographer, portal, product } = studio;
  const page = await pageOf(studio, portal.owner);
  const base = `/t/${portal.owner.slug}/c/${portal.full.workspaceName}`;
  await open(page, `${base}/imports`);
  await photographer.take(page, "imports-empty");
  await open(page, `${base}/leads`);
  await photographer.take(page, "leads-empty");
  await open(page, `${base}/imports/new`);
  await photographer.take(page, "import-file");

  // A first file, so that the one in the pictures finds people who are there already, and some who opted out.
  await choose(page, listToShow(1_200));
  await finish(page);
  await suppressSome(product, portal.full);
  await open(page, `${base}/imports/new`);
  await choose(page, listToShow(4_000));
  await photographer.take(page, "import-columns");
  await noEmailColumn(studio, page);
  await finish(page);
  await photographer.take(page, "import-outcome");
  for (const [tab, name] of [
    ["Twice in the file", "import-outcome-duplicate"],
    ["Not to be written to", "import-outcome-suppressed"],
  ] as const) {
    await page.getByRole("tab", { name: tab }).click();
    await page.getByRole("tabpanel").getByText("lead.").locator("visible=true").first().waitFor();
    await photographer.take(page, name);
  }
  await refused(studio, page, base);
  if (photographer.wants("import-running")) {
    await uploading(studio, page, base);
    await running(studio, page, base);
  }
  await open(page, `${base}/imports`);
  await photographer.take(page, "imports");
}

type GivenFile = ReturnType<typeof listToShow>;

async function choose(page: Page, file: GivenFile): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("heading", { name: "How we read the file" }).waitFor();
}

async function finish(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Import into/ }).click();
  await page.getByText("Every line is accounted for").waitFor();
}

async function noEmailColumn({ photographer }: Studio, page: Page): Promise<void> {
  const select = page.getByRole("combobox", { name: "E-mail: Becomes" });
  await select.selectOption({ label: "Leave out" });
  await photographer.take(page, "import-columns-no-email");
  await select.selectOption({ label: "E-mail" });
  await page.getByRole("button", { name: "Discard file" }).click();
  await photographer.take(page, "import-discard");
  await page.keyboard.press("Escape");
}

async function refused({ photographer }: Studio, page: Page, base: string): Promise<void> {
  const picture = {
    name: "list.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("89504e470d0a1a0a0000000d", "hex"),
  };
  await open(page, `${base}/imports/new`);
  await page.locator("input[type=file]").setInputFiles(picture);
  await page.getByRole("alert").waitFor();
  await photographer.take(page, "import-refused");
}

/** Slowed down until it can be seen, then without a connection. */
async function uploading({ photographer }: Studio, page: Page, base: string): Promise<void> {
  await open(page, `${base}/imports/new`);
  const network = await page.context().newCDPSession(page);
  const limits = { latency: 50, downloadThroughput: -1, uploadThroughput: 60_000, offline: false };
  await network.send("Network.emulateNetworkConditions", limits);
  await page.locator("input[type=file]").setInputFiles(listToShow(100_000));
  await page.getByRole("button", { name: "Cancel upload" }).waitFor();
  await page.waitForTimeout(1_500);
  await photographer.take(page, "import-uploading");
  await network.send("Network.emulateNetworkConditions", { ...limits, offline: true });
  await page.waitForTimeout(1_500);
  await photographer.take(page, "import-paused");
  await network.send("Network.emulateNetworkConditions", { ...limits, uploadThroughput: -1 });
  await page.getByRole("heading", { name: "How we read the file" }).waitFor({ timeout: 60_000 });
}

async function running({ photographer }: Studio, page: Page, base: string): Promise<void> {
  await open(page, `${base}/imports/new`);
  await choose(page, listToShow(600_000));
  await page.getByRole("button", { name: /^Import into/ }).click();
  await page.getByRole("button", { name: "Cancel import" }).waitFor();
  await page.waitForTimeout(2_000);
  await photographer.take(page, "import-running");
  await page.getByRole("button", { name: "Cancel import" }).click();
  await photographer.take(page, "import-cancel");
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel import" }).click();
  await page.getByText("was cancelled").waitFor();
  await photographer.take(page, "import-cancelled");
}
