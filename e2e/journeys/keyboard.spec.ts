import type { Page } from "@playwright/test";
import { PASSWORD } from "../product/api.ts";
import { expect, leadFile, test } from "./journey.ts";
import { Keys } from "./keys.ts";

const heading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

test("by keyboard alone: signs in, sets a company up, writes, invites and signs out", async ({
  page,
  url,
  newTenant,
}) => {
  test.slow();
  const { email } = await newTenant("Handsfree");
  await page.context().clearCookies();
  const keys = new Keys(page);

  await page.goto(`${url}/sign-in`);
  await expect(page.getByLabel("E-mail address")).toBeFocused();
  await keys.type(email);
  await keys.to(page.getByLabel("Password", { exact: true }));
  await keys.type(PASSWORD);
  await keys.press("Enter");

  await heading(page, "Companies");
  await keys.use(page.getByRole("button", { name: "Add company" }));
  await expect(page.getByRole("dialog").getByLabel("Company name")).toBeFocused();
  await keys.type("Acme");
  await keys.press("Enter");
  await keys.closed();
  await keys.use(page.getByRole("row", { name: /Acme/ }).getByRole("link", { name: "Acme" }));

  await heading(page, /Acme|Set/);
  await keys.press("g");
  await keys.press("d");
  await heading(page, "Domains");
  await keys.use(page.getByRole("button", { name: "Add domain" }));
  await keys.to(page.getByRole("dialog").getByRole("textbox"));
  await keys.type("kaffee-und-kuchen.de");
  await keys.press("Enter");
  await heading(page, "kaffee-und-kuchen.de");
  await keys.closed();

  await keys.press("g");
  await keys.press("i");
  await heading(page, "Imports");
  await keys.use(page.getByRole("link", { name: "Import a file" }));
  await heading(page, "Import a file");
  const chooser = page.waitForEvent("filechooser");
  await keys.use(page.getByRole("button", { name: "Choose a file" }));
  await (await chooser).setFiles(leadFile(20));
  await expect(page.getByRole("heading", { name: "How we read the file" })).toBeVisible();
  await keys.to(page.getByRole("radio", { name: "Let the file win" }));
  await keys.press("ArrowUp");
  await keys.to(page.getByRole("textbox", { name: /^Tags for everybody/ }));
  await keys.type("Fair,");
  await keys.press("Backspace");
  await keys.type("Spring,");
  await keys.use(page.getByRole("button", { name: "Check the file" }));
  await keys.use(page.getByRole("button", { name: "Import 20 people" }));
  await expect(page.getByText("23 read = 20 + 1 + 2")).toBeVisible({ timeout: 30_000 });
  await keys.use(page.getByRole("link", { name: "Show leads" }));
  await heading(page, "Leads");
  await keys.press("/");
  await keys.type("person7@");
  await keys.use(page.getByRole("link", { name: "person7@example.org" }));
  await expect(page.getByRole("dialog").getByText("Größe & Söhne")).toBeVisible();
  await keys.press("Escape");
  await keys.closed();
  await keys.to(page.getByRole("link", { name: "person7@example.org" }));
});

test("by keyboard alone: writes a template, invites a person and signs out", async ({
  page,
  url,
  newTenant,
  newCompany,
}) => {
  test.slow();
  const session = await newTenant("Handsfree");
  const company = await newCompany(session, "Acme");
  const keys = new Keys(page);
  await page.goto(`${url}/t/${session.slug}/c/${company.workspaceName}/templates`);
  await heading(page, "Templates");
  await keys.use(page.getByRole("button", { name: "New template" }).first());
  await keys.type("Spring");
  await keys.press("Enter");
  await heading(page, "Spring");
  await keys.closed();
  await keys.to(page.getByRole("textbox", { name: "Subject" }));
  await keys.type("Hello");
  await keys.to(page.locator("[contenteditable=true]").last());
  await keys.type("Good morning");
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();

  await keys.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Search and commands" })).toBeFocused();
  await keys.type("people");
  await keys.press("Enter");
  await heading(page, "People");
  await keys.closed();
  await keys.use(page.getByRole("button", { name: "Invite people" }));
  await keys.to(page.getByLabel("E-mail addresses"));
  await keys.type("grace@example.org");
  await keys.use(page.getByRole("button", { name: "Send invitation" }));
  await expect(page.getByText("1 invitation is on its way.")).toBeVisible();
  await keys.closed();
  await keys.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await keys.press("Escape");
  await keys.closed();

  await keys.use(page.getByRole("button", { name: "Your account" }));
  await keys.to(page.getByRole("menuitem", { name: "Sign out" }), "ArrowDown");
  await keys.press("Enter");
  await heading(page, "Sign in");
  await expect(page.getByLabel("E-mail address")).toBeFocused();
});

test("whoever wants less motion gets none, and in the system's colours the focus is seen", async ({
  page,
  url,
  newTenant,
  newCompany,
}) => {
  const session = await newTenant("Calm");
  const company = await newCompany(session, "Acme");
  const base = `${url}/t/${session.slug}`;
  const moving = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((element) => {
          const { transitionDuration, animationName, animationDuration, animationIterationCount } =
            getComputedStyle(element);
          const isLong = (durations: string) => durations.split(",").some((each) => parseFloat(each) > 0.01);
          return (
            isLong(transitionDuration) ||
            (animationName !== "none" && (isLong(animationDuration) || animationIterationCount !== "1"))
          );
        })
        .map((element) => `${element.localName}.${element.className}`),
    );
  const places = [
    `${base}/companies?add=true`,
    `${base}/c/${company.workspaceName}/setup`,
    `${url}/account/preferences`,
  ];
  await page.goto(places[0] ?? "");
  await expect(page.getByRole("dialog")).toBeVisible();
  // With all motion there is some to be found.
  expect((await moving()).length).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const place of places) {
    await page.goto(place);
    await page.waitForLoadState("networkidle");
    expect(await moving(), place).toEqual([]);
  }

  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(`${base}/companies`);
  const keys = new Keys(page);
  await keys.use(page.getByRole("button", { name: "Your account" }));
  await keys.to(page.getByRole("menuitem", { name: "Sign out" }), "ArrowDown");
  await keys.press("Escape");
  await keys.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Search and commands" })).toBeFocused();
  await keys.press("ArrowDown");
});
