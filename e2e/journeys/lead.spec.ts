import { mutate, query } from "../product/api.ts";
import { axeFaults, expect, test } from "./journey.ts";

interface Whole {
  readonly name: string | null;
  readonly employer: string | null;
  readonly updatedAt: string;
  readonly tags: readonly { readonly name: string }[];
}

test("somebody adds a lead with an own field and tags, edits it at the same time as a colleague, and loses nothing", async ({
  page,
  url,
  newTenant,
  newCompany,
}) => {
  const owner = await newTenant("Careful");
  const company = await newCompany(owner, "Aurora");
  const leads = `${url}/t/${owner.slug}/c/${company.workspaceName}/leads`;
  await page.goto(`${leads}/fields?tab=fields`);
  await page.getByRole("button", { name: "Add field" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Contract ends");
  await page.getByRole("radio", { name: /^Date/ }).check();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "Add field" }).click();
  await expect(page.getByRole("row", { name: /Contract ends.*Date/ })).toBeVisible();

  await page.goto(`${leads}?add=true`);
  const add = page.getByRole("dialog", { name: "Add a lead" });
  await add.getByRole("textbox", { name: "E-mail" }).fill("Zoe@Example.org");
  await add.getByRole("textbox", { name: /^Name/ }).fill("Zoe");
  await add.getByRole("combobox", { name: /^Tags/ }).fill("vip");
  await page.keyboard.press("Enter");
  await add.getByLabel(/^Contract ends/).fill("2027-03-31");
  expect(await axeFaults(page)).toEqual([]);
  await add.getByRole("button", { name: "Add lead" }).click();
  await expect(page.getByText("Added Zoe@Example.org")).toBeVisible();

  const found = await query<{ leads: { id: string }[] }>(owner, "leads.list", { companyId: company.id });
  const leadId = found.leads[0]?.id ?? "";
  const now = () => query<Whole>(owner, "leads.byId", { leadId });
  await page.goto(`${leads}?lead=${leadId}`);
  const panel = page.getByRole("dialog", { name: "Lead" });
  await expect(panel.getByText("Mar 31, 2027")).toBeVisible();
  await expect(
    panel.getByRole("region", { name: "History" }).getByText("Added by Olive Owner"),
  ).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await panel.getByRole("button", { name: "Edit" }).click();
  await panel.getByRole("textbox", { name: /^Name/ }).fill("Zoë");
  const { updatedAt } = await now();
  await mutate(owner, "leads.update", { leadId, updatedAt, name: "Zoey", employer: "Acme" });
  await panel.getByRole("button", { name: "Save changes" }).click();
  await expect(panel.getByText("Somebody changed this lead meanwhile")).toBeVisible();
  await expect(panel.getByRole("textbox", { name: /^Employer/ })).toHaveValue("Acme");
  await expect(panel.getByRole("radio", { name: "Yours: Zoë" })).toBeChecked();
  expect(await axeFaults(page)).toEqual([]);
  await panel.getByRole("button", { name: "Save this" }).click();
  await expect(page.getByText("Saved zoe@example.org")).toBeVisible();
  expect(await now()).toMatchObject({ name: "Zoë", employer: "Acme", tags: [{ name: "vip" }] });
});

test("somebody merges two records of one person, deletes a lead and brings it back", async ({
  page,
  url,
  newTenant,
  newCompany,
}) => {
  const owner = await newTenant("Tidy");
  const company = await newCompany(owner, "Aurora");
  const add = async (email: string, more: object) =>
    (await mutate<{ leadId: string }>(owner, "leads.add", { companyId: company.id, email, ...more })).leadId;
  const kept = await add("zoe@example.org", { name: "Zoë Müller", tags: ["vip"] });
  await add("z.mueller@firm.example", { name: "Zoe Mueller", employer: "Firm", tags: ["fair"] });
  const leads = `${url}/t/${owner.slug}/c/${company.workspaceName}/leads`;
  await page.goto(`${leads}?lead=${kept}`);
  await page.getByRole("button", { name: "More for this lead" }).click();
  await page.getByRole("menuitem", { name: "Merge with another…" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge two leads" });
  await dialog.getByRole("searchbox").fill("z.muel");
  await dialog.getByRole("radio", { name: /z\.mueller@firm\.example/ }).check();
  await dialog.getByRole("button", { name: "Compare" }).click();
  await dialog.getByRole("radio", { name: "z.mueller@firm.example" }).check();
  await expect(dialog.getByText("z.mueller@firm.example stays")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Merge" }).click();
  await expect(
    page
      .getByRole("status")
      .or(page.locator(".toast"))
      .getByText(/^Merged/)
      .first(),
  ).toBeVisible();
  expect(await query(owner, "leads.byId", { leadId: kept })).toMatchObject({
    email: "z.mueller@firm.example",
    name: "Zoë Müller",
    employer: "Firm",
    tags: [{ name: "fair" }, { name: "vip" }],
  });

  const count = async () =>
    (await query<{ leads: unknown[] }>(owner, "leads.list", { companyId: company.id })).leads.length;
  await page.getByRole("button", { name: "More for this lead" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByText("Deleted z.mueller@firm.example")).toBeVisible();
  await expect.poll(count).toBe(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("z.mueller@firm.example is back")).toBeVisible();
  expect(await count()).toBe(1);
});

test("an unsubscription holds in every company, and whoever may only look sees why", async ({
  page,
  url,
  newTenant,
  newCompany,
}) => {
  const owner = await newTenant("Two clients");
  const [first, second] = [await newCompany(owner, "Aurora"), await newCompany(owner, "Borealis")];
  const ids: string[] = [];
  for (const { id: companyId } of [first, second])
    ids.push(
      (await mutate<{ leadId: string }>(owner, "leads.add", { companyId, email: "zoe@example.org" })).leadId,
    );
  await page.goto(`${url}/t/${owner.slug}/c/${first.workspaceName}/leads?lead=${ids[0]}`);
  await page.getByRole("button", { name: "More for this lead" }).click();
  await page.getByRole("menuitem", { name: "Unsubscribe…" }).click();
  const ask = page.getByRole("alertdialog");
  await expect(ask.getByText(/No company of Two clients writes to this address/)).toBeVisible();
  await ask.getByRole("button", { name: "Unsubscribe" }).click();
  await expect(page.getByText("Must not be written to")).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${url}/t/${owner.slug}/c/${second.workspaceName}/leads?lead=${ids[1]}`);
  const panel = page.getByRole("dialog", { name: "Lead" });
  await expect(panel.getByText(/^Unsubscribed, set on a lead/)).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
});

test("a tag is removed and brought back; two tags become one", async ({
  page,
  url,
  newTenant,
  newCompany,
}) => {
  const owner = await newTenant("Sorted");
  const company = await newCompany(owner, "Aurora");
  for (const [email, tag] of [
    ["a@example.org", "vip"],
    ["b@example.org", "V.I.P."],
  ])
    await mutate(owner, "leads.add", { companyId: company.id, email, tags: [tag] });
  await page.goto(`${url}/t/${owner.slug}/c/${company.workspaceName}/leads/fields`);
  await page.getByRole("button", { name: "Actions for vip" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(page.getByText("Removed the tag vip")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("row", { name: /vip.*1 lead/ })).toBeVisible();
  await page.getByRole("button", { name: "Actions for V.I.P." }).click();
  await page.getByRole("menuitem", { name: "Merge into another…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /vip/ }).check();
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Merge" }).click();
  await expect(page.getByRole("row", { name: /vip.*2 leads/ })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
});
