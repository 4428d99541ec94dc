import { startDnsTree } from "@rookery/dns/testing";
import { mutate, query, type Session } from "../product/api.ts";
import { MAIL_HOST, mailHostZone, startMailHost } from "../product/mail-host.ts";
import { open, pageOf, type Studio } from "./studio.ts";

interface Shown {
  readonly checkedAt: string | null;
  readonly failedChecks: number;
}

/** E-mail accounts: the list, a new one with its try-out, and accounts in every state. */
export async function accountScenes(studio: Studio, dnsPort: number, mailFolder: string): Promise<void> {
  if (!["accounts", "account"].some((name) => studio.photographer.wants(name))) return;
  const tree = await startDnsTree(dnsPort);
  tree.publish(mailHostZone.domain, mailHostZone.text);
  const host = await startMailHost(mailFolder);
  try {
    const { photographer, portal, product } = studio;
    const session = portal.owner;
    const page = await pageOf(studio, session);
    const base = `/t/${session.slug}/c/${portal.full.workspaceName}/accounts`;
    await open(page, base);
    await photographer.take(page, "accounts-empty");

    const domain = "roesterei-und-kaffeehaus.de";
    await mutate(session, "domains.add", { companyId: portal.full.id, domain });
    const at = (port: number, username: string) => ({ host: MAIL_HOST, port, security: "tls", username });
    const add = async (local: string, senderName: string, password = "right") => {
      const email = `${local}@${domain}`;
      host.users[email] = "right";
      const { id } = await mutate<{ id: string }>(session, "emailAccounts.add", {
        companyId: portal.full.id,
        email,
        senderName,
        password,
        smtp: at(host.smtpPort, email),
        imap: at(host.imapPort, email),
      });
      await tried(session, id, 0);
      return { id, email };
    };
    const works = await add("ada.okafor", "Ada Okafor");
    const refused = await add("buchhaltung", "Buchhaltung", "wrong");
    await add("bartholomew.featherstonehaugh-cholmondeley", "Bartholomew Featherstonehaugh-Cholmondeley");
    const paused = await add("sommeraktion", "Sommeraktion 2026");
    await mutate(session, "emailAccounts.setPaused", { accountId: paused.id, isPaused: true });
    await mutate(session, "emailAccounts.setWarmup", {
      accountId: works.id,
      plan: { start: 5, step: 3, target: 60 },
    });
    await product.database.superuser.query(
      "UPDATE email_accounts SET warmup_began = warmup_began - 6, daily_count = 17, counted_on = current_date WHERE id = $1",
      [works.id],
    );
    await product.database.superuser.query("DELETE FROM rate_limits");
    await mutate(session, "emailAccounts.check", { accountId: refused.id });
    await tried(session, refused.id, 2);

    await open(page, base);
    await photographer.take(page, "accounts");
    await open(page, `${base}/${works.id}`);
    await photographer.take(page, "account-warming");
    await open(page, `${base}/${refused.id}`);
    await photographer.take(page, "account-stopped");

    await open(page, `${base}/new`);
    const fill = (name: string, text: string, at = 0) =>
      page.getByRole("textbox", { name, exact: true }).nth(at).fill(text);
    await fill("E-mail address", `sales@${domain}`);
    await fill("Password", "wrong");
    for (const [place, port] of [host.smtpPort, host.imapPort].entries()) {
      await fill("Server", MAIL_HOST, place);
      await fill("Port", String(port), place);
      await fill("User name", place === 0 ? `sales@${domain}` : "sales", place);
    }
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByRole("button", { name: "Try again" }).waitFor();
    await page.evaluate(() => window.scrollTo(0, 0));
    await photographer.take(page, "account-new");
    await page.context().close();
  } finally {
    await host.stop();
    await tree.stop();
  }
}

/** Waits until the account was tried and has failed so often. */
async function tried(session: Session, accountId: string, failedChecks: number): Promise<void> {
  for (let waited = 0; waited < 100; waited += 1) {
    const shown = await query<Shown>(session, "emailAccounts.byId", { accountId });
    if (shown.checkedAt !== null && shown.failedChecks >= failedChecks) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error("The account was not tried");
}
