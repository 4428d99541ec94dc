import type { Page } from "@playwright/test";
import { PASSWORD, query, type Session } from "../product/api.ts";
import { withDns } from "./dns-turn.ts";
import { axeFaults, expect, test, watchConsole } from "./journey.ts";

test.describe.configure({ mode: "serial" });

const dns = withDns();

const logo = {
  name: "logo.svg",
  mimeType: "image/svg+xml",
  buffer: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 80"><rect width="320" height="80" rx="16" fill="#0a7d55"/></svg>`,
  ),
};

interface ListedHost {
  readonly records: readonly { readonly record: { name: string; type: string; value: string } }[];
}

/** Puts into the zone what the page asks for. */
async function publishRecords(session: Session, zone: string, types: readonly string[]): Promise<void> {
  const [host] = await query<ListedHost[]>(session, "portalHosts.list");
  const lines = (host?.records ?? [])
    .filter(({ record }) => types.includes(record.type))
    .map(({ record: { name, type, value } }) => `${name} ${type} ${type === "TXT" ? `"${value}"` : value}`);
  dns().publish(zone, [`${zone} A 192.0.2.80`, ...lines].join("\n"));
}

const accent = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent").trim());

async function signIn(page: Page, { email }: Session): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function publishBrand(page: Page, version: number): Promise<void> {
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText(`Published as version ${version}`)).toBeVisible();
}

test("an admin gives the portal a brand and an address, and people there see nothing else", async ({
  page,
  url,
  browser,
  superuser,
  newTenant,
  newCompany,
}) => {
  test.setTimeout(180_000);
  const session = await newTenant("Nordlicht & Söhne");
  await newCompany(session, "Aurora");
  await page.goto(`${url}/t/${session.slug}/brand`);
  await page.getByRole("textbox", { name: "Name of the portal" }).fill("Nordlicht Post");
  await page.getByRole("textbox", { name: "Primary colour", exact: true }).fill("#fff3b0");
  await expect(page.getByText("Links became darker so that they can be read on white.")).toBeVisible();
  await page.getByLabel("File: Logo", { exact: true }).setInputFiles(logo);
  await expect(page.getByRole("button", { name: "Remove: Logo", exact: true })).toBeVisible({
    timeout: 15_000,
  });
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  // The draft is nobody's business yet.
  expect(await accent(page)).not.toBe("#fff3b0");
  await publishBrand(page, 1);
  await expect.poll(() => accent(page)).toBe("#fff3b0");
  await expect(page).toHaveTitle("Brand · Nordlicht Post");
  expect(await axeFaults(page)).toEqual([]);

  const zone = `nordlicht-${Date.now()}.de`;
  dns().publish(zone, `${zone} A 192.0.2.80`);
  await page
    .getByRole("tab", { name: "Addresses" })
    .or(page.getByRole("link", { name: "Addresses" }))
    .click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("co.uk");
  await page.getByRole("button", { name: "Add address" }).click();
  await expect(page.getByText(/nobody owns it/)).toBeVisible();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(`portal.${zone}`);
  await page.getByRole("button", { name: "Add address" }).click();
  await expect(page.getByText("Waiting for its records")).toBeVisible({ timeout: 20_000 });
  const look = async () => {
    await superuser.query("DELETE FROM rate_limits");
    await page.getByRole("button", { name: /^Check now/ }).click();
  };
  // The way alone is no proof.
  await publishRecords(session, zone, ["CNAME"]);
  await look();
  await expect(page.getByText("Nothing is served here until both records are seen.")).toBeVisible();
  await publishRecords(session, zone, ["CNAME", "TXT"]);
  await look();
  await expect(page.getByText("Serves the portal")).toBeVisible({ timeout: 20_000 });
  expect(await axeFaults(page)).toEqual([]);

  // Browsers look names up by themselves; those under localhost they keep on this machine.
  const host = `portal-${Date.now()}.localhost`;
  await superuser.query(
    `UPDATE portal_hosts SET host = $2 WHERE tenant_id = (SELECT id FROM tenants WHERE slug = $1)`,
    [session.slug, host],
  );
  const context = await browser.newContext();
  const visitor = await context.newPage();
  const faults: string[] = [];
  watchConsole(visitor, faults);
  const origin = `http://${host}:${new URL(url).port}`;
  await visitor.goto(`${origin}/sign-in`);
  await expect(visitor).toHaveTitle("Sign in · Nordlicht Post");
  await expect(visitor.getByRole("img", { name: "Nordlicht Post" })).toBeVisible();
  await expect(visitor.getByRole("link", { name: "Sign up" })).toBeHidden();
  expect(await accent(visitor)).toBe("#fff3b0");
  await visitor.goto(`${origin}/sign-up`);
  await expect(visitor.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await visitor.goto(`${origin}/people?tab=roles`);
  await signIn(visitor, session);
  await expect(visitor).toHaveURL(`${origin}/people?tab=roles`);
  await expect(visitor.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
  await visitor.getByRole("link", { name: "Companies" }).first().click();
  await expect(visitor).toHaveURL(`${origin}/companies`);
  await visitor.getByRole("link", { name: "Aurora" }).click();
  await expect(visitor).toHaveURL(new RegExp(`^${origin}/c/aurora`));
  await visitor.reload();
  await expect(visitor.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(visitor.getByRole("button", { name: /Switch tenant/ })).toBeHidden();
  expect(await axeFaults(visitor)).toEqual([]);
  // The session counts here and nowhere else.
  const cookies = (await context.cookies()).filter(({ name }) => name.endsWith("portal_session"));
  expect(cookies.map(({ domain }) => domain)).toEqual([host]);
  const carried = await fetch(`${url}/trpc/sessions.current`, {
    headers: { cookie: `portal_session=${cookies[0]?.value}` },
  });
  expect(await carried.json()).toMatchObject({ result: { data: null } });

  await page.goto(`${url}/t/${session.slug}/brand`);
  await page.getByRole("textbox", { name: "Name of the portal" }).fill("Südlicht Post");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await publishBrand(page, 2);
  await visitor.goto(`${origin}/companies`);
  await expect(visitor).toHaveTitle("Companies · Südlicht Post");
  await page
    .getByRole("tab", { name: "History" })
    .or(page.getByRole("link", { name: "History" }))
    .click();
  await page.getByRole("button", { name: "Put in force again: version 1" }).click();
  await page
    .getByRole("alertdialog")
    .or(page.getByRole("dialog"))
    .getByRole("button", { name: "Put in force again" })
    .click();
  await expect(page.getByText("Version 1 is in force again")).toBeVisible();
  await visitor.reload();
  await expect(visitor).toHaveTitle("Companies · Nordlicht Post");
  expect(faults).toEqual([]);
  await context.close();
});
