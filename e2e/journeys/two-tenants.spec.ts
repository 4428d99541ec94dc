import { mutate } from "../product/api.ts";
import { expect, test, watchConsole } from "./journey.ts";

test("two tenants work side by side and neither finds a way to the other", async ({
  browser,
  url,
  newTenant,
  newCompany,
}) => {
  const faults: string[] = [];
  const [north, south] = [await browser.newContext(), await browser.newContext()];
  const [northern, southern] = [await newTenant("Northwind", north), await newTenant("Southwind", south)];
  const [theirs, ours] = [
    await newCompany(northern, "Secret Client"),
    await newCompany(southern, "Open Client"),
  ];
  const [left, right] = [await north.newPage(), await south.newPage()];
  watchConsole(left, faults);
  watchConsole(right, faults);

  await Promise.all([
    left.goto(`${url}/t/${northern.slug}/companies`),
    right.goto(`${url}/t/${southern.slug}/companies`),
  ]);
  await expect(left.getByRole("link", { name: "Secret Client" })).toBeVisible();
  await expect(right.getByRole("link", { name: "Open Client" })).toBeVisible();
  await expect(right.getByText("Secret Client")).toHaveCount(0);

  for (const path of [
    `/t/${northern.slug}/companies`,
    `/t/${northern.slug}/c/${theirs.workspaceName}/leads`,
    `/t/${southern.slug}/c/${theirs.workspaceName}/leads`,
    "/t/no-such-tenant/companies",
  ]) {
    await right.goto(`${url}${path}`);
    await expect(right.getByText("There is nothing here")).toBeVisible();
    await expect(right.getByText("Secret Client")).toHaveCount(0);
  }

  // The left tab goes on where it was.
  await left.getByRole("link", { name: "Secret Client" }).first().click();
  await expect(left).toHaveURL(new RegExp(theirs.workspaceName));
  expect(ours.workspaceName).not.toBe(theirs.workspaceName);
  expect(faults).toEqual([]);
  await Promise.all([north.close(), south.close()]);
});

test("a person with two tenants switches between them, and two tabs stay where they are", async ({
  page,
  context,
  url,
  newTenant,
}) => {
  const session = await newTenant("First House");
  const { slug } = await mutate<{ slug: string }>(session, "tenants.add", { name: "Second House" });
  await page.goto(`${url}/t/${session.slug}/companies`);
  const other = await context.newPage();
  await other.goto(`${url}/t/${slug}/companies`);
  await page.getByRole("button", { name: /First House/ }).click();
  await page.getByRole("menuitem", { name: /Second House/ }).click();
  await expect(page).toHaveURL(`${url}/t/${slug}/companies`);
  await expect(other).toHaveURL(`${url}/t/${slug}/companies`);
});
