import { mutate } from "../product/api.ts";
import { open, pageOf, type Studio } from "./studio.ts";

/** Under these settings people can sign in at Google; nobody goes there. */
export const consentEnv = { GOOGLE_CLIENT_ID: "pictures", GOOGLE_CLIENT_SECRET: "pictures" };

/** Mailboxes that are connected by signing in: offered, not offered, connected, taken back, and a way back that failed. */
export async function consentScenes(studio: Studio): Promise<void> {
  const { photographer, portal, product } = studio;
  if (!photographer.wants("consent")) return;
  const session = portal.owner;
  const page = await pageOf(studio, session);
  const base = `/t/${session.slug}/c/${portal.full.workspaceName}/accounts`;
  for (const [address, name] of [
    ["ada@gmail.com", "consent-offered"],
    ["ada@outlook.com", "consent-not-set-up"],
  ] as const) {
    await open(page, `${base}/new`);
    await page.getByRole("textbox", { name: "E-mail address" }).fill(address);
    await page.keyboard.press("Tab");
    await page.getByText(/This looks like a mailbox/).waitFor();
    await photographer.take(page, name);
  }
  const domain = "kaffee-und-verbindung.de";
  await mutate(session, "domains.add", { companyId: portal.full.id, domain });
  const email = `ada@${domain}`;
  const at = (host: string, port: number) => ({ host, port, security: "tls", username: email });
  const { id } = await mutate<{ id: string }>(session, "emailAccounts.add", {
    companyId: portal.full.id,
    email,
    senderName: "Ada Okafor",
    password: "right",
    smtp: at("smtp.gmail.com", 465),
    imap: at("imap.gmail.com", 993),
  });
  const become = (facts: string) =>
    product.database.superuser.query(
      `UPDATE email_accounts SET provider = 'google', checked = now(), next_check = NULL, ${facts} WHERE id = $1`,
      [id],
    );
  await become("status = 'active', fault = NULL, failed_checks = 0");
  await open(page, `${base}/${id}`);
  await photographer.take(page, "consent-connected");
  await become(
    `status = 'needs_password', failed_checks = 1,
     fault = '{"protocol":"smtp","stage":"sign_in","cause":"consent_withdrawn","facts":{}}'`,
  );
  await open(page, `${base}/${id}`);
  await photographer.take(page, "consent-withdrawn");
  await open(page, base);
  await photographer.take(page, "consent-list");
  const state = `${session.slug}.${portal.full.workspaceName}.${"s".repeat(43)}`;
  await open(page, `/oauth/callback?${new URLSearchParams({ state, code: "used" }).toString()}`);
  await photographer.take(page, "consent-failed");
  await page.context().close();
}
