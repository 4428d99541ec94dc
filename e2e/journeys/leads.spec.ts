import type { Page } from "@playwright/test";
import { mutate, query, signUp, type Session } from "../product/api.ts";
import { readZip } from "../product/read-zip.ts";
import { axeFaults, expect, test, type Company } from "./journey.ts";

const listOf = (session: Session, company: Company) =>
  `${session.url}/t/${session.slug}/c/${company.workspaceName}/leads`;

/** So many leads, each with a name, every third archived. */
async function fill(
  superuser: { query: (text: string, values: unknown[]) => Promise<unknown> },
  company: Company,
  count: number,
) {
  await superuser.query(
    `INSERT INTO leads (tenant_id, company_id, email, name, status)
     SELECT tenant_id, id, 'lead' || n || '@example.org', 'Zoë ' || n, CASE WHEN n % 3 = 0 THEN 'archived' ELSE 'active' END
     FROM companies, generate_series(1, $2) n WHERE id = $1`,
    [company.id, count],
  );
}

const bar = (page: Page) => page.getByRole("region", { name: "Chosen leads" });

async function chooseAll(page: Page, leads: string): Promise<void> {
  await page.getByRole("checkbox", { name: "Choose all that are shown" }).check();
  await bar(page)
    .getByRole("button", { name: `Choose all ${leads} that match` })
    .click();
  await expect(bar(page).getByText(`${leads} chosen`)).toBeVisible();
}

test("somebody filters a list, tags all that match, and finds them by the tag; the rest is untouched", async ({
  page,
  superuser,
  newTenant,
  newCompany,
}) => {
  const session = await newTenant("Taggers");
  const company = await newCompany(session, "Acme");
  await fill(superuser, company, 3_000);
  await page.goto(listOf(session, company));
  await expect(page.getByText("3,000 leads", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("checkbox", { name: "Active" }).check();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("2,000 leads", { exact: true })).toBeVisible();
  expect(page.url()).toBe(`${listOf(session, company)}?status=active`);

  await chooseAll(page, "2,000");
  await bar(page).getByRole("button", { name: "Add tags" }).click();
  await page.getByRole("textbox", { name: "Search tags" }).fill("Frühjahrsmesse");
  await page.getByRole("button", { name: "New tag “Frühjahrsmesse”" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Add tags" }).click();
  await expect(page.getByText("Tagged 2,000 leads.")).toBeVisible({ timeout: 30_000 });

  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("checkbox", { name: /^Frühjahrsmesse/ }).check();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("list", { name: "Filters in force" })).toContainText("Tag: Frühjahrsmesse");
  await expect(page.getByText("2,000 leads", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "More about leads" }).click();
  await page.getByRole("menuitem", { name: "Changes and exports" }).click();
  await page.getByRole("link", { name: "Add the tag Frühjahrsmesse" }).click();
  await expect(page.getByText("Leads gone through")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
});

test("a saved view is shared, and a colleague opens it from the menu and from its link", async ({
  page,
  url,
  browser,
  superuser,
  newTenant,
  newCompany,
}) => {
  const session = await newTenant("Sharers");
  const company = await newCompany(session, "Acme");
  await fill(superuser, company, 30);
  await page.goto(`${listOf(session, company)}?status=archived&order=name_desc`);
  await page.getByRole("button", { name: "All leads" }).click();
  await page.getByRole("menuitem", { name: "Save as a view…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Put aside");
  await page.getByRole("switch", { name: "Share it" }).click();
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByRole("button", { name: "Put aside" })).toBeVisible();
  const viewId = new URL(page.url()).searchParams.get("view") ?? "";

  const colleague = await signUp(url, { email: `colleague-${Date.now()}@example.com` });
  await superuser.query(
    `INSERT INTO tenant_users (tenant_id, user_id, roles, email)
     SELECT t.id, u.id, '{member}', u.email FROM users u, tenants t WHERE u.email = $1 AND t.slug = $2`,
    [colleague.email, session.slug],
  );
  const people = await query<{ id: string; email: string }[]>(session, "people.list");
  const userId = people.find(({ email }) => email === colleague.email)?.id;
  await mutate(session, "companies.setAccess", { companyId: company.id, userId, access: "view" });
  const context = await browser.newContext({ locale: "en-GB" });
  const pairs = colleague.cookie.split("; ").map((pair) => pair.split("=") as [string, string]);
  await context.addCookies(pairs.map(([name, value]) => ({ name, value, url })));
  const theirs = await context.newPage();
  await theirs.goto(listOf(session, company));
  await theirs.getByRole("button", { name: "All leads" }).click();
  await theirs.getByRole("menuitem", { name: "Put aside" }).click();
  await expect(theirs.getByText("10 leads", { exact: true })).toBeVisible();
  await theirs.goto(`${listOf(session, company)}?view=${viewId}`);
  await expect(theirs.getByText("10 leads", { exact: true })).toBeVisible();
  await expect(theirs.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "descending");
  expect(theirs.url()).toContain("status=archived&order=name_desc");
  await expect(theirs.getByRole("button", { name: "Add lead" })).toBeHidden();
  await context.close();
});

test("an export is written, told of, and holds what the list showed", async ({
  page,
  superuser,
  newTenant,
  newCompany,
}) => {
  const session = await newTenant("Exporters");
  const company = await newCompany(session, "Acme");
  await fill(superuser, company, 60);
  await mutate(session, "leads.add", {
    companyId: company.id,
    email: "formula@example.org",
    name: "=HYPERLINK(1)",
    tags: ["vip"],
  });
  await page.goto(`${listOf(session, company)}?q=example.org`);
  for (const format of ["CSV", "Excel"]) {
    await page.getByRole("button", { name: "Export this list" }).click();
    await page.getByRole("radio", { name: new RegExp(format) }).check();
    for (const name of ["Source", "Imported file", "Changed", "Added"])
      await page.getByRole("dialog").getByRole("checkbox", { name }).uncheck();
    await page.getByRole("dialog").getByRole("button", { name: "Export" }).click();
    await expect(page.getByText("The export of 61 leads is ready.")).toBeVisible({ timeout: 30_000 });
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download" }).click();
    const content = await read(await coming);
    const text = format === "CSV" ? content.toString("utf8") : [...readZip(content).values()].join("");
    expect(text).toContain("lead60@example.org");
    expect(text).toContain("Zoë 60");
    expect(text).toContain("HYPERLINK(1)");
    // Nothing that a spreadsheet would compute.
    expect(text).not.toMatch(/(^|[,;\n"])=HYPERLINK|<f>/);
  }
});

async function read(download: { createReadStream: () => Promise<NodeJS.ReadableStream> }): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of await download.createReadStream()) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

test("leads are chosen by keyboard and deleted, and come back by the toast and from the job's page", async ({
  page,
  superuser,
  newTenant,
  newCompany,
}) => {
  const session = await newTenant("Deleters");
  const company = await newCompany(session, "Acme");
  await fill(superuser, company, 12);
  await page.goto(`${listOf(session, company)}?order=email`);
  await expect(page.getByText("12 leads", { exact: true })).toBeVisible();
  const remove = async () => {
    await page.locator("h1").click();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("Shift+X");
    await expect(bar(page).getByText("3 chosen")).toBeVisible();
    await bar(page).getByRole("button", { name: "Delete" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("Deleted 3 leads.")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("9 leads", { exact: true })).toBeVisible();
  };
  await remove();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Brought 3 leads back.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("12 leads", { exact: true })).toBeVisible();

  await page.reload();
  await expect(page.getByText("12 leads", { exact: true })).toBeVisible();
  await remove();
  await page.goto(`${listOf(session, company)}/changes`);
  await page.getByRole("link", { name: "Delete leads" }).first().click();
  await page.getByRole("button", { name: "Bring them back" }).click();
  await expect(page.getByRole("heading", { name: "Bring deleted leads back" })).toBeVisible();
  await expect(page.getByText("Leads gone through")).toBeVisible();
  await page.goto(listOf(session, company));
  await expect(page.getByText("12 leads", { exact: true })).toBeVisible();
});

test("ten thousand rows scroll as fifty do", async ({ page, superuser, newTenant, newCompany }) => {
  test.slow();
  const session = await newTenant("Scrollers");
  const company = await newCompany(session, "Acme");
  await fill(superuser, company, 1_500);
  await page.goto(listOf(session, company));
  await expect(page.getByText("1,500 leads", { exact: true })).toBeVisible();
  const fetched = () => page.locator("table[aria-rowcount]").getAttribute("aria-rowcount").then(Number);
  for (let turn = 0; turn < 80 && (await fetched()) < 1_501; turn += 1) {
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForTimeout(60);
  }
  expect(await fetched()).toBe(1_501);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(page.getByRole("link", { name: "lead1@example.org", exact: true })).toBeVisible();
  expect(await page.locator("tr[data-row]").count()).toBeLessThan(150);
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(page.getByRole("link", { name: "lead1500@example.org" })).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "lead1500@example.org" })).toBeFocused();
});

for (const theme of ["light", "dark"] as const)
  test(`axe finds nothing in the list's states, ${theme}`, async ({
    page,
    superuser,
    newTenant,
    newCompany,
  }) => {
    test.slow();
    const session = await newTenant("Everybody");
    await mutate(session, "preferences.update", { theme });
    const company = await newCompany(session, "Acme");
    await page.goto(`${listOf(session, company)}/changes`);
    await expect(page.getByRole("heading", { name: "Nothing yet" })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await fill(superuser, company, 120);
    for (const [name, type] of [
      ["Seats", "number"],
      ["Since", "date"],
      ["Newsletter", "boolean"],
      ["Notes", "text"],
    ])
      await mutate(session, "leadFields.add", { companyId: company.id, name, type });
    await page.goto(`${listOf(session, company)}?status=active&named=true`);
    await expect(page.getByRole("list", { name: "Filters in force" })).toBeVisible();
    await page.getByRole("button", { name: /^Filter/ }).click();
    await page.getByRole("combobox", { name: "Own field" }).selectOption({ label: "Seats" });
    expect(await axeFaults(page), "filter").toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Columns and rows" }).click();
    await page.getByRole("checkbox", { name: "From" }).check();
    expect(await axeFaults(page), "columns").toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("checkbox", { name: "Choose all that are shown" }).check();
    await expect(bar(page)).toBeVisible();
    expect(await axeFaults(page), "chosen").toEqual([]);
    for (const button of ["Add tags", "Export", "Delete"]) {
      await bar(page).getByRole("button", { name: button }).click();
      await expect(page.getByRole("dialog").or(page.getByRole("alertdialog"))).toBeVisible();
      expect(await axeFaults(page), button).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog").or(page.getByRole("alertdialog"))).toBeHidden();
    }
  });

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("leads are cards, filters a sheet, and some are chosen and archived", async ({
    page,
    superuser,
    newTenant,
    newCompany,
  }) => {
    const session = await newTenant("Pocket");
    const company = await newCompany(session, "A company with quite a long name that has to fit somewhere");
    await fill(superuser, company, 40);
    await page.goto(listOf(session, company));
    await page.getByRole("button", { name: "Filter", exact: true }).tap();
    await page.getByRole("dialog").getByRole("checkbox", { name: "Active" }).check();
    await page.getByRole("dialog").getByRole("button", { name: "Done" }).tap();
    await expect(page.getByText("27 leads", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Select", exact: true }).tap();
    await page.getByRole("checkbox", { name: "Choose lead40@example.org" }).check();
    await page.getByRole("checkbox", { name: "Choose lead38@example.org" }).check();
    await expect(bar(page).getByText("2 chosen")).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await bar(page).getByRole("button", { name: "Change…" }).tap();
    await page.getByRole("menuitem", { name: "Archive" }).tap();
    await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).tap();
    await expect(page.getByText("Archived 2 leads.")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("25 leads", { exact: true })).toBeVisible();
  });
});
