import { mutate } from "../product/api.ts";
import { MAIL_ADDRESS, startMailHost, type MailHost } from "../product/mail-host.ts";
import { axeFaults, expect, test } from "./journey.ts";

let host: MailHost;
test.beforeAll(async () => {
  host = await startMailHost(process.env["PRODUCT_MAIL_FOLDER"] ?? "");
});
test.afterAll(() => host.stop());

test("somebody connects a mailbox after two mistakes, warms it up, and is told when its password is changed elsewhere", async ({
  page,
  url,
  newTenant,
  newCompany,
  superuser,
}) => {
  test.setTimeout(120_000);
  const session = await newTenant("Hafen");
  const company = await newCompany(session, "Kontor");
  const domain = `kontor-${Date.now()}.de`;
  const email = `ada@${domain}`;
  host.users[email] = "right horse";
  const base = `${url}/t/${session.slug}/c/${company.workspaceName}/accounts`;
  const field = (name: string, at = 0) => page.getByRole("textbox", { name, exact: true }).nth(at);

  // The domain comes first, and the form leads there.
  await page.goto(base);
  await page.getByRole("link", { name: "Add account" }).click();
  await field("E-mail address").fill(email);
  await expect(page.getByRole("link", { name: `Add ${domain} first` })).toBeVisible();
  await mutate(session, "domains.add", { companyId: company.id, domain });
  await page.reload();
  await field("E-mail address").fill(email);
  await expect(page.getByRole("link", { name: `Add ${domain} first` })).toHaveCount(0);
  await field("Password").fill("wrong horse");
  for (const [at, port] of [host.smtpPort, host.imapPort].entries()) {
    await field("Server", at).fill(MAIL_ADDRESS);
    await field("Port", at).fill(String(port));
    await expect(field("User name", at)).toHaveValue(email);
  }

  // The first mistake: the port of the other protocol.
  await field("Port").fill(String(host.imapPort));
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(
    page.getByText(`An IMAP server answers at ${MAIL_ADDRESS}, port ${host.imapPort}.`),
  ).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);

  // The second: the password, which both protocols tell.
  await field("Port").fill(String(host.smtpPort));
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("User name and password do not go together.")).toHaveCount(2);
  await field("Password").fill("right horse");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Everything works.")).toBeVisible();
  await page.getByRole("button", { name: "Save account" }).click();

  // It is tried by itself, and says what its domain still lacks.
  await expect(page.getByRole("heading", { name: email })).toBeVisible();
  await expect(page.getByText("Sending and receiving work.")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(`${domain} is not verified yet`, { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Begin a warm-up" }).click();
  await page.getByRole("button", { name: "Begin a warm-up" }).click();
  await expect(page.getByText("Day 1: 5 messages today")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);

  // Changed at the provider: one refusal may be a mishap, the second is not.
  host.users[email] = "changed there";
  for (const said of [
    /It failed the last time/,
    /Nothing is sent from it until the password is given again/,
  ]) {
    await superuser.query("DELETE FROM rate_limits");
    await page.getByRole("button", { name: "Try now" }).click();
    await expect(page.getByText(said)).toBeVisible({ timeout: 20_000 });
  }
  await page.getByRole("button", { name: /^Notices/ }).click();
  await page.getByRole("link", { name: new RegExp(`${email} is stopped`) }).click();
  await field("Password").fill("changed there");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Sending and receiving work.")).toBeVisible({ timeout: 20_000 });
  await page.goto(base);
  await expect(page.getByRole("row", { name: new RegExp(email) })).toContainText("0 of 5");
});
