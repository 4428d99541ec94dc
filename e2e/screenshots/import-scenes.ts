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
  await photographer.take(page, "import-remembered");
  await chooseForAll(page);
  await photographer.take(page, "import-columns");
  await noEmailColumn(studio, page);
  await checked(studio, page);
  await run(page);
  await photographer.take(page, "import-outcome");
  for (const [tab, name] of [
    ["Twice in the file", "import-outcome-duplicate"],
    ["Not to be written to", "import-outcome-suppressed"],
  ] as const) {
    await page.getByRole("tab", { name: tab }).click();
    await page.getByRole("tabpanel").getByText("lead.").locator("visible=true").first().waitFor();
    await photographer.take(page, name);
  }
  await undone(studio, page);
  await nothingNew(studio, page, base);
  await refused(studio, page, base);
  if (photographer.wants("import-running")) {
    await uploading(studio, page, base);
    await paused(studio, page, base);
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
  await page.getByRole("button", { name: "Check the file" }).click();
  await run(page);
}

async function run(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Import [\d,]+ / }).click({ timeout: 60_000 });
  await page.getByRole("link", { name: "Show leads" }).waitFor({ timeout: 60_000 });
}

async function chooseForAll(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "Fill what is empty" }).check();
  const tags = page.getByRole("textbox", { name: /^Tags for everybody/ });
  for (const tag of ["Messe München 2026", "Neukunden", "Клиенты"]) {
    await tags.fill(tag);
    await tags.press("Enter");
  }
  await page
    .getByRole("textbox", { name: /^Where these people/ })
    .fill("Stand B4.312, Messe München, März 2026");
  await page
    .getByRole("textbox", { name: /^Why you may write/ })
    .fill("They signed the sheet at our stand and asked for the catalogue");
}

async function checked({ photographer }: Studio, page: Page): Promise<void> {
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.getByRole("link", { name: "Back to columns" }).waitFor();
  await photographer.take(page, "import-check");
  const reasons = page.locator("details");
  await reasons.filter({ hasText: "The address came before" }).locator("summary").click();
  await reasons.filter({ hasText: "has no @" }).locator("summary").click();
  await photographer.take(page, "import-check-reasons");
}

/** Somebody worked on a few of the people before the import is taken back. */
async function undone({ photographer, product, portal }: Studio, page: Page): Promise<void> {
  await product.database.superuser.query(
    `UPDATE leads SET name = 'Edited since', updated = now() WHERE company_id = $1 AND hashtext(email) % 29 = 0`,
    [portal.full.id],
  );
  await page.getByRole("button", { name: "Undo import" }).click();
  await photographer.take(page, "import-undo");
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo import" }).click();
  await page.getByText("What the undo took back").first().waitFor({ timeout: 60_000 });
  await page.getByRole("cell", { name: "Edited since the import" }).first().waitFor();
  await photographer.take(page, "import-undone");
  await halfway(product, portal.full.id, "undoing");
  await page.reload();
  await page.getByRole("progressbar").waitFor();
  await photographer.take(page, "import-undoing");
  await halfway(product, portal.full.id, "undone");
}

/** As an import stands half-way, for as long as its picture takes. */
async function halfway(product: Studio["product"], companyId: string, status: string): Promise<void> {
  await product.database.superuser.query(
    `UPDATE imports SET status = $2 WHERE id = (SELECT id FROM imports WHERE company_id = $1 ORDER BY id DESC LIMIT 1)`,
    [companyId, status],
  );
}

async function nothingNew({ photographer }: Studio, page: Page, base: string): Promise<void> {
  await open(page, `${base}/imports/new`);
  await choose(page, {
    name: "again.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("E-mail\nlead.1@mail.example\nlead.2@firm.example\n"),
  });
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.getByText("Nothing would change").waitFor();
  await photographer.take(page, "import-nothing");
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

/** Slowed down until it can be seen. */
async function uploading({ photographer }: Studio, page: Page, base: string): Promise<void> {
  await open(page, `${base}/imports/new`);
  const network = await page.context().newCDPSession(page);
  const limits = { latency: 50, downloadThroughput: -1, uploadThroughput: 60_000, offline: false };
  await network.send("Network.emulateNetworkConditions", limits);
  await page.locator("input[type=file]").setInputFiles(listToShow(100_000));
  await page.getByRole("button", { name: "Cancel upload" }).waitFor();
  await page.waitForTimeout(1_500);
  await photographer.take(page, "import-uploading");
  await network.send("Network.emulateNetworkConditions", { ...limits, uploadThroughput: -1 });
  await page.getByRole("heading", { name: "How we read the file" }).waitFor({ timeout: 60_000 });
}

/** The connection goes when the content is on its way, and comes back. */
async function paused({ photographer }: Studio, page: Page, base: string): Promise<void> {
  await open(page, `${base}/imports/new`);
  const uploads = "**/uploads/imports/**";
  await page.route(uploads, (route) =>
    route.request().method() === "PATCH" ? route.abort("internetdisconnected") : route.continue(),
  );
  await page.locator("input[type=file]").setInputFiles(listToShow(2_000));
  await page.getByText("The connection is gone").waitFor();
  await photographer.take(page, "import-paused");
  await page.unroute(uploads);
  await page.getByRole("heading", { name: "How we read the file" }).waitFor({ timeout: 60_000 });
}

async function running({ photographer }: Studio, page: Page, base: string): Promise<void> {
  await open(page, `${base}/imports/new`);
  await choose(page, listToShow(600_000));
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.getByRole("button", { name: "Cancel check" }).waitFor();
  await page.waitForTimeout(1_000);
  await photographer.take(page, "import-checking");
  await page.getByRole("button", { name: /^Import [\d,]+ / }).click({ timeout: 120_000 });
  await page.getByRole("button", { name: "Cancel import" }).waitFor();
  await page.waitForTimeout(2_000);
  await photographer.take(page, "import-running");
  await page.getByRole("button", { name: "Cancel import" }).click();
  await photographer.take(page, "import-cancel");
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel import" }).click();
  await page.getByText("was cancelled").waitFor({ timeout: 60_000 });
  await photographer.take(page, "import-cancelled");
}
