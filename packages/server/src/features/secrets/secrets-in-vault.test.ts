import { resolverOf, zoneText } from "@rookery/dns/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { pino } from "pino";
import { jobBodies } from "../../jobs/job-bodies.ts";
import { createQueue, type Jobs } from "../../jobs/queue.ts";
import { secretsOf } from "../../ports/from-env.ts";
import { createOutboundGuard } from "../../outbound-guard.ts";
import { createOutbound } from "../../ports/outbound.ts";
import { outcomeOf } from "../../testing/browser.ts";
import { createAuthority } from "../../testing/certificates.ts";
import { refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { createDomainWorld, only, type DomainWorld } from "../../testing/domain-world.ts";
import { startSmtp, type RunningServer } from "../../testing/mail-servers.ts";
import { runCommand } from "../../testing/run-command.ts";
import {
  accountHolder,
  codeAt,
  enrolTotp,
  freshBrowser,
  PASSWORD,
  signedInBrowser,
} from "../../testing/sign-in-world.ts";
import { startVault, type TestVault } from "../../testing/start-vault.ts";
import { removePurgedRows } from "../companies/remove-purged-rows.ts";
import { checkAccount } from "../email-accounts/check-account.ts";
import { forgetSecrets } from "./forget-secrets.ts";
import { moveSecrets } from "./move-secrets.ts";

const HOST = "mail.example";
const MAILBOX_PASSWORD = "canary of a mailbox";

let vault: TestVault;
let smtp: RunningServer;
let world: DomainWorld;
let app: TestApp;
const users: Record<string, string> = {};
/** Transactions that were open while Vault was asked. */
let waiting = 0;

beforeAll(async () => {
  vault = await startVault();
  const authority = await createAuthority();
  smtp = await startSmtp({ security: "tls", certificate: await authority.issue({ names: [HOST] }), users });
  const outbound = createOutbound(
    resolverOf(zoneText(`${HOST} A 127.0.0.1`)),
    createOutboundGuard(["127.0.0.0/8"]),
    [authority.ca],
  );
  const settings = { VAULT_ADDR: vault.url, VAULT_TOKEN: vault.token };
  world = await createDomainWorld(inject("databaseServer"), { outbound }, settings);
  ({ app } = world);
  vault.before = async () => {
    const { rows } = await app.database.superuser.query<{ open: number }>(
      "SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%' AND application_name <> 'rookery-queue'",
    );
    waiting += rows[0]?.open ?? 0;
  };
});
afterAll(async () => {
  await world.close();
  await Promise.all([smtp.close(), vault.close()]);
});
beforeEach(async () => {
  vault.trouble = undefined;
  waiting = 0;
  await world.reset();
});
afterEach(() => {
  if (waiting > 0) throw new Error("Vault was asked inside a transaction");
});

const query = async <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  (await app.database.superuser.query(sql, values)).rows as Row[];

/** A tenant with a domain that has a key, and an account whose mailbox works. */
async function withAccount() {
  const its = await world.withDomain();
  await world.check(its);
  const email = `ada@${its.name}`;
  users[email] = MAILBOX_PASSWORD;
  const server = { host: HOST, port: smtp.port, security: "tls" as const, username: email };
  const form = { companyId: its.company.id, email, smtp: server, imap: null, password: MAILBOX_PASSWORD };
  const { id: accountId } = await its.asAdmin.emailAccounts.add(form);
  const check = () => checkAccount(app.deps, { tenantId: its.tenant.id, accountId });
  const shown = () => its.asAdmin.emailAccounts.byId({ accountId });
  const givePassword = async (password: string) => {
    const { version } = await shown();
    const { smtp: to, imap } = form;
    return its.asAdmin.emailAccounts.update({ accountId, version, smtp: to, imap, dailyLimit: 50, password });
  };
  /** What Vault has of the tenant, by table. */
  const kept = () =>
    [...vault.kept()].flatMap(([path, { secret }]) =>
      path.startsWith(`rookery/tenants/${its.tenant.id}/`) ? [[path.split("/")[3], secret] as const] : [],
    );
  return { ...its, form, accountId, check, shown, givePassword, kept };
}

const MAILBOX = ["email_accounts.vault_key_path", JSON.stringify({ smtp: MAILBOX_PASSWORD })];
const KEY = ["dkim_keys.secret_ref", expect.stringContaining("BEGIN PRIVATE KEY")];

/** Does what the queue would do, and with `isHourLater` also what waits for its time. */
async function work({ isHourLater = false } = {}): Promise<void> {
  const jobs = await query<{ data: Jobs["forget-secrets"] }>(
    `UPDATE pgboss.job SET state = 'completed'
     WHERE name = 'forget-secrets' AND state = 'created' AND ($1 OR start_after <= now()) RETURNING data`,
    isHourLater,
  );
  for (const { data } of jobs) await forgetSecrets(app.deps, data);
}

async function enrolled() {
  const person = await accountHolder(app);
  const browser = await signedInBrowser(app, person.email);
  return { person, browser, ...(await enrolTotp(app, browser)) };
}

/** Signs in with the password and the code; what is said in the end. */
async function signIn(email: string, code: string, browser = freshBrowser(app)): Promise<string> {
  await browser.mutate("sessions.signIn", { email, password: PASSWORD });
  return outcomeOf(await browser.mutate("sessions.finishSignIn", { code }));
}

describe("with Vault", () => {
  test("mailboxes, keys and apps are kept there alone, work, and stay as long as their rows", async () => {
    const { kept, check, shown, tenant } = await withAccount();
    const { person, secret } = await enrolled();
    await check();
    expect((await shown()).status).toBe("active");
    expect((await shown()).fault).toBeNull();
    expect(await signIn(person.email, codeAt(secret, app.deps.clock()))).toBe("ok");
    await work({ isHourLater: true });
    expect(kept()).toHaveLength(2);
    expect(kept()).toEqual(expect.arrayContaining([MAILBOX, KEY]));
    const path = `rookery/persons/${person.id}/user_totp.secret_ref/`;
    const apps = [...vault.kept()].filter(([each]) => each.startsWith(path));
    expect(apps.map(([, data]) => data["secret"])).toEqual([secret]);
    const [found] = await query<{ sealed: number; references: string[]; jobs: string }>(
      `SELECT (SELECT count(*)::int FROM sealed_secrets) + (SELECT count(*)::int FROM sealed_person_secrets) AS sealed,
              array(SELECT vault_key_path FROM email_accounts WHERE tenant_id = $1 UNION SELECT secret_ref FROM dkim_keys
                    WHERE tenant_id = $1 UNION SELECT secret_ref FROM user_totp WHERE user_id = $2) AS references,
              (SELECT string_agg(data::text, '') FROM pgboss.job) AS jobs`,
      tenant.id,
      person.id,
    );
    expect(found?.sealed).toBe(0);
    expect(found?.references.map((each) => each.slice(0, 6))).toEqual(["vault:", "vault:", "vault:"]);
    expect(found?.jobs).not.toContain(MAILBOX_PASSWORD);
    expect(found?.jobs).not.toContain(secret);
  });

  test("what is removed is gone there too, once it is gone here", async () => {
    const its = await withAccount();
    const { browser, person } = await enrolled();
    await its.asAdmin.emailAccounts.remove({ accountId: its.accountId });
    expect(its.kept()).toHaveLength(2);
    await work();
    expect(its.kept()).toEqual([KEY]);
    await its.asOwner.domains.remove(only(its));
    expect(outcomeOf(await browser.mutate("factors.removeTotp"))).toBe("ok");
    await work();
    expect(its.kept()).toEqual([]);
    expect([...vault.kept().keys()].filter((path) => path.includes(person.id))).toEqual([]);
  });

  test("the queue does so by itself", async () => {
    const its = await withAccount();
    // What else is queued here is other tests' business.
    await query("DELETE FROM pgboss.job");
    const queue = createQueue(app.database.urls.system, pino({ level: "silent" }));
    await queue.start(jobBodies(app.deps));
    try {
      await its.asAdmin.emailAccounts.remove({ accountId: its.accountId });
      await expect.poll(its.kept, { timeout: 15_000 }).toEqual([KEY]);
    } finally {
      await queue.stop();
    }
  });

  test("a purged company's go with its rows", async () => {
    const its = await withAccount();
    const { id: companyId, name: typedName } = its.company;
    await its.asOwner.companies.archive({ companyId });
    await its.asOwner.companies.purge({ companyId, typedName });
    const job = { tenantId: its.tenant.id, companyId, personId: its.owner.id };
    await removePurgedRows(app.deps, job, new AbortController().signal);
    await work();
    expect(its.kept()).toEqual([]);
  });

  test("a new password takes the former one's place", async () => {
    const its = await withAccount();
    await its.givePassword("another");
    await work();
    expect(its.kept()).toHaveLength(2);
    expect(its.kept()).toContainEqual([MAILBOX[0], JSON.stringify({ smtp: "another" })]);
  });

  test("one that no row came to refer to is deleted an hour later, and no other", async () => {
    const its = await withAccount();
    expect(await refusalOf(its.asAdmin.emailAccounts.add(its.form))).toBe("conflict: account_known");
    await its.asOwner.domains.rotateKey(only(its)).catch(() => undefined);
    expect(its.kept()).toHaveLength(4);
    await work();
    expect(its.kept()).toHaveLength(4);
    await work({ isHourLater: true });
    expect(its.kept()).toHaveLength(2);
    expect(its.kept()).toEqual(expect.arrayContaining([MAILBOX, KEY]));
  });

  test("that lost one of them, its account needs a password, and no other does", async () => {
    const [its, other] = [await withAccount(), await withAccount()];
    for (const path of vault.kept().keys())
      if (path.includes(`${its.tenant.id}/email_accounts`)) vault.softDelete(path);
    await its.check();
    await other.check();
    expect(await its.shown()).toMatchObject({
      status: "needs_password",
      fault: { cause: "secret_unreadable" },
    });
    expect(await other.shown()).toMatchObject({ status: "active", fault: null });
  });
});

describe("with Vault in trouble", () => {
  test("an account keeps its state, and nothing is added or changed", async () => {
    const its = await withAccount();
    await its.check();
    const before = await its.shown();
    vault.trouble = "sealed";
    const said = "unavailable: secrets_unavailable";
    expect(await refusalOf(its.check())).toBe(said);
    expect(await its.shown()).toEqual(before);
    const email = `grace@${its.name}`;
    expect(await refusalOf(its.asAdmin.emailAccounts.add({ ...its.form, email }))).toBe(said);
    expect(await its.asAdmin.emailAccounts.list({ companyId: its.company.id })).toHaveLength(1);
    expect(await refusalOf(its.givePassword("another"))).toBe(said);
    vault.trouble = undefined;
    await work({ isHourLater: true });
    expect(its.kept()).toContainEqual(MAILBOX);
  });

  test("a removal waits for it", async () => {
    const its = await withAccount();
    vault.trouble = "sealed";
    await its.asAdmin.emailAccounts.remove({ accountId: its.accountId });
    const [job] = await query<{ data: Jobs["forget-secrets"] }>(
      `SELECT data FROM pgboss.job WHERE name = 'forget-secrets' AND data -> 'place' ->> 'tenantId' = $1
       AND start_after <= now()`,
      its.tenant.id,
    );
    if (!job) throw new Error("no job");
    expect(await refusalOf(forgetSecrets(app.deps, job.data))).toBe("unavailable: secrets_unavailable");
    expect(its.kept()).toHaveLength(2);
    vault.trouble = undefined;
    await forgetSecrets(app.deps, job.data);
    expect(its.kept()).toEqual([KEY]);
  });

  test("a code of the app has to wait and costs no try, and a backup code signs in", async () => {
    const { person, secret, backupCodes } = await enrolled();
    const browser = freshBrowser(app);
    const code = codeAt(secret, app.deps.clock());
    vault.trouble = "sealed";
    for (let time = 0; time < 6; time += 1)
      expect(await signIn(person.email, code, browser)).toBe("unavailable: secrets_unavailable");
    expect(await signIn(person.email, backupCodes[0] ?? "")).toBe("ok");
    vault.trouble = undefined;
    expect(await signIn(person.email, code, browser)).toBe("ok");
  });
});

/** Does it while Vault is asked the next time, before that answers. */
function whileAsked(work: () => Promise<unknown>): void {
  const { before } = vault;
  vault.before = async () => {
    vault.before = before;
    await before();
    await work();
  };
}

describe("a secret that becomes another while Vault is asked", () => {
  test("is no reason to stop its account", async () => {
    const its = await withAccount();
    await its.check();
    whileAsked(async () => {
      const moved = "UPDATE email_accounts SET vault_key_path = 'vault:' || gen_random_uuid() WHERE id = $1";
      await query(moved, its.accountId);
      for (const path of vault.kept().keys()) if (path.includes(its.tenant.id)) vault.softDelete(path);
    });
    await its.check();
    expect(await its.shown()).toMatchObject({ status: "active", fault: null });
  });

  test("lets in nobody who has a code of the former one", async () => {
    const { person, secret } = await enrolled();
    const replace = () => query("UPDATE user_totp SET secret_ref = 'vault:x' WHERE user_id = $1", person.id);
    whileAsked(replace);
    expect(await signIn(person.email, codeAt(secret, app.deps.clock()))).toBe("invalid: wrong_code");
    const other = await accountHolder(app);
    const browser = await signedInBrowser(app, other.email);
    const begun = (await browser.mutate("factors.beginTotp")).data as { secret: string };
    whileAsked(() => query("UPDATE user_totp SET secret_ref = 'vault:y' WHERE user_id = $1", other.id));
    const code = codeAt(begun.secret, app.deps.clock());
    expect(outcomeOf(await browser.mutate("factors.confirmTotp", { code }))).toBe("blocked: totp_not_begun");
  });
});

/** An account, a key and an app as an install without Vault keeps them. */
async function sealedHere() {
  const { deps } = app;
  const { secrets, env } = deps;
  Object.assign(deps, { secrets: secretsOf({ ...env, VAULT_ADDR: undefined }, deps) });
  try {
    return { its: await withAccount(), ...(await enrolled()) };
  } finally {
    Object.assign(deps, { secrets });
  }
}

describe("an install that begins to use Vault", () => {
  test("reads what it sealed before, and moves it when told to", async () => {
    const { its, person, secret } = await sealedHere();
    const { db, secrets, clock } = app.deps;
    expect(its.kept()).toEqual([]);
    await its.check();
    expect(await its.shown()).toMatchObject({ status: "active", fault: null });
    const { version } = await its.shown();
    expect(await moveSecrets(db, secrets)).toEqual({ moved: 3, unreadable: 0 });
    expect(await moveSecrets(db, secrets)).toEqual({ moved: 0, unreadable: 0 });
    expect(await query("SELECT id FROM sealed_secrets UNION SELECT id FROM sealed_person_secrets")).toEqual(
      [],
    );
    await work({ isHourLater: true });
    expect(its.kept()).toHaveLength(2);
    expect(its.kept()).toEqual(expect.arrayContaining([MAILBOX, KEY]));
    await its.check();
    // A form that was open meanwhile stays valid.
    expect(await its.shown()).toMatchObject({ status: "active", fault: null, version });
    expect(await signIn(person.email, codeAt(secret, clock()))).toBe("ok");
  });

  test("is told by the command where Vault takes nothing, and loses nothing", async () => {
    const { its } = await sealedHere();
    const settings = { VAULT_ADDR: "http://127.0.0.1:1", VAULT_TOKEN: "x" };
    expect(runCommand(app.database, "secrets-rotate", { settings })).toMatchObject({
      code: 1,
      said: expect.stringContaining("Vault does not take secrets."),
    });
    await its.check();
    expect(await its.shown()).toMatchObject({ status: "active", fault: null });
  });
});
