import type { Page } from "playwright-core";
import { open, pageOf, type Studio } from "./studio.ts";

/** Companies and their settings, leads, the account, and what lies over every page. */
export async function companyScenes(studio: Studio): Promise<void> {
  const { portal } = studio;
  const page = await pageOf(studio, portal.owner);
  const tenant = `/t/${portal.owner.slug}`;
  await companies(studio, page, tenant);
  await settings(studio, page, tenant);
  await leads(studio, page, `${tenant}/c/${portal.full.workspaceName}`);
  await overEveryPage(studio, page, tenant);
  await others(studio, tenant);
}

async function companies({ photographer, portal }: Studio, page: Page, tenant: string): Promise<void> {
  await open(page, `${tenant}/companies`);
  await photographer.take(page, "companies");
  await page.getByRole("searchbox").fill("no such company");
  await photographer.take(page, "companies-none-found");
  await open(page, `${tenant}/companies?add=true`);
  await page.getByLabel("Company name").fill("Blue Bottle Coffee Roasters");
  await photographer.take(page, "company-add");
  for (const [name, company] of [
    ["set-up-begun", portal.full],
    ["set-up-new", portal.empty],
  ] as const) {
    await open(page, `${tenant}/c/${company.workspaceName}/setup`);
    await photographer.take(page, name);
  }
}

async function settings({ photographer, portal }: Studio, page: Page, tenant: string): Promise<void> {
  await open(page, `${tenant}/companies/${portal.full.workspaceName}/settings`);
  await page.getByText(portal.viewer.email).waitFor();
  await photographer.take(page, "company-settings");
  await photographer.take(page, "company-access", () => page.locator("#access").scrollIntoViewIfNeeded());
  await page.getByLabel("Workspace name").fill("Not A Workspace");
  await page.getByRole("button", { name: "Save changes" }).click();
  await photographer.take(page, "company-settings-fault");
  await page.getByRole("button", { name: "Discard changes" }).click();
  await open(page, `${tenant}/companies/${portal.empty.workspaceName}/settings`);
  await photographer.take(page, "company-settings-long-name");
  await open(page, `${tenant}/companies/${portal.archived.workspaceName}/settings`);
  await photographer.take(page, "company-settings-archived");
  await page.getByRole("button", { name: "Delete for good" }).click();
  await page.getByRole("alertdialog").getByText("Type").waitFor();
  await photographer.take(page, "company-purge");
}

async function leads({ photographer }: Studio, page: Page, base: string): Promise<void> {
  await open(page, `${base}/leads?order=email`);
  await photographer.take(page, "leads");
  await page.locator("main table a, main .row-link a").locator("visible=true").nth(2).click();
  await page.getByRole("dialog").getByText("Employer").waitFor();
  await photographer.take(page, "lead-panel");
  await open(page, `${base}/leads?q=mü&status=unsubscribed`);
  await photographer.take(page, "leads-found");
  await open(page, `${base}/leads?q=nobody@`);
  await photographer.take(page, "leads-none-found");
}

async function overEveryPage({ photographer }: Studio, page: Page, tenant: string): Promise<void> {
  await open(page, `${tenant}/companies`);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").waitFor();
  await photographer.take(page, "palette");
  await page.keyboard.type("blue");
  await photographer.take(page, "palette-found");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await photographer.take(page, "keys");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /Your account/ }).click();
  await photographer.take(page, "person-menu");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /Nordlicht/ }).click();
  await photographer.take(page, "tenant-menu");
  await open(page, `${tenant}/companies`);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Open navigation" }).click();
  await page.getByRole("dialog").waitFor();
  await photographer.take(page, "navigation");
  await open(page, "/t/no-such-tenant/companies");
  await photographer.take(page, "not-found");
}

/** What those see who may do less. */
async function others(studio: Studio, tenant: string): Promise<void> {
  const { photographer, portal } = studio;
  const viewer = await pageOf(studio, portal.viewer);
  for (const [name, path] of [
    ["viewer-companies", "companies"],
    ["viewer-import", `c/${portal.full.workspaceName}/imports/new`],
    ["viewer-settings", `companies/${portal.full.workspaceName}/settings`],
    ["viewer-set-up", `c/${portal.full.workspaceName}/setup`],
    ["viewer-other-company", `c/${portal.empty.workspaceName}/leads`],
  ] as const) {
    await open(viewer, `${tenant}/${path}`);
    await photographer.take(viewer, name);
  }
  const newcomer = await pageOf(studio, portal.newcomer);
  await open(newcomer, `${tenant}/companies`);
  await photographer.take(newcomer, "newcomer-companies");
  // Their own tenant, in which nothing is yet.
  await open(newcomer, "/account");
  const { tenants } = await newcomer.evaluate(() =>
    fetch("/trpc/sessions.current", { headers: { "x-portal-client": "portal" } })
      .then(
        (answer) =>
          answer.json() as Promise<{ result: { data: { tenants: { slug: string; role: string }[] } } }>,
      )
      .then(({ result }) => result.data),
  );
  const own = tenants.find(({ role }) => role === "owner")?.slug;
  await open(newcomer, `/t/${own}/companies`);
  await photographer.take(newcomer, "companies-empty");
}
