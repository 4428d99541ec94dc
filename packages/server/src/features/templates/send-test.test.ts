import { rows } from "@rookery/db/testing";
import { resolverOf, zoneText } from "@rookery/dns/testing";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { createOutboundGuard } from "../../outbound-guard.ts";
import { createOutbound } from "../../ports/outbound.ts";
import { createAuthority } from "../../testing/certificates.ts";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";
import {
  startScripted,
  startSmtp,
  type ReceivedMail,
  type RunningServer,
} from "../../testing/mail-servers.ts";
import type { TemplateDraft } from "./templates.schema.ts";

const HOST = "mail.example";
const PASSWORD = "correct horse";

let world: TestApp;
let tls: RunningServer;
let starttls: RunningServer;
let received: ReceivedMail[];
const users: Record<string, string> = {};

beforeAll(async () => {
  const authority = await createAuthority();
  const certificate = await authority.issue({ names: [HOST] });
  received = [];
  tls = await startSmtp({ security: "tls", certificate, users }, received);
  starttls = await startSmtp({ security: "starttls", certificate, users }, received);
  const outbound = createOutbound(
    resolverOf(zoneText(`${HOST} A 127.0.0.1`)),
    createOutboundGuard(["127.0.0.0/8"]),
    [authority.ca],
  );
  world = await createTestApp(inject("databaseServer"), { outbound });
});
afterAll(async () => {
  await world.close();
  await Promise.all([tls.close(), starttls.close()]);
});
beforeEach(() => {
  received.length = 0;
});

const draft: TemplateDraft = {
  subject: "Hallo {{first_name|du}}",
  previewText: "Neues aus Århus",
  source: { kind: "html", html: `<p>Hallo {{name}}, <a href="{{unsubscribe_url}}">raus</a></p>` },
  text: null,
};

async function home(security: "tls" | "starttls" = "tls", port?: number) {
  const found = await foundTenant(world);
  const { superuser } = world.database;
  const company = await rows.company(superuser, { tenantId: found.tenant.id });
  const domain = await rows.domain(superuser, { tenantId: found.tenant.id, companyId: company.id });
  const email = `ada@${domain.domain}`;
  users[email] = PASSWORD;
  const smtp = {
    host: HOST,
    port: port ?? (security === "tls" ? tls : starttls).port,
    security,
    username: email,
  };
  const account = {
    companyId: company.id,
    email,
    smtp,
    imap: null,
    password: PASSWORD,
    senderName: "Ada Löwe",
  };
  const { id: accountId } = await found.asAdmin.emailAccounts.add(account);
  const input = { companyId: company.id, draft, leadId: null, accountId };
  const send = (over: Partial<typeof input> | { accountId: null } = {}) =>
    found.asAdmin.templates.sendTest({ ...input, ...over });
  return { ...found, companyId: company.id, email, accountId, input, send };
}

describe("a test", () => {
  test.each(["tls", "starttls"] as const)(
    "goes through the account (%s) to whoever asked, marked as a test",
    async (security) => {
      const { send, email, admin, tenant } = await home(security);
      expect(await send()).toEqual({ to: admin.email });
      expect(received.map(({ from, to }) => ({ from, to }))).toEqual([{ from: email, to: [admin.email] }]);
      const mail = await simpleParser(received[0]?.raw ?? "");
      expect(mail.subject).toBe("[Test] Hallo du");
      expect(mail.from?.value).toEqual([{ name: "Ada Löwe", address: email }]);
      expect(mail.html).toContain("/u/sample");
      expect(mail.text).toContain("Hallo");
      expect((await trailOf(world, tenant.id)).at(-1)).toMatchObject({
        action: "templates.sendTest",
        after: { to: admin.email, through: email, subject: "Hallo du" },
      });
    },
  );

  test("goes through the platform's own mailer where no account is named", async () => {
    const { send, admin } = await home();
    await send({ accountId: null });
    expect(world.mails.filter(({ to }) => to === admin.email)).toMatchObject([
      { subject: "[Test] Hallo du" },
    ]);
    expect(received).toEqual([]);
  });

  test("says what the account's server refused, and keeps no trace of a mail that was not sent", async () => {
    const { send, email, tenant } = await home();
    users[email] = "changed";
    expect(await refusalOf(send())).toBe("unavailable: account_refuses");
    const silent = await startScripted((socket) => socket.end("500 no\r\n"));
    expect(await refusalOf((await home("tls", silent.port)).send())).toBe("unavailable: account_silent");
    await silent.close();
    expect((await trailOf(world, tenant.id)).map(({ action }) => action)).not.toContain("templates.sendTest");
  });

  test("does not go through a paused account, one of another company, or for somebody whose address is unproven", async () => {
    const { send, asAdmin, accountId, tenant, admin, input } = await home();
    const other = await rows.company(world.database.superuser, { tenantId: tenant.id });
    expect(await refusalOf(asAdmin.templates.sendTest({ ...input, companyId: other.id }))).toBe(
      "not_found: not_found",
    );
    expect(await refusalOf(send({ accountId: randomId() }))).toBe("not_found: not_found");
    await asAdmin.emailAccounts.setPaused({ accountId, isPaused: true });
    expect(await refusalOf(send())).toBe("blocked: account_paused");
    await world.database.superuser.query("UPDATE users SET email_verified = NULL WHERE id = $1", [admin.id]);
    const unproven = await world.as({ personId: admin.id, tenant: tenant.slug });
    expect(await refusalOf(unproven.templates.sendTest({ ...input, accountId: null }))).toBe(
      "blocked: email_unverified",
    );
    expect(received).toEqual([]);
  });

  test("may be sent twenty times an hour", async () => {
    const { send } = await home();
    for (let sent = 0; sent < 20; sent += 1) await send({ accountId: null });
    expect(await refusalOf(send({ accountId: null }))).toBe("limited: too_many_requests");
  });
});
