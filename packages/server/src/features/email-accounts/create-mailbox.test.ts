import { readInTenant } from "@rookery/db";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { mailu } from "../../ports/mailu.ts";
import { createTestApp, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant } from "../../testing/found-tenant.ts";
import { startMailu, type TestMailu } from "../../testing/start-mailu.ts";
import { platformScope } from "../../platform-scope.ts";
import { fetchMailbox } from "./account-secret.ts";
import { loadAccount } from "./load-account.ts";

let server: TestMailu;
let world: TestApp;
beforeAll(async () => {
  server = await startMailu();
  const mailServer = mailu({ url: server.url, token: server.token });
  world = await createTestApp(inject("databaseServer"), { mailServer });
});
afterAll(async () => {
  await world.close();
  await server.close();
});
beforeEach(() => {
  server.fault = undefined;
});

/** A company with a domain, which is on the mail server where it is said. */
async function home(isHere = true) {
  const found = await foundTenant(world);
  const { superuser } = world.database;
  const company = await rows.company(superuser, { tenantId: found.tenant.id });
  const { id, domain } = await rows.domain(superuser, { tenantId: found.tenant.id, companyId: company.id });
  if (isHere) {
    server.domains.set(domain, null);
    await superuser.query("UPDATE domains SET mailu_domain = '127.0.0.1' WHERE id = $1", [id]);
  }
  const form = { companyId: company.id, email: `ada@${domain}`, senderName: "Ada Lovelace" };
  const list = () => found.asAdmin.emailAccounts.list({ companyId: company.id });
  return { ...found, company, domain, form, list };
}

const asked = ({ companyId, email }: { companyId: string; email: string }) => ({ companyId, email });

describe("a mailbox on the platform's own server", () => {
  test("is made with a password that nobody sees, and is an account at once", async () => {
    const { asAdmin, form, tenant } = await home();
    expect(await asAdmin.emailAccounts.findSettings(asked(form))).toMatchObject({ canBeCreated: true });
    const { id } = await asAdmin.emailAccounts.createMailbox(form);
    const shown = await asAdmin.emailAccounts.byId({ accountId: id });
    expect(shown).toMatchObject({
      smtp: { host: "127.0.0.1", port: 465, security: "tls", username: form.email },
    });
    const password = server.mailboxes.get(form.email) ?? "";
    expect(password.length).toBeGreaterThanOrEqual(32);
    expect(JSON.stringify(shown)).not.toContain(password);
    // What is kept is what the server was given.
    const open = await readInTenant(world.deps.db, platformScope(tenant.id), async (tx) => {
      const account = await loadAccount(tx, { tenantId: tenant.id, accountId: id });
      return account && fetchMailbox(tx, world.deps.secrets, account);
    });
    expect(await open?.()).toEqual({ smtp: password });
  });

  test("leaves one that is there as it is, and no account behind", async () => {
    const { asAdmin, form, list } = await home();
    server.mailboxes.set(form.email, "theirs");
    expect(await refusalOf(asAdmin.emailAccounts.createMailbox(form))).toBe("conflict: mailbox_exists");
    expect(server.mailboxes.get(form.email)).toBe("theirs");
    expect(await list()).toEqual([]);
  });

  test("waits for a server in trouble, and leaves no account behind", async () => {
    const { asAdmin, form, list } = await home();
    server.fault = "down";
    expect(await refusalOf(asAdmin.emailAccounts.createMailbox(form))).toBe(
      "unavailable: mail_server_silent",
    );
    expect(await list()).toEqual([]);
    server.fault = undefined;
    await asAdmin.emailAccounts.createMailbox(form);
  });

  test("whose making nobody heard of is taken back by its company, and by no other", async () => {
    const { asAdmin, form, list, tenant } = await home();
    server.fault = "lost_answer";
    expect(await refusalOf(asAdmin.emailAccounts.createMailbox(form))).toBe(
      "unavailable: mail_server_silent",
    );
    expect([server.mailboxes.has(form.email), await list()]).toEqual([true, []]);
    const first = server.mailboxes.get(form.email);
    server.fault = undefined;
    // The domain has changed hands meanwhile.
    const other = await rows.company(world.database.superuser, { tenantId: tenant.id });
    const give = (companyId: string) =>
      world.database.superuser.query("UPDATE domains SET company_id = $2 WHERE tenant_id = $1", [
        tenant.id,
        companyId,
      ]);
    await give(other.id);
    const theirs = asAdmin.emailAccounts.createMailbox({ ...form, companyId: other.id });
    expect(await refusalOf(theirs)).toBe("conflict: mailbox_exists");
    expect(server.mailboxes.get(form.email)).toBe(first);
    await give(form.companyId);
    await asAdmin.emailAccounts.createMailbox(form);
    expect(server.mailboxes.get(form.email)).not.toBe(first);
  });

  test("is only made in a domain that the server has", async () => {
    const { asAdmin, form } = await home(false);
    expect(await asAdmin.emailAccounts.findSettings(asked(form))).toMatchObject({ canBeCreated: false });
    expect(await refusalOf(asAdmin.emailAccounts.createMailbox(form))).toBe("blocked: domain_not_here");
    expect(server.mailboxes.has(form.email)).toBe(false);
  });

  test("of another tenant's domain is never made", async () => {
    const [mine, theirs] = [await home(), await home()];
    const taken = { ...mine.form, email: `eve@${theirs.domain}` };
    expect(await refusalOf(mine.asAdmin.emailAccounts.createMailbox(taken))).toBe(
      "invalid: domain_not_added",
    );
    expect(server.mailboxes.has(taken.email)).toBe(false);
  });
});
