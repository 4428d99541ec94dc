import { mailedToken, PASSWORD } from "../product/api.ts";
import { expect, leadFile, test } from "./journey.ts";

test("a newcomer signs up, makes a company, imports the file they have, reads what was rejected, and finds a lead", async ({
  page,
  url,
  superuser,
}) => {
  await superuser.query("DELETE FROM rate_limits");
  const email = `newcomer-${Date.now()}@example.com`;
  await page.goto(`${url}/sign-up`);
  await page.getByLabel("Your name").fill("Nora Newcomer");
  await page.getByLabel("E-mail", { exact: false }).first().fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page
    .getByLabel(/tenant|workspace|organi/i)
    .first()
    .fill("Nora & Friends");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText(email)).toBeVisible();
  await page.goto(`${url}/verify-email?token=${await mailedToken(url, email, "/verify-email")}`);

  await page.getByRole("button", { name: "Add company" }).first().click();
  await page.getByRole("dialog").getByLabel("Company name").fill("Blue Bottle Coffee");
  await page.getByRole("dialog").getByRole("button", { name: "Add company" }).click();
  await page
    .getByRole("row", { name: /Blue Bottle Coffee/ })
    .getByRole("link")
    .first()
    .click();
  await page.getByRole("link", { name: "Imports" }).click();
  await page.getByRole("link", { name: "Import a file" }).click();
  await page.locator("input[type=file]").setInputFiles(leadFile(2_500));

  await expect(page.getByRole("heading", { name: "How we read the file" })).toBeVisible();
  await expect(page.getByLabel("Separated by")).toContainText("Semicolon");
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.getByRole("button", { name: "Import 2,500 people" }).click();
  await expect(page.getByText("2,503 read = 2,500 + 1 + 2")).toBeVisible({ timeout: 30_000 });
  await expect(
    page.getByRole("cell", { name: "The e-mail address has no @, or more than one" }),
  ).toBeVisible();
  await expect(page.getByRole("cell", { name: "The status is none that we know" })).toBeVisible();
  await page.getByRole("tab", { name: /Twice in the file/ }).click();
  await expect(page.getByRole("cell", { name: "Same address as line 2" })).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download rejected lines" }).click();
  expect((await download).suggestedFilename()).toBe("rejected-lines.csv");

  await page.getByRole("link", { name: "Show leads" }).click();
  await expect(page.getByText("2,500 leads")).toBeVisible();
  await page.getByRole("searchbox").fill("person2499");
  await expect(page.getByRole("row", { name: /person2499@example.org/ })).toBeVisible();
  await expect(page.getByText("1 lead", { exact: true })).toBeVisible();
  await page.getByRole("row", { name: /person2499@example.org/ }).click();
  await expect(page.getByRole("dialog").getByText("Größe & Söhne")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(page.getByRole("searchbox")).toHaveValue("person2499");
});

const bad: [string, { name: string; mimeType: string; buffer: Buffer }, RegExp][] = [
  ["an empty file", { name: "empty.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) }, /empty/i],
  [
    "a header alone",
    { name: "header.csv", mimeType: "text/csv", buffer: Buffer.from("email,name\n") },
    /no (people|lines|rows)|only|header/i,
  ],
  [
    "a picture by the name of a list",
    {
      name: "list.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    },
    /picture|image/i,
  ],
];
for (const [what, file, sentence] of bad) {
  test(`${what} is refused with a sentence that says what to do, and another file can be chosen`, async ({
    page,
    url,
    newTenant,
    newCompany,
  }) => {
    const session = await newTenant("Careful");
    const company = await newCompany(session, "Acme");
    await page.goto(`${url}/t/${session.slug}/c/${company.workspaceName}/imports/new`);
    await page.locator("input[type=file]").setInputFiles(file);
    await expect(page.getByRole("alert")).toContainText(sentence);
    await page.locator("input[type=file]").setInputFiles(leadFile(3));
    await expect(page.getByRole("heading", { name: "How we read the file" })).toBeVisible();
  });
}
