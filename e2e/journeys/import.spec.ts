import { readFile } from "node:fs/promises";
import { mutate } from "../product/api.ts";
import { becomes, checkAndRun, choose, imported, type GivenFile } from "./import-steps.ts";
import { axeFaults, expect, leadFile, test } from "./journey.ts";

const csv = (name: string, ...lines: string[]): GivenFile => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`${lines.join("\r\n")}\r\n`),
});

test("a wrong guess is corrected, seen in the check, gone back on, and remembered for the next file of the kind", async ({
  page,
  url,
  newTenant,
  newCompany,
}) => {
  const session = await newTenant("Guesses");
  const company = await newCompany(session, "Acme");
  const base = `${url}/t/${session.slug}/c/${company.workspaceName}`;
  // Whom a person calls "Contact" is for them the employer; we would guess otherwise.
  const file = csv(
    "fair.csv",
    "Mail;Contact;Company",
    "ann@example.org;Acme Ltd;Ann Lee",
    "bob@example.org;Big Corp;Bob Ray",
    "not-an-address;X;Y",
    "ANN@example.org;Acme Ltd;Ann again",
  );
  await choose(page, base, file);
  expect(await axeFaults(page)).toEqual([]);
  await becomes(page, "Contact").selectOption({ label: "Employer" });
  await becomes(page, "Company").selectOption({ label: "Name" });
  await page.getByRole("radio", { name: "Fill what is empty" }).check();
  await page.getByRole("textbox", { name: /^Tags for everybody/ }).fill("Fair 2026");
  await page.getByRole("textbox", { name: /^Where these people/ }).fill("Fair in Munich");
  await page.getByRole("button", { name: "Check the file" }).click();

  await expect(page.getByText("4 read = 2 + 1 + 1")).toBeVisible();
  await page.getByText("The address came before in this file").click();
  await expect(page.getByText("Same address as line 2")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("link", { name: "Back to columns" }).click();
  await expect(becomes(page, "Company")).toHaveValue("name");
  await expect(page.getByRole("button", { name: "Remove Fair 2026" })).toBeVisible();
  await checkAndRun(page, "2 people");
  await imported(page);
  await expect(page.getByText("Company becomes Name")).toBeVisible();
  await page.goto(`${base}/leads?q=bob`);
  await expect(page.getByRole("row", { name: /bob@example\.org/ })).toContainText("Bob Ray");

  await choose(page, base, csv("fair 2.csv", "MAIL;contact;Company", "eve@example.org;Eve Inc;Eve Poe"));
  await expect(page.getByText(/Mapped as you did the last time/)).toBeVisible();
  await expect(becomes(page, "contact")).toHaveValue("employer");
  await page.getByRole("button", { name: "Use our guess instead" }).click();
  await expect(becomes(page, "Company")).toHaveValue("employer");
});

test("the error file is corrected and uploaded again, and nobody is doubled", async ({
  page,
  url,
  newTenant,
  newCompany,
}) => {
  const session = await newTenant("Corrections");
  const company = await newCompany(session, "Acme");
  const base = `${url}/t/${session.slug}/c/${company.workspaceName}`;
  await choose(page, base, leadFile(20));
  await checkAndRun(page, "20 people");
  await imported(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download rejected lines" }).click();
  const rejected = await readFile(await (await download).path(), "utf8");
  const corrected = rejected
    .replace("no-address-here", "now.an.address@example.org")
    .replace("sleeping", "active");
  expect(corrected).toContain("now.an.address@example.org");

  await choose(page, base, {
    name: "rejected-lines.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(corrected),
  });
  await expect(becomes(page, "Line")).toHaveValue("skip");
  await expect(becomes(page, "Reason")).toHaveValue("skip");
  await checkAndRun(page, "2 people");
  await expect(page.getByText("2 read = 2")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Show leads" }).click();
  await expect(page.getByText("22 leads")).toBeVisible();

  await page.goto(`${base}/imports`);
  await expect(page.getByRole("row", { name: /customers März\.csv/ })).toContainText("20 new, 0 updated");
  const original = page.waitForEvent("download");
  await page.getByRole("link", { name: "customers März.csv" }).click();
  await page.getByRole("link", { name: "Download the uploaded file" }).click();
  expect((await original).suggestedFilename()).toBe("customers März.csv");
});

test("an import goes on when its tab is closed, is followed from another page, and is cancelled with what was done kept", async ({
  page,
  context,
  url,
  newTenant,
  newCompany,
}) => {
  test.slow();
  const session = await newTenant("Patience");
  const company = await newCompany(session, "Acme");
  const base = `${url}/t/${session.slug}/c/${company.workspaceName}`;
  await choose(page, base, leadFile(250_000));
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.getByRole("button", { name: "Cancel check" }).click();
  await checkAndRun(page, "250,000 people");
  await expect(page.getByRole("progressbar", { name: "Progress of the import" })).toBeVisible();
  const address = page.url();
  await page.close();

  const later = await context.newPage();
  await later.goto(`${base}/leads`);
  await later.getByRole("link", { name: /Importing customers März\.csv/ }).click();
  await expect(later).toHaveURL(address);
  await later.getByRole("button", { name: "Cancel import" }).click();
  await later.getByRole("alertdialog").getByRole("button", { name: "Cancel import" }).click();
  await expect(later.getByText(/was cancelled/)).toBeVisible({ timeout: 60_000 });
  await expect(later.getByText(/Every line is accounted for/)).toBeVisible();
  expect(await axeFaults(later)).toEqual([]);
});

test("an import is undone: it says what goes, takes it back, and names who was edited since", async ({
  page,
  url,
  newTenant,
  newCompany,
  superuser,
}) => {
  const session = await newTenant("Regrets");
  const company = await newCompany(session, "Acme");
  const base = `${url}/t/${session.slug}/c/${company.workspaceName}`;
  await choose(page, base, csv("first.csv", "E-mail,Name", "old@example.org,Before"));
  await checkAndRun(page, "1 person");
  await imported(page);
  await choose(page, base, leadFile(200));
  await checkAndRun(page, "200 people");
  await imported(page);
  // As an edit does.
  await superuser.query(
    "UPDATE leads SET name = 'Edited', updated = now() WHERE company_id = $1 AND email = 'person7@example.org'",
    [company.id],
  );

  await page.getByRole("button", { name: "Undo import" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("200 people whom it added are removed.");
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Undo import" }).click();
  await expect(page.getByText("200 added or changed = 199 + 1.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("row", { name: /person7@example\.org Edited since/ })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.goto(`${base}/leads`);
  await expect(page.getByText("2 leads")).toBeVisible();
  await expect(page.getByRole("row", { name: /old@example\.org/ })).toContainText("Before");
  await page.goto(`${base}/imports`);
  await expect(page.getByRole("row", { name: /customers März\.csv/ })).toContainText("Undone");
});

test("axe finds nothing while a file is checked, imported and undone", async ({
  page,
  url,
  newTenant,
  newCompany,
  superuser,
}) => {
  const session = await newTenant("Halfway");
  const company = await newCompany(session, "Acme");
  const base = `${url}/t/${session.slug}/c/${company.workspaceName}`;
  await choose(page, base, leadFile(30));
  await checkAndRun(page, "30 people");
  await imported(page);
  // As it stands half-way, for as long as it is looked at.
  for (const [status, bar] of [
    ["checking", "Progress of the check"],
    ["running", "Progress of the import"],
    ["undoing", "Progress of the undo"],
  ] as const) {
    await superuser.query(
      `UPDATE imports SET status = $2, check_bytes = file_size_bytes / 2, checkpoint_bytes = file_size_bytes / 2,
         undo_started = now(), rows_reversed = 10 WHERE company_id = $1`,
      [company.id, status],
    );
    await page.reload();
    await expect(page.getByRole("progressbar", { name: bar })).toBeVisible();
    expect(await axeFaults(page), status).toEqual([]);
  }
});

test("a file of people who are all there says that nothing would change, and is discarded", async ({
  page,
  url,
  newTenant,
  newCompany,
}) => {
  const session = await newTenant("Again");
  await mutate(session, "preferences.update", { theme: "dark" });
  const company = await newCompany(session, "Acme");
  const base = `${url}/t/${session.slug}/c/${company.workspaceName}`;
  const file = csv("same.csv", "E-mail,Name", "ann@example.org,Ann");
  await choose(page, base, file);
  await checkAndRun(page, "1 person");
  await imported(page);
  await choose(page, base, file);
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText("Nothing would change")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Discard file" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Discard file" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Imports" })).toBeVisible();
  await expect(page.getByRole("row", { name: /same\.csv/ })).toHaveCount(1);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("every step fits, and the way on is within the thumb's reach", async ({
    page,
    url,
    newTenant,
    newCompany,
  }) => {
    const session = await newTenant("Pocket");
    const company = await newCompany(session, "A company with quite a long name that has to fit somewhere");
    const base = `${url}/t/${session.slug}/c/${company.workspaceName}`;
    const fits = async () => {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      // What lies half below the bar of buttons is no target that is too small: it can be scrolled out.
      await page.setViewportSize({ width: 390, height: 4_000 });
      expect(await axeFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
    };
    await choose(page, base, leadFile(40));
    await fits();
    const check = page.getByRole("button", { name: "Check the file" });
    await expect(check).toBeInViewport();
    await check.click();
    const run = page.getByRole("button", { name: "Import 40 people" });
    await expect(run).toBeInViewport();
    await fits();
    await run.click();
    await imported(page);
    await fits();
    await page.goto(`${base}/imports`);
    await expect(page.getByText("40 new, 0 updated")).toBeVisible();
    await fits();
  });
});
