import type { Page } from "playwright-core";
import { mutate, PASSWORD } from "../product/api.ts";
import { open, pageOf, type Studio } from "./studio.ts";

/** People, invitations, roles, policies, and what a person sees of their own account. */
export async function peopleScenes(studio: Studio): Promise<void> {
  const { portal } = studio;
  const page = await pageOf(studio, portal.owner);
  const tenant = `/t/${portal.owner.slug}`;
  await people(studio, page, tenant);
  await policies(studio, page, tenant);
  await settings(studio, page, tenant);
  await account(studio, page);
  await preferences(studio, page, tenant);
  await outside(studio);
}

async function people({ photographer, portal, product }: Studio, page: Page, tenant: string): Promise<void> {
  await open(page, `${tenant}/people`);
  await photographer.take(page, "people");
  await open(page, `${tenant}/people?tab=invites`);
  await photographer.take(page, "invites-empty");
  await open(page, `${tenant}/people?invite=true`);
  await page.getByLabel("E-mail addresses").fill("siobhan@kaffee.example, nguyen.van.an@kaffee.example");
  await photographer.take(page, "invite");
  await page.getByRole("button", { name: "Send 2 invitations" }).click();
  await page.getByText("2 invitations are on their way.").waitFor();
  await product.database.superuser.query(
    `UPDATE invites SET accepted = now(), accepted_name = 'Siobhán O’Neill', accepted_by = (SELECT id FROM users WHERE email = $2) WHERE email = $1`,
    ["siobhan@kaffee.example", portal.newcomer.email],
  );
  await open(page, `${tenant}/people?tab=invites`);
  await photographer.take(page, "invites");
  await open(page, `${tenant}/people?tab=roles`);
  await photographer.take(page, "roles");
  await open(page, `${tenant}/people`);
  await page.getByRole("button", { name: /^Actions for Chloé/ }).click();
  await photographer.take(page, "member-menu");
}

async function policies({ photographer }: Studio, page: Page, tenant: string): Promise<void> {
  await open(page, `${tenant}/policies`);
  await photographer.take(page, "policies");
  await page.getByRole("button", { name: "Recommended" }).click();
  await page.getByText("have no second factor").waitFor();
  await photographer.take(page, "policies-before-saving");
  await page.getByRole("button", { name: "Discard changes" }).click();
}

async function settings({ photographer }: Studio, page: Page, tenant: string): Promise<void> {
  await open(page, `${tenant}/settings`);
  await photographer.take(page, "settings-empty");
  await page.getByLabel("Country or region").selectOption({ label: "Japan" });
  await page.getByLabel("Postal code").fill("123");
  await page.getByLabel("Town or city").fill("札幌市中央区");
  await page.getByRole("button", { name: "Save" }).last().click();
  await photographer.take(page, "settings");
  await page.reload();
}

async function preferences({ photographer, portal }: Studio, page: Page, tenant: string): Promise<void> {
  await mutate(portal.owner, "settings.setDefaults", { timeZone: "Europe/Berlin", dateFormat: "dmy" });
  await open(page, "/account/preferences");
  await photographer.take(page, "preferences");
  const company = `${tenant}/c/${portal.full.workspaceName}`;
  for (const [language, suffix] of [
    ["es", "spanish"],
    ["fr", "french"],
  ] as const) {
    await mutate(portal.owner, "preferences.update", { language });
    for (const [name, path] of [
      ["preferences", "/account/preferences"],
      ["people", `${tenant}/people`],
      ["policies", `${tenant}/policies`],
      ["settings", `${tenant}/settings`],
      ["companies", `${tenant}/companies`],
      ["leads", `${company}/leads`],
      ["domains", `${company}/domains`],
      ["account-new", `${company}/accounts/new`],
      ["templates", `${company}/templates`],
    ] as const) {
      await open(page, path);
      await photographer.take(page, `${name}-${suffix}`);
    }
  }
  await mutate(portal.owner, "preferences.update", { language: null });
}

async function account({ photographer }: Studio, page: Page): Promise<void> {
  await open(page, "/account");
  await photographer.take(page, "account");
  await open(page, "/account/security");
  await photographer.take(page, "security");
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByRole("img", { name: /QR code/ }).waitFor();
  await photographer.take(page, "set-up-app");
}

async function outside(studio: Studio): Promise<void> {
  const { photographer, portal, product } = studio;
  await product.database.superuser.query("DELETE FROM rate_limits");
  const [made] = await mutate<{ inviteId: string }[]>(portal.owner, "invites.create", {
    emails: ["grace@kaffee.example"],
    role: "member",
    companies: [{ companyId: portal.full.id, access: "work" }],
    note: "Good to have you with us, Grace.\nThe coffee list is yours.",
    days: 7,
  });
  const { url } = await mutate<{ url: string }>(portal.owner, "invites.copyLink", {
    inviteId: made?.inviteId,
  });
  const page = await pageOf(studio);
  await open(page, new URL(url).pathname);
  await photographer.take(page, "join");
  await open(page, `/invite/${"x".repeat(43)}`);
  await photographer.take(page, "join-dead");
  await open(page, `/change-email/${"x".repeat(43)}`);
  await photographer.take(page, "change-email");
  await product.database.superuser.query(
    `INSERT INTO user_totp (user_id, secret_ref, confirmed) SELECT id, 'sealed:none', now() FROM users WHERE email = $1`,
    [portal.viewer.email],
  );
  await open(page, "/sign-in");
  await page.getByLabel("E-mail address").fill(portal.viewer.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Second factor" }).waitFor();
  await photographer.take(page, "second-factor");
}
