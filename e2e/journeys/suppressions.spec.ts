import { mutate, PASSWORD, query } from "../product/api.ts";
import { axeFaults, expect, test } from "./journey.ts";
import { Keys } from "./keys.ts";

interface Leads {
  readonly leads: readonly { readonly id: string; readonly email: string; readonly status: string }[];
}

test("an owner brings another sender's list along, line by line, and lifts one with a reason", async ({
  page,
  url,
  newTenant,
  newCompany,
  superuser,
}) => {
  const owner = await newTenant("Quiet");
  const company = await newCompany(owner, "Aurora");
  for (const email of ["zoe@example.org", "ann@kaffee.de", "other@example.org"])
    await mutate(owner, "leads.add", { companyId: company.id, email });
  const statuses = async () => {
    const { leads } = await query<Leads>(owner, "leads.list", { companyId: company.id, order: "email" });
    return leads.map(({ status }) => status);
  };

  await page.goto(`${url}/t/${owner.slug}/suppressions`);
  await page.getByRole("button", { name: "Add to the list" }).click();
  const dialog = page.getByRole("dialog", { name: "Add to the list" });
  await dialog
    .getByRole("textbox", { name: "Addresses and domains" })
    .fill("Zoë <ZOE@example.org>\nkaffee.de\nask at the desk\n\nzoe@example.org\n");
  await expect(dialog.getByText("5 lines")).toBeVisible();
  await dialog.getByRole("button", { name: "Add to the list" }).click();
  await expect(dialog.getByText("5 lines read")).toBeVisible();
  await expect(dialog.getByText("1 lead is not written to any more.")).toBeVisible();
  await expect(dialog.getByRole("row", { name: /3.*ask at the desk.*Neither an address nor/ })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Correct these lines" }).click();
  await dialog.getByRole("textbox", { name: "Addresses and domains" }).fill("desk@example.net");
  await dialog.getByRole("button", { name: "Add to the list" }).click();
  await expect(dialog.getByText("1 line read")).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("3 entries")).toBeVisible();
  // The domain's leads follow in the background.
  await expect.poll(statuses).toEqual(["unsubscribed", "active", "unsubscribed"]);

  await page.getByRole("textbox", { name: "May we write to…?" }).fill("somebody@kaffee.de");
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("Its whole domain kaffee.de is on the list.")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);

  await superuser.query(
    "UPDATE sessions SET confirmed = now() - interval '1 hour' WHERE user_id = (SELECT id FROM users WHERE email = $1)",
    [owner.email],
  );
  await page.getByRole("button", { name: "Actions for zoe@example.org" }).click();
  await page.getByRole("menuitem", { name: "Lift…" }).click();
  await page.getByRole("textbox", { name: "Why may they be written to again?" }).fill("Asked by phone");
  await page.getByRole("button", { name: "Lift", exact: true }).click();
  await page.getByLabel("Your password", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Lifted zoe@example.org: 1 lead is active again")).toBeVisible();
  expect(await statuses()).toEqual(["unsubscribed", "active", "active"]);
});

test("an owner adds a file of a hundred thousand addresses and erases one of them for good", async ({
  page,
  url,
  newTenant,
  newCompany,
}) => {
  test.slow();
  const owner = await newTenant("Forgetful");
  const company = await newCompany(owner, "Aurora");
  await mutate(owner, "leads.add", { companyId: company.id, email: "person7@example.org" });
  await page.goto(`${url}/t/${owner.slug}/suppressions?add=true`);
  const dialog = page.getByRole("dialog", { name: "Add to the list" });
  await dialog.getByText("File", { exact: true }).click();
  const lines = Array.from({ length: 100_000 }, (_, place) => `${place};person${place}@example.org;2026`);
  await page.locator("input[type=file]").setInputFiles({
    name: "unsubscribed.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`\ufeffId;E-mail;Year\r\n${lines.join("\r\n")}\r\n`),
  });
  await dialog.getByRole("button", { name: "Add to the list" }).click();
  await expect(dialog.getByText("100,001 lines read")).toBeVisible({ timeout: 90_000 });
  // The header says no address.
  await expect(dialog.getByText("One line was not understood")).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("more than 10,000 entries")).toBeVisible();

  await page.getByRole("searchbox").fill("person7@");
  await page.getByRole("button", { name: "Actions for person7@example.org" }).click();
  await page.getByRole("menuitem", { name: "Erase…" }).click();
  await page.getByRole("textbox", { name: "Type it once more" }).fill("person7@example.org");
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Erase for good" }).click();
  await expect(page.getByText("The address is erased, with 1 lead")).toBeVisible();
  await page.getByRole("textbox", { name: "May we write to…?" }).fill("person7@example.org");
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText(/It was erased on request and must not come back/)).toBeVisible();
});

test("a member is told whom to ask", async ({ page, browser, url, newTenant, superuser }) => {
  const member = await newTenant("Elsewhere");
  const owner = await newTenant("Quiet too", await browser.newContext());
  await superuser.query(
    `INSERT INTO tenant_users (tenant_id, user_id, roles, email)
     SELECT t.id, u.id, '{member}', u.email FROM users u, tenants t WHERE u.email = $1 AND t.slug = $2`,
    [member.email, owner.slug],
  );
  await page.goto(`${url}/t/${owner.slug}/suppressions`);
  await expect(page.getByRole("heading", { name: "Suppressions are for owners and admins" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Suppressions" })).toHaveCount(0);
  expect(await axeFaults(page)).toEqual([]);
});

test("by keyboard alone: checks an address, adds one and lifts it", async ({ page, url, newTenant }) => {
  const owner = await newTenant("Keys only");
  const keys = new Keys(page);
  await page.goto(`${url}/t/${owner.slug}/companies`);
  await expect(page.getByRole("heading", { level: 1, name: "Companies" })).toBeVisible();
  // Known once the tenant is: it is a page of few.
  await expect(page.getByRole("link", { name: "Suppressions" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("u");
  await expect(page.getByRole("heading", { level: 1, name: "Suppressions" })).toBeVisible();
  await keys.use(page.getByRole("button", { name: "Add to the list" }));
  const dialog = page.getByRole("dialog", { name: "Add to the list" });
  await keys.to(dialog.getByRole("textbox", { name: "Addresses and domains" }));
  await keys.type("zoe@example.org");
  await keys.use(dialog.getByRole("button", { name: "Add to the list" }));
  await expect(dialog.getByText("1 line read")).toBeVisible();
  await keys.use(dialog.getByRole("button", { name: "Done" }));
  await keys.closed();
  await keys.to(page.getByRole("textbox", { name: "May we write to…?" }));
  await keys.type("zoe@example.org");
  await keys.press("Enter");
  await expect(page.getByText("No. zoe@example.org must not be written to:")).toBeVisible();
  await keys.use(page.getByRole("button", { name: "Actions for zoe@example.org" }));
  await keys.to(page.getByRole("menuitem", { name: "Lift…" }), "ArrowDown");
  await keys.press("Enter");
  await keys.to(page.getByRole("textbox", { name: "Why may they be written to again?" }));
  await keys.type("A slip");
  await keys.use(page.getByRole("button", { name: "Lift", exact: true }));
  await expect(page.getByText("Lifted zoe@example.org")).toBeVisible();
  await keys.closed();
});
