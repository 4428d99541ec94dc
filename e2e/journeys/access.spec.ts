import { mutate } from "../product/api.ts";
import { axeFaults, expect, leadFile, test } from "./journey.ts";

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing on any page, ${theme}`, async ({ page, url, newTenant, newCompany, browser }) => {
    test.slow();
    const session = await newTenant("Everybody");
    await mutate(session, "preferences.update", { theme });
    const company = await newCompany(session, "Acme");
    await mutate(session, "companies.add", { name: "Second" });
    const base = `${url}/t/${session.slug}/c/${company.workspaceName}`;
    await page.goto(`${base}/imports/new`);
    await page.waitForLoadState("networkidle");
    expect(await axeFaults(page)).toEqual([]);
    await page.locator("input[type=file]").setInputFiles(leadFile(30));
    await expect(page.getByRole("heading", { name: "How we read the file" })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(page.getByText("Every line is accounted for")).toBeVisible({ timeout: 30_000 });
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Import 30 people" }).click();
    await expect(page.getByRole("link", { name: "Show leads" })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("Every line is accounted for")).toBeVisible({ timeout: 30_000 });
    expect(await axeFaults(page)).toEqual([]);
    for (const path of [
      `${base}/leads`,
      `${base}/imports`,
      `${base}/accounts`,
      `${base}/accounts/new`,
      `${base}/setup`,
      `${url}/t/${session.slug}/companies`,
      `${url}/t/${session.slug}/companies?add=true`,
      `${url}/t/${session.slug}/companies/${company.workspaceName}/settings`,
      `${url}/t/${session.slug}/people`,
      `${url}/t/${session.slug}/people?tab=invites`,
      `${url}/t/${session.slug}/people?tab=roles`,
      `${url}/t/${session.slug}/people?invite=true`,
      `${url}/t/${session.slug}/policies`,
      `${url}/account`,
      `${url}/t/${session.slug}/settings`,
      `${url}/account/preferences`,
      `${url}/account/security`,
      `${url}/t/nowhere/companies`,
    ]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      expect(await axeFaults(page), path).toEqual([]);
    }
    expect(await page.locator("html").getAttribute("data-theme")).toBe(theme);
    const outside = await (await browser.newContext({ colorScheme: theme })).newPage();
    for (const path of [
      "/sign-in",
      "/sign-up",
      "/reset",
      `/invite/${"x".repeat(43)}`,
      `/u/${"x".repeat(64)}`,
    ]) {
      await outside.goto(`${url}${path}`);
      await outside.waitForLoadState("networkidle");
      expect(await axeFaults(outside), path).toEqual([]);
    }
  });
}
