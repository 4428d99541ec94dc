import type { Page } from "@playwright/test";
import { mutate, query } from "../product/api.ts";
import { MAIL_ADDRESS, startMailHost, type MailHost } from "../product/mail-host.ts";
import { axeFaults, expect, test, type Company } from "./journey.ts";

let host: MailHost;
test.beforeAll(async () => {
  host = await startMailHost(process.env["PRODUCT_MAIL_FOLDER"] ?? "");
});
test.afterAll(() => host.stop());

/** A folder that holds templates says how many after its name. */
const folderNamed = (page: Page, name: string) =>
  page.getByRole("treeitem", { name: new RegExp(`^${name}( \\d|$)`) });
const saved = (page: Page) => expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();

async function addFolder(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "New folder" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Add folder" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
}

test("somebody sorts templates into folders by keyboard and by pointer, and takes back what went wrong", async ({
  page,
  url,
  newTenant,
  newCompany,
}) => {
  const session = await newTenant("Hafen");
  const company = await newCompany(session, "Kontor");
  const base = `${url}/t/${session.slug}/c/${company.workspaceName}/templates`;
  await page.goto(base);
  await expect(page.getByText("No templates yet")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await addFolder(page, "Sales");
  await page.getByRole("link", { name: "All templates" }).click();
  await addFolder(page, "News");

  // In place, then below the other one: both by keyboard.
  await folderNamed(page, "News").press("F2");
  await page.getByRole("textbox", { name: "New name of News" }).fill("Letters");
  await page.keyboard.press("Enter");
  await expect(folderNamed(page, "Letters")).toBeVisible();
  await folderNamed(page, "Letters").press("ControlOrMeta+Shift+D");
  const said = page.locator("span[aria-live=assertive]");
  await expect(said).toContainText("Letters goes to position");
  const goUp = async () => {
    await page.keyboard.press("ArrowUp");
    return said.innerText();
  };
  await expect.poll(goUp).toContain("Letters goes into Sales");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Moved Letters")).toBeVisible();
  await expect(folderNamed(page, "Letters")).toHaveAttribute("aria-level", "2");

  // A template lands in the folder that is open, and is dragged onto another.
  await folderNamed(page, "Letters").click();
  await page.getByRole("button", { name: "New template" }).first().click();
  await page.getByRole("textbox", { name: "Name" }).fill("Willkommen");
  await page.getByRole("button", { name: "Start writing" }).click();
  await expect(page.getByRole("heading", { name: "Willkommen" })).toBeVisible();
  await page.goBack();

  const row = page.getByRole("row", { name: /Willkommen/ });
  await row.getByRole("link").dragTo(folderNamed(page, "Sales"));
  await expect(page.getByText("Moved 1 template to Sales")).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(row).toBeVisible();

  // What goes with a folder is said before, and comes back whole.
  await folderNamed(page, "Sales").click();
  await page.getByRole("button", { name: "Actions for this folder" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(page.getByText("1 folder inside goes with it.")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("radio", { name: "Put into the archive" }).click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(folderNamed(page, "Sales")).toHaveCount(0);
  await expect(page.getByText("Removed Sales")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await folderNamed(page, "Sales").press("ArrowRight");
  await folderNamed(page, "Letters").click();
  await expect(row).toBeVisible();
  await page.getByRole("searchbox").fill("willk");
  await expect(page.getByRole("heading", { name: "Found everywhere" })).toBeVisible();
  await expect(row).toBeVisible();
});

async function withAccount(session: Parameters<typeof mutate>[0], company: Company): Promise<string> {
  const domain = `kontor-${Date.now()}.de`;
  const email = `ada@${domain}`;
  host.users[email] = "right horse";
  await mutate(session, "domains.add", { companyId: company.id, domain });
  const at = (port: number) => ({ host: MAIL_ADDRESS, port, security: "tls", username: email });
  await mutate(session, "emailAccounts.add", {
    companyId: company.id,
    email,
    smtp: at(host.smtpPort),
    imap: at(host.imapPort),
    password: "right horse",
  });
  return email;
}

test("a mail is written, previewed with its gaps, argued over, brought back and tried", async ({
  page,
  url,
  newTenant,
  newCompany,
  superuser,
}) => {
  test.setTimeout(120_000);
  const session = await newTenant("Hafen");
  const company = await newCompany(session, "Kontor");
  const companyId = company.id;
  await superuser.query(
    "INSERT INTO leads (tenant_id, company_id, email) SELECT tenant_id, id, 'info@leer.example' FROM companies WHERE id = $1",
    [companyId],
  );
  const account = await withAccount(session, company);
  const base = `${url}/t/${session.slug}/c/${company.workspaceName}/templates`;
  await page.goto(`${base}?add=true`);
  await page.getByRole("textbox", { name: "Name" }).fill("Willkommen");
  await page.getByRole("button", { name: "Start writing" }).click();

  // Written with a variable from the list that two braces open.
  const body = page.getByRole("textbox", { name: "Message" });
  await page.getByRole("textbox", { name: "Subject" }).fill("Hello {{first_name|friend}}");
  await body.getByText("Hello").click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("we wrote to {{employ");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await saved(page);

  // The preview shows the gap, in a page that may do nothing.
  await expect(page.getByText("1 variable has nothing to say here")).toBeVisible();
  const mail = page.frameLocator("iframe");
  await expect(mail.getByText("we wrote to")).toBeVisible();
  await expect(mail.getByText("employer")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("tab", { name: /Check/ }).click();
  await expect(page.getByText("Some leads have no employer, and there is no default.")).toBeVisible();
  await page.getByRole("tab", { name: "Preview" }).click();

  // Somebody else saves first: both versions, side by side.
  const templateId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const now = await query<{ version: number; draft: { subject: string } }>(session, "templates.byId", {
    templateId,
  });
  await mutate(session, "templates.save", {
    templateId,
    version: now.version,
    draft: { ...now.draft, subject: "Theirs" },
  });
  await page.getByRole("textbox", { name: "Subject" }).fill("Mine");
  const conflict = page.getByRole("dialog", { name: /saved this template while you wrote/ });
  await expect(conflict).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await expect(conflict.getByText("Theirs", { exact: true }).last()).toBeVisible();
  await conflict.getByRole("radio", { name: /^Mine/ }).click();
  await conflict.getByRole("button", { name: "Save this choice" }).click();
  await saved(page);
  await expect(page.getByRole("textbox", { name: "Subject" })).toHaveValue("Mine");

  // Theirs is not lost: it is a version, and comes back.
  await page.getByRole("tab", { name: "Versions" }).click();
  await page.getByRole("button", { name: /more save/ }).click();
  await page.getByRole("button", { name: new RegExp(`No\\. ${now.version + 1}`) }).click();
  const version = page.getByRole("dialog", { name: `Version ${now.version + 1}` });
  await expect(version.getByRole("deletion")).toContainText("Mine");
  await version.getByRole("button", { name: "Restore this version" }).click();
  await expect(page.getByRole("textbox", { name: "Subject" })).toHaveValue("Theirs");

  // A test, through the company's own account.
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByRole("combobox", { name: "Through" })).toContainText(account);
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText(/Sent a test to/)).toBeVisible();
  expect(host.received.map(({ from }) => from)).toContain(account);
  expect(host.received.at(-1)?.raw).toContain("Subject: [Test] Theirs");
});
