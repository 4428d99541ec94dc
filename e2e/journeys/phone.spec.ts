import { expect, leadFile, test } from "./journey.ts";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test("on a phone a member imports a file and finds a lead, and nothing is cut off", async ({
  page,
  url,
  newTenant,
  newCompany,
}) => {
  const session = await newTenant("Pocket");
  const company = await newCompany(session, "A company with quite a long name that has to fit somewhere");
  await page.goto(`${url}/t/${session.slug}/c/${company.workspaceName}/setup`);
  await page.getByRole("button", { name: "Open navigation" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Imports" }).click();
  await page.getByRole("link", { name: "Import a file" }).click();
  await page.locator("input[type=file]").setInputFiles(leadFile(40));
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.getByRole("button", { name: "Import 40 people" }).click();
  await expect(page.getByRole("link", { name: "Show leads" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("43 read = 40 + 1 + 2")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Show leads" }).click();
  await page.getByRole("searchbox").fill("person39");
  await expect(page.getByText("person39@example.org").locator("visible=true")).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
