import { mailedToken, mutate, PASSWORD } from "../product/api.ts";
import { codeOf } from "../product/second-factor.ts";
import { expect, test, watchConsole } from "./journey.ts";

const secretForm = /^[A-Z2-7 ]{39}$/;

test("a person sets up an app, signs in with it, loses the phone and gets in with a backup code", async ({
  page,
  url,
  newTenant,
  superuser,
}) => {
  const session = await newTenant("Careful");
  await page.goto(`${url}/account/security`);
  await page.getByRole("button", { name: "Set up" }).click();
  const dialog = page.getByRole("dialog", { name: "Set up an authenticator app" });
  const secret = ((await dialog.getByText(secretForm).textContent()) ?? "").replaceAll(" ", "");
  await dialog.getByRole("textbox", { name: "Code" }).fill("000000");
  await dialog.getByRole("button", { name: "Turn on" }).click();
  await expect(dialog.getByText(/This code is not right/)).toBeVisible();
  await dialog.getByRole("textbox", { name: "Code" }).fill(codeOf(secret));
  await dialog.getByRole("button", { name: "Turn on" }).click();
  const codes = page.getByRole("dialog", { name: "Keep your backup codes" });
  await expect(codes.getByRole("listitem")).toHaveCount(10);
  const kept = await codes.getByRole("listitem").allTextContents();
  await codes.getByLabel("I have kept them").check();
  await codes.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("10 of 10 are left.")).toBeVisible();

  const signIn = async () => {
    await superuser.query("DELETE FROM rate_limits");
    await page.context().clearCookies();
    await page.goto(`${url}/sign-in`);
    await page.getByLabel("E-mail address").fill(session.email);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Second factor" })).toBeVisible();
  };
  await signIn();
  // Sent by itself once its six figures are there.
  await page.getByLabel("Code").fill(codeOf(secret, 1));
  await expect(page.getByRole("heading", { name: "No companies yet" })).toBeVisible();

  await signIn();
  await page.getByRole("button", { name: "Use a backup code" }).click();
  await page.getByLabel("Backup code").fill(kept[0] ?? "");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "No companies yet" })).toBeVisible();
  await page.goto(`${url}/account/security`);
  await expect(page.getByText("9 of 10 are left.")).toBeVisible();
});

test("a passkey of the device signs in alone", async ({ page, url, newTenant }) => {
  await newTenant("Keys");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${url}/account/security`);
  await page.getByRole("button", { name: "Add passkey" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("This laptop");
  await page.getByRole("button", { name: "Create passkey" }).click();
  const codes = page.getByRole("dialog", { name: "Keep your backup codes" });
  await codes.getByLabel("I have kept them").check();
  await codes.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("This laptop", { exact: true })).toBeVisible();
  await page.context().clearCookies();
  await page.goto(`${url}/sign-in`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("heading", { name: "No companies yet" })).toBeVisible();
});

test("a member invites somebody, who joins with a new account and is let in by the owner", async ({
  page,
  browser,
  url,
  newTenant,
  newCompany,
  superuser,
}) => {
  const owner = await newTenant("Growing");
  const company = await newCompany(owner, "Acme");
  const faults: string[] = [];
  const enter = async (email: string) => {
    const token = await mailedToken(url, email, "/invite");
    const guest = await (await browser.newContext()).newPage();
    watchConsole(guest, faults);
    await guest.goto(`${url}/invite/${token}`);
    await expect(guest.getByRole("heading", { name: "Join Growing" })).toBeVisible();
    await guest.getByLabel("Your name").fill("Grace Hopper");
    await guest.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await guest.getByRole("button", { name: "Create account and join" }).click();
    return guest;
  };
  // The owner's own invitation is the approval.
  const first = `first-${company.id.slice(0, 8)}@example.org`;
  await mutate(owner, "invites.create", {
    emails: [first],
    role: "member",
    companies: [{ companyId: company.id, access: "work" }],
    days: 7,
  });
  const member = await enter(first);
  await expect(member.getByRole("link", { name: "Acme" })).toBeVisible();

  await member.getByRole("link", { name: "People" }).click();
  await member.getByRole("button", { name: "Invite people" }).click();
  const second = `second-${company.id.slice(0, 8)}@example.org`;
  await member.getByLabel("E-mail addresses").fill(second);
  await member.getByRole("button", { name: "Send invitation" }).click();
  await expect(member.getByText("1 invitation is on its way.")).toBeVisible();
  await superuser.query("DELETE FROM rate_limits");
  const newcomer = await enter(second);
  await expect(newcomer.getByRole("heading", { name: "Almost there" })).toBeVisible();

  await page.goto(`${url}/t/${owner.slug}/people?tab=invites`);
  await page.getByRole("button", { name: "Let in" }).click();
  await expect(page.getByText("Grace Hopper is let in")).toBeVisible();
  await newcomer.goto(url);
  await expect(newcomer.getByRole("link", { name: "People" })).toBeVisible();
  expect(faults).toEqual([]);
});

test("the owner asks everybody for a second factor, and a member is led through it", async ({
  page,
  browser,
  url,
  newTenant,
  superuser,
}) => {
  const guest = await browser.newContext();
  const member = await newTenant("Elsewhere", guest);
  const owner = await newTenant("Guarded");
  await superuser.query(
    `INSERT INTO tenant_users (tenant_id, user_id, roles, email)
     SELECT t.id, u.id, '{member}', u.email FROM users u, tenants t WHERE u.email = $1 AND t.slug = $2`,
    [member.email, owner.slug],
  );
  await page.goto(`${url}/t/${owner.slug}/policies`);
  await page.getByRole("switch", { name: "Ask everybody for a second factor" }).click();
  await expect(page.getByText("2 of 2 have no second factor.")).toBeVisible();
  await page.getByRole("button", { name: "Save policies" }).click();
  await expect(page.getByText(/Sign in with a second factor yourself/)).toBeVisible();
  const { secret } = await mutate<{ secret: string }>(owner, "factors.beginTotp");
  await mutate(owner, "factors.confirmTotp", { code: codeOf(secret) });
  await page.getByRole("button", { name: "Save policies" }).click();
  await expect(page.getByText("Policies saved")).toBeVisible();

  const theirs = await guest.newPage();
  await theirs.goto(`${url}/t/${owner.slug}/companies`);
  await expect(theirs.getByText(/Guarded asks for a second factor. You have/)).toBeVisible();
  await superuser.query(
    `UPDATE tenant_policies SET two_factor_grace_days = 0
     WHERE tenant_id = (SELECT id FROM tenants WHERE slug = $1)`,
    [owner.slug],
  );
  await theirs.goto(`${url}/t/${owner.slug}/companies`);
  await expect(theirs.getByText("Guarded asks for a second factor", { exact: true })).toBeVisible();
  expect(theirs.url()).toContain("/account/security?closed=");
  await theirs.getByRole("button", { name: "Set up" }).click();
  const dialog = theirs.getByRole("dialog", { name: "Set up an authenticator app" });
  const shown = ((await dialog.getByText(secretForm).textContent()) ?? "").replaceAll(" ", "");
  await dialog.getByRole("textbox", { name: "Code" }).fill(codeOf(shown));
  await dialog.getByRole("button", { name: "Turn on" }).click();
  const codes = theirs.getByRole("dialog", { name: "Keep your backup codes" });
  await codes.getByLabel("I have kept them").check();
  await codes.getByRole("button", { name: "Done" }).click();
  await theirs.getByRole("link", { name: "Open Guarded" }).click();
  await expect(theirs.getByRole("link", { name: "People" })).toBeVisible();
});
