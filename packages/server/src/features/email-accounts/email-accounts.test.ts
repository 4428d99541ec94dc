import { rows } from "@rookery/db/testing";
import { resolverOf, zoneText } from "@rookery/dns/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { createOutboundGuard } from "../../outbound-guard.ts";
import { createOutbound } from "../../ports/outbound.ts";
import { createAuthority } from "../../testing/certificates.ts";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";
import { startImap, startScripted, startSmtp, type RunningServer } from "../../testing/mail-servers.ts";
import { checkAccount } from "./check-account.ts";
import { checkDueAccounts } from "./check-due-accounts.ts";
import { allowanceOf, type StageReport } from "./email-accounts.rules.ts";
import { dayIn } from "./tenant-day.ts";

const HOST = "mail.example";
const PASSWORD = "correct horse";

let world: TestApp;
let smtp: RunningServer;
let imap: RunningServer;
let now = Date.now();
/** The mailboxes that both servers know; a test changes their passwords as an admin there would. */
const users: Record<string, string> = {};

beforeAll(async () => {
  const authority = await createAuthority();
  const certificate = await authority.issue({ names: [HOST] });
  smtp = await startSmtp({ security: "tls", certificate, users });
  imap = await startImap({ security: "tls", certificate, users });
  const outbound = createOutbound(
    resolverOf(zoneText(`${HOST} A 127.0.0.1`)),
    createOutboundGuard(["127.0.0.0/8"]),
    [authority.ca],
  );
  world = await createTestApp(inject("databaseServer"), { outbound, clock: () => new Date(now) });
});
afterAll(async () => {
  await world.close();
  await Promise.all([smtp.close(), imap.close()]);
});
beforeEach(() => {
  now = Date.now();
});

/** A tenant with a company and a domain, and a form for a mailbox of it that works. */
async function home() {
  const found = await foundTenant(world);
  const { superuser } = world.database;
  const company = await rows.company(superuser, { tenantId: found.tenant.id });
  const domain = await rows.domain(superuser, { tenantId: found.tenant.id, companyId: company.id });
  const email = `ada@${domain.domain}`;
  users[email] = PASSWORD;
  const at = (port: number) => ({ host: HOST, port, security: "tls" as const, username: email });
  const form = { companyId: company.id, email, smtp: at(smtp.port), imap: at(imap.port), password: PASSWORD };
  return { ...found, company, domain, email, form };
}

async function withAccount() {
  const its = await home();
  const { id: accountId } = await its.asAdmin.emailAccounts.add({ ...its.form, senderName: "Ada Lovelace" });
  const check = () => checkAccount(world.deps, { tenantId: its.tenant.id, accountId });
  const shown = () => its.asAdmin.emailAccounts.byId({ accountId });
  const edit = async () => {
    const { version, smtp: toSmtp, imap: toImap, senderName, dailyLimit } = await shown();
    if (!toSmtp) throw new Error("no settings");
    return { accountId, version, smtp: toSmtp, imap: toImap, senderName, dailyLimit };
  };
  return { ...its, accountId, check, shown, edit };
}

async function noticesOf(tenantId: string): Promise<string[]> {
  const { rows: kept } = await world.database.superuser.query<{ kind: string }>(
    "SELECT kind FROM notices WHERE tenant_id = $1 ORDER BY id",
    [tenantId],
  );
  return kept.map(({ kind }) => kind);
}

async function reportsOf(stream: Promise<AsyncIterable<StageReport>>): Promise<StageReport[]> {
  const reports: StageReport[] = [];
  for await (const report of await stream) reports.push(report);
  return reports;
}

describe("adding an account", () => {
  test("keeps the password behind a reference, tries it, and tells the audit log nothing of it", async () => {
    const { accountId, shown, check, tenant } = await withAccount();
    await check();
    const account = await shown();
    expect(account).toMatchObject({
      status: "active",
      fault: null,
      senderName: "Ada Lovelace",
      dailyLimit: 50,
    });
    expect(account.checkedAt).toEqual(new Date(now));
    const { rows: kept } = await world.database.superuser.query<{ text: string }>(
      "SELECT row_to_json(a)::text AS text FROM email_accounts a WHERE id = $1",
      [accountId],
    );
    expect(kept[0]?.text).toMatch(/"vault_key_path":"sealed:/);
    const trail = await trailOf(world, tenant.id);
    expect(trail).toMatchObject([{ action: "emailAccounts.add", after: { email: account.email } }]);
    expect(JSON.stringify([kept, trail, account])).not.toContain(PASSWORD);
  });

  test("needs its domain in the company, and is once", async () => {
    const { asAdmin, form, tenant } = await home();
    const other = await rows.company(world.database.superuser, { tenantId: tenant.id });
    const elsewhere = { ...form, companyId: other.id };
    expect(await refusalOf(asAdmin.emailAccounts.add(elsewhere))).toBe("invalid: domain_not_added");
    const both = await Promise.allSettled([asAdmin.emailAccounts.add(form), asAdmin.emailAccounts.add(form)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await refusalOf(asAdmin.emailAccounts.add(form))).toBe("conflict: account_known");
  });

  test.each([
    ["0x7f.1", "127.0.0.1"],
    ["2130706433", "127.0.0.1"],
    ["①②⑦.0.0.1", "127.0.0.1"],
    ["::ffff:127.0.0.1", "::ffff:7f00:1"],
    ["Mail.Example.", "mail.example"],
    ["bücher.example", "xn--bcher-kva.example"],
  ])("takes the host %s for what it means", async (host, meant) => {
    const { asAdmin, form } = await home();
    const { id } = await asAdmin.emailAccounts.add({ ...form, smtp: { ...form.smtp, host } });
    expect((await asAdmin.emailAccounts.byId({ accountId: id })).smtp?.host).toBe(meant);
  });

  test.each(["", "mail example", "http://mail.example/x", "a@mail.example", "mail.example:25", "-", "a..b"])(
    "refuses the host %j",
    async (host) => {
      const { asAdmin, form } = await home();
      const adding = asAdmin.emailAccounts.add({ ...form, smtp: { ...form.smtp, host } });
      expect(await refusalOf(adding)).toBe("invalid: invalid_input");
    },
  );

  test("refuses a password of two lines, which servers would take for two commands", async () => {
    const { asAdmin, form } = await home();
    const adding = asAdmin.emailAccounts.add({ ...form, password: "a\r\nRCPT TO:<x@y.example>" });
    expect(await refusalOf(adding)).toBe("invalid: invalid_input");
  });
});

describe("whoever works in a company", () => {
  test("connects mailboxes there, looks only where it is `view`, and sees nothing elsewhere", async () => {
    const { asAdmin, member, as, company, tenant, form } = await home();
    const grant = (access: "work" | "view") =>
      rows.companyAccess(world.database.superuser, {
        tenantId: tenant.id,
        companyId: company.id,
        userId: member.id,
        access,
      });
    const { id: accountId } = await asAdmin.emailAccounts.add(form);
    const stranger = await as(member);
    const list = { companyId: company.id };
    expect(await refusalOf(stranger.emailAccounts.list(list))).toBe("not_found: not_found");
    expect(await refusalOf(stranger.emailAccounts.byId({ accountId }))).toBe("not_found: not_found");
    await grant("view");
    const looking = await as(member);
    expect(await looking.emailAccounts.list(list)).toHaveLength(1);
    const pausing = { accountId, isPaused: true };
    expect(await refusalOf(looking.emailAccounts.setPaused(pausing))).toBe("forbidden: view_only");
    expect(await refusalOf(looking.emailAccounts.probe(form))).toBe("forbidden: view_only");
  });
});

describe("trying a form", () => {
  test("goes through both protocols side by side and keeps nothing", async () => {
    const { asAdmin, form, tenant } = await home();
    const reports = await reportsOf(asAdmin.emailAccounts.probe(form));
    expect(reports.filter(({ state }) => state === "failed")).toEqual([]);
    const ends = reports
      .filter(({ state }) => state === "passed")
      .map(({ protocol, stage }) => `${protocol} ${stage}`);
    expect(ends).toContain("smtp limits");
    expect(ends).toContain("imap folders");
    expect(await trailOf(world, tenant.id)).toEqual([]);
  });

  test("goes on with one protocol where the other fails", async () => {
    const { asAdmin, form } = await home();
    const imap = { ...form.imap, hasOwnPassword: true };
    const wrong = { ...form, imap, imapPassword: "wrong" };
    const reports = await reportsOf(asAdmin.emailAccounts.probe(wrong));
    const failed = reports.filter(({ state }) => state === "failed");
    expect(failed).toMatchObject([{ protocol: "imap", stage: "sign_in", cause: "wrong_password" }]);
    expect(reports.some(({ protocol, stage }) => protocol === "smtp" && stage === "limits")).toBe(true);
  });

  test("uses the kept password for the server that it was given for, and for no other", async () => {
    const { asAdmin, form, accountId } = await withAccount();
    const { password: _, ...bare } = form;
    const kept = { ...bare, accountId };
    const reports = await reportsOf(asAdmin.emailAccounts.probe(kept));
    expect(reports.filter(({ state }) => state === "failed")).toEqual([]);
    const before = smtp.connections();
    for (const other of [
      { host: "evil.example" },
      { port: 1 },
      { username: "bruno" },
      { security: "none" as const },
    ]) {
      const elsewhere = { ...kept, smtp: { ...kept.smtp, ...other } };
      const trying = reportsOf(asAdmin.emailAccounts.probe(elsewhere));
      expect(await refusalOf(trying)).toBe("invalid: password_needed");
    }
    expect(smtp.connections()).toBe(before);
  });

  test("is counted, so that nobody guesses through us", async () => {
    const { asAdmin, form, as, admin } = await home();
    const nowhere = { ...form, imap: null, smtp: { ...form.smtp, host: "nowhere.example" } };
    for (let tries = 0; tries < 40; tries += 1) await reportsOf(asAdmin.emailAccounts.probe(nowhere));
    const again = await as(admin);
    expect(await refusalOf(reportsOf(again.emailAccounts.probe(nowhere)))).toBe("limited: too_many_requests");
  });
});

describe("an edit", () => {
  test("needs the password again where it would go to another server", async () => {
    const { asAdmin, edit } = await withAccount();
    const form = await edit();
    const moved = { ...form, smtp: { ...form.smtp, host: "other.example" } };
    expect(await refusalOf(asAdmin.emailAccounts.update(moved))).toBe("invalid: password_needed");
    await asAdmin.emailAccounts.update({ ...moved, password: "new one" });
  });

  test("keeps IMAP's own password where SMTP's alone is given again, and asks for it where it would go elsewhere", async () => {
    const { asAdmin, form, email, edit, check, shown } = await withAccount();
    const own = { ...form.imap, hasOwnPassword: true };
    await asAdmin.emailAccounts.update({
      ...(await edit()),
      imap: own,
      password: "wrong here",
      imapPassword: PASSWORD,
    });
    await check();
    expect((await shown()).fault).toMatchObject({ protocol: "smtp", cause: "wrong_password" });
    expect((await shown()).imap).toMatchObject({ hasOwnPassword: true });
    users[email] = PASSWORD;
    await asAdmin.emailAccounts.update({ ...(await edit()), imap: own, password: PASSWORD });
    await check();
    expect(await shown()).toMatchObject({ status: "active", fault: null });
    const refused = async (over: object) =>
      refusalOf(asAdmin.emailAccounts.update({ ...(await edit()), imap: own, ...over }));
    // To another server, and shared again without being given: each would send what was given for something else.
    expect(await refused({ imap: { ...own, host: "evil.example" } })).toBe("invalid: password_needed");
    expect(await refused({ imap: { ...form.imap, hasOwnPassword: false } })).toBe("invalid: password_needed");
    await asAdmin.emailAccounts.update({
      ...(await edit()),
      imap: { ...form.imap, hasOwnPassword: false },
      password: PASSWORD,
    });
    expect(await refused({})).toBe("invalid: password_needed");
  });

  test("keeps the password that it does not name", async () => {
    const { asAdmin, edit, check, shown } = await withAccount();
    await asAdmin.emailAccounts.update({ ...(await edit()), dailyLimit: 200 });
    await check();
    expect(await shown()).toMatchObject({ status: "active", fault: null, dailyLimit: 200 });
  });

  test("of what somebody else has changed meanwhile is refused; a try in between is no change", async () => {
    const { asAdmin, edit, check } = await withAccount();
    const [mine, theirs] = [await edit(), await edit()];
    await check();
    await asAdmin.emailAccounts.update({ ...theirs, senderName: "Countess" });
    expect(await refusalOf(asAdmin.emailAccounts.update(mine))).toBe("conflict: changed_meanwhile");
  });
});

describe("an account whose password was changed at its server", () => {
  test("is stopped at the second refusal, tells it once, and works again once it is given", async () => {
    const { asAdmin, email, check, shown, edit, tenant } = await withAccount();
    await check();
    users[email] = "changed there";
    await check();
    expect(await shown()).toMatchObject({
      status: "active",
      failedChecks: 1,
      fault: { cause: "wrong_password" },
    });
    await check();
    await check();
    const stopped = await shown();
    expect(stopped).toMatchObject({ status: "needs_password", nextCheckAt: null });
    expect(await noticesOf(tenant.id)).toEqual(["account_stopped"]);
    await asAdmin.emailAccounts.update({ ...(await edit()), password: "changed there" });
    expect(await shown()).toMatchObject({ status: "active", fault: null, checkedAt: null, failedChecks: 0 });
    await check();
    expect(await shown()).toMatchObject({ status: "active", fault: null, failedChecks: 0 });
  });
});

describe("a stopped account", () => {
  const away = (tenantId: string, host: string) =>
    world.database.superuser.query(
      `UPDATE email_accounts SET smtp_settings = jsonb_set(smtp_settings, '{host}', $2),
         imap_settings = jsonb_set(imap_settings, '{host}', $2) WHERE tenant_id = $1`,
      [tenantId, JSON.stringify(host)],
    );

  test("stays so whatever else goes wrong, until a try passes", async () => {
    const { email, check, shown, tenant } = await withAccount();
    users[email] = "changed there";
    await check();
    await check();
    await away(tenant.id, "nowhere.example");
    await check();
    expect(await shown()).toMatchObject({ status: "needs_password", fault: { cause: "host_not_found" } });
    await away(tenant.id, HOST);
    users[email] = PASSWORD;
    await check();
    expect((await shown()).status).toBe("active");
  });

  test("was refused twice with nothing between, and not once after other trouble", async () => {
    const { email, check, shown, tenant } = await withAccount();
    await away(tenant.id, "nowhere.example");
    await check();
    await away(tenant.id, HOST);
    users[email] = "changed there";
    await check();
    expect(await shown()).toMatchObject({ status: "active", failedChecks: 2 });
    await check();
    expect((await shown()).status).toBe("needs_password");
  });
});

test("somebody elsewhere does not use up the tries of an account", async () => {
  const { asAdmin, accountId } = await withAccount();
  const stranger = await foundTenant(world);
  for (let tries = 0; tries < 10; tries += 1)
    expect(await refusalOf(stranger.asOwner.emailAccounts.check({ accountId }))).toBe("not_found: not_found");
  for (let tries = 0; tries < 6; tries += 1) await asAdmin.emailAccounts.check({ accountId });
  expect(await refusalOf(asAdmin.emailAccounts.check({ accountId }))).toBe("limited: too_many_requests");
});

describe("an account whose server is in trouble", () => {
  test("is tried at ever longer intervals, stopped at the fourth failure, and comes back by itself", async () => {
    const { asAdmin, edit, check, shown, tenant, form } = await withAccount();
    const away = { ...(await edit()), smtp: { ...form.smtp, host: "nowhere.example" }, password: PASSWORD };
    await asAdmin.emailAccounts.update(away);
    const waits: number[] = [];
    for (let tries = 0; tries < 4; tries += 1) {
      await check();
      const { nextCheckAt } = await shown();
      waits.push(((nextCheckAt?.getTime() ?? 0) - now) / 60_000);
    }
    expect(waits).toEqual([5, 10, 20, 40]);
    expect(await shown()).toMatchObject({
      status: "failing",
      fault: { stage: "resolve", cause: "host_not_found" },
    });
    await world.database.superuser.query(
      "UPDATE email_accounts SET smtp_settings = jsonb_set(smtp_settings, '{host}', $2) WHERE tenant_id = $1",
      [tenant.id, JSON.stringify(HOST)],
    );
    await check();
    expect((await shown()).status).toBe("active");
    expect(await noticesOf(tenant.id)).toEqual(["account_stopped", "account_recovered"]);
  });
});

test("what a try found of settings that were changed while it went on is not kept", async () => {
  const { asAdmin, edit, check, shown } = await withAccount();
  const form = await edit();
  // A server that takes the connection, has somebody change the account, and then hangs up.
  let changed: Promise<unknown> = Promise.resolve();
  const slow = await startScripted(
    (socket) => {
      changed = edit().then((now) => asAdmin.emailAccounts.update({ ...now, senderName: "Countess" }));
      void changed.finally(() => socket.end());
    },
    { address: "127.0.0.1" },
  );
  const there = { ...form.smtp, port: slow.port, security: "none" as const };
  await asAdmin.emailAccounts.update({ ...form, smtp: there, password: PASSWORD });
  await check();
  await changed;
  expect(await shown()).toMatchObject({ senderName: "Countess", checkedAt: null, fault: null });
  await slow.close();
});

describe("a secret that cannot be opened", () => {
  test("asks for the password of its account again, and leaves the others alone", async () => {
    const [broken, whole] = [await withAccount(), await withAccount()];
    await world.database.superuser.query("DELETE FROM sealed_secrets WHERE tenant_id = $1", [
      broken.tenant.id,
    ]);
    await Promise.all([broken.check(), whole.check()]);
    expect(await broken.shown()).toMatchObject({
      status: "needs_password",
      fault: { cause: "secret_unreadable" },
    });
    expect((await whole.shown()).status).toBe("active");
    await broken.asAdmin.emailAccounts.update({ ...(await broken.edit()), password: PASSWORD });
    await broken.check();
    expect((await broken.shown()).status).toBe("active");
  });
});

describe("a paused account", () => {
  test("is not tried until it is taken up again", async () => {
    const { asAdmin, accountId, check, shown } = await withAccount();
    await asAdmin.emailAccounts.setPaused({ accountId, isPaused: true });
    await check();
    expect(await shown()).toMatchObject({ status: "paused", checkedAt: null, nextCheckAt: null });
    expect(await refusalOf(asAdmin.emailAccounts.check({ accountId }))).toBe("blocked: account_paused");
    await asAdmin.emailAccounts.setPaused({ accountId, isPaused: false });
    await check();
    expect((await shown()).checkedAt).not.toBeNull();
  });
});

test("the schedule tries whose time has come, and nobody else", async () => {
  const { accountId, shown } = await withAccount();
  await world.database.superuser.query("UPDATE email_accounts SET next_check = NULL WHERE id <> $1", [
    accountId,
  ]);
  now += 1_000;
  await checkDueAccounts(world.deps, new AbortController().signal);
  const first = await shown();
  expect(first.checkedAt).toEqual(new Date(now));
  now += 3_600_000;
  await checkDueAccounts(world.deps, new AbortController().signal);
  expect((await shown()).checkedAt).toEqual(first.checkedAt);
});

test("a removed account takes its secret along", async () => {
  const { asAdmin, accountId, tenant } = await withAccount();
  await asAdmin.emailAccounts.remove({ accountId });
  const { rows: left } = await world.database.superuser.query(
    "SELECT id FROM sealed_secrets WHERE tenant_id = $1 AND kept_in = 'email_accounts.vault_key_path'",
    [tenant.id],
  );
  expect(left).toEqual([]);
  expect(await refusalOf(asAdmin.emailAccounts.remove({ accountId }))).toBe("not_found: not_found");
});

describe("what may be sent in a day", () => {
  test("grows by its plan up to the limit, and the plan keeps its first day", async () => {
    const { asAdmin, accountId, shown } = await withAccount();
    const plan = { start: 5, step: 5, target: 40 };
    await asAdmin.emailAccounts.setWarmup({ accountId, plan });
    const { warmup, allowance, today } = await shown();
    expect({ began: warmup?.began, allowance }).toEqual({ began: today, allowance: 5 });
    now += 3 * 86_400_000;
    await asAdmin.emailAccounts.setWarmup({ accountId, plan: { ...plan, step: 10 } });
    expect((await shown()).allowance).toBe(35);
    await asAdmin.emailAccounts.setWarmup({ accountId, plan: null });
    expect((await shown()).allowance).toBe(50);
    const shrinking = { accountId, plan: { start: 50, step: 1, target: 10 } };
    expect(await refusalOf(asAdmin.emailAccounts.setWarmup(shrinking))).toBe("invalid: invalid_input");
  });

  test("never passes the limit or the target", () => {
    const plan = { start: 10, step: 10, target: 30, began: "2026-11-01" };
    const on = (day: string) => allowanceOf(25, plan, day);
    expect(["2026-10-31", "2026-11-01", "2026-11-02", "2026-11-03", "2027-11-03"].map(on)).toEqual([
      0, 10, 20, 25, 25,
    ]);
  });

  test("is counted by the tenant's day", async () => {
    const { shown, tenant } = await withAccount();
    await world.database.superuser.query(
      "INSERT INTO tenant_config (tenant_id, ui_timezone) VALUES ($1, 'Pacific/Auckland') ON CONFLICT (tenant_id) DO UPDATE SET ui_timezone = excluded.ui_timezone",
      [tenant.id],
    );
    now = Date.parse("2026-11-27T10:59:00Z");
    await world.database.superuser.query(
      "UPDATE email_accounts SET daily_count = 7, counted_on = '2026-11-27' WHERE tenant_id = $1",
      [tenant.id],
    );
    expect((await shown()).sentToday).toBe(7);
    now = Date.parse("2026-11-27T11:01:00Z");
    expect(await shown()).toMatchObject({ sentToday: 0, today: "2026-11-28" });
    expect(dayIn("America/New_York", new Date(now))).toBe("2026-11-27");
  });
});

test("what is another tenant's reads like what is not there", async () => {
  const [mine, theirs] = [await withAccount(), await withAccount()];
  const of = (accountId: string) => refusalOf(mine.asAdmin.emailAccounts.byId({ accountId }));
  expect(await of(theirs.accountId)).toBe(await of(randomId()));
});
