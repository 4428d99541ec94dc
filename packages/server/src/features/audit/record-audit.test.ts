import { asSystem, inTenant } from "@rookery/db";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { TenantContext } from "../../context.ts";
import { createContextFactory } from "../../create-context.ts";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant, trailOf, type FoundTenant } from "../../testing/found-tenant.ts";
import { recordAudit, redact } from "./record-audit.ts";
import { recordPersonAudit } from "./record-person-audit.ts";
import { platformAddress } from "../../portal-address.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

/** What a use case gets, for a person of the tenant, through the real look-up. */
async function contextOf(found: FoundTenant, who: { id: string }, key?: string): Promise<TenantContext> {
  const given: Record<string, string | undefined> = {
    cookie: `portal_session=${await world.signIn(who.id)}`,
    "x-portal-tenant": found.tenant.slug,
    "idempotency-key": key,
  };
  const address = platformAddress(world.deps.env);
  const incoming = { header: (name: string) => given[name], peer: "127.0.0.1", address };
  const context = createContextFactory(world.deps)(incoming, () => undefined);
  const { person, tenant } = await context.caller();
  if (!person || !tenant) throw new Error("The caller was expected to be a member");
  return { ...context, person, tenant };
}

const entry = { action: "companies.update", subjectType: "company", companyId: null } as const;

describe("what the audit log keeps of values", () => {
  test.each([
    "password",
    "newPassword",
    "passwordHash",
    "secret",
    "clientSecret",
    "token",
    "resetToken",
    "tokenHash",
    "vaultKeyPath",
    "vault_key_path",
    "imapCredentials",
    "apiKey",
    "dkimPrivateKey",
    "recoveryCodes",
    "PASSWORD",
  ])("a value named %s is left out", (name) => {
    expect(redact({ [name]: "hunter2", kept: 1 })).toEqual({ [name]: "(redacted)", kept: 1 });
  });

  test("also deep inside", () => {
    const settings = {
      imap: { host: "mail.example.com", password: "hunter2" },
      keys: [{ token: "x" }, { id: 1 }],
    };
    expect(redact({ settings })).toEqual({
      settings: {
        imap: { host: "mail.example.com", password: "(redacted)" },
        keys: [{ token: "(redacted)" }, { id: 1 }],
      },
    });
  });

  test("other values stay, in a form that JSON has", () => {
    const at = new Date("2026-11-23T06:00:00Z");
    expect(redact({ name: "Acme", count: 5n, at, none: null, list: [at, 2n], isDone: false })).toEqual({
      name: "Acme",
      count: 5,
      at: "2026-11-23T06:00:00.000Z",
      none: null,
      list: ["2026-11-23T06:00:00.000Z", 2],
      isDone: false,
    });
  });
});

describe("an audit row", () => {
  test("says who did what to what in which request, with before and after", async () => {
    const found = await foundTenant(world);
    const { id } = await found.asOwner.companies.add({ name: "Acme" });
    const ctx = await contextOf(found, found.admin);
    await inTenant(world.deps.db, ctx.tenant.scope, (tx) =>
      recordAudit(tx, ctx, {
        ...entry,
        subjectId: id,
        companyId: id,
        before: { a: 1 },
        after: { a: 2, token: "x" },
      }),
    );
    const { rows: trail } = await world.database.superuser.query(
      "SELECT * FROM audit_log WHERE tenant_id = $1 ORDER BY id DESC LIMIT 1",
      [found.tenant.id],
    );
    expect(trail[0]).toMatchObject({
      actor_id: found.admin.id,
      action: "companies.update",
      subject_type: "company",
      subject_id: id,
      company_id: id,
      before: { a: 1 },
      after: { a: 2, token: "(redacted)" },
      request_id: ctx.request.requestId,
    });
  });

  test("that cannot be written undoes the write it tells of", async () => {
    const found = await foundTenant(world);
    const ctx = await contextOf(found, found.owner);
    const writing = inTenant(world.deps.db, ctx.tenant.scope, async (tx) => {
      const data = { tenantId: ctx.tenant.id, name: "Ghost", workspaceName: "ghost" };
      await tx.company.create({ data, select: { id: true } });
      // The column holds 80.
      await recordAudit(tx, ctx, { ...entry, action: "x".repeat(81) });
    });
    await expect(writing).rejects.toThrow(/too long/);
    expect(await found.asOwner.companies.list({})).toEqual([]);
    expect(await trailOf(world, found.tenant.id)).toEqual([]);
  });

  test("goes with the write that is undone", async () => {
    const found = await foundTenant(world);
    const ctx = await contextOf(found, found.owner);
    const writing = inTenant(world.deps.db, ctx.tenant.scope, async (tx) => {
      await recordAudit(tx, ctx, entry);
      throw new Error("changed my mind");
    });
    await expect(writing).rejects.toThrow("changed my mind");
    expect(await trailOf(world, found.tenant.id)).toEqual([]);
  });

  test("of every write through the product fails with it where the log is closed", async () => {
    const found = await foundTenant(world);
    const { id: companyId } = await found.asOwner.companies.add({ name: "Acme" });
    const { superuser } = world.database;
    await superuser.query("REVOKE INSERT ON audit_log FROM rookery_app");
    try {
      const { companies } = found.asOwner;
      const writes = [
        () => companies.add({ name: "Second" }),
        () =>
          companies.update({ companyId, name: "New", workspaceName: "new", status: "active", version: 1 }),
        () => companies.setAccess({ companyId, userId: found.member.id, access: "work" }),
        () => companies.hideSetUp({ companyId }),
        () => companies.archive({ companyId }),
      ];
      for (const write of writes) await expect(write()).rejects.toThrow(/permission denied/);
    } finally {
      await superuser.query("GRANT INSERT ON audit_log TO rookery_app");
    }
    const all = await found.asOwner.companies.list({ withCounts: true });
    expect(all).toMatchObject([
      { name: "Acme", status: "active", version: 1, counts: { members: { count: 0 } } },
    ]);
    expect((await found.asOwner.companies.setUp({ companyId })).isHidden).toBe(false);
  });

  test("spends the request's key in the same transaction, and not where that is undone", async () => {
    const found = await foundTenant(world);
    const key = `key-${found.tenant.slug}`;
    const ctx = { ...(await contextOf(found, found.owner, key)), procedure: "companies.update" };
    const { superuser } = world.database;
    await superuser.query(
      "INSERT INTO idempotency_keys (user_id, scope, procedure, key, input_hash) VALUES ($1, $2, 'companies.update', $3, '')",
      [found.owner.id, found.tenant.slug, key],
    );
    const isSpent = async () =>
      (
        await superuser.query("SELECT committed IS NOT NULL AS spent FROM idempotency_keys WHERE key = $1", [
          key,
        ])
      ).rows[0]?.spent;
    const undone = inTenant(world.deps.db, ctx.tenant.scope, async (tx) => {
      await recordAudit(tx, ctx, entry);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await isSpent()).toBe(false);
    await inTenant(world.deps.db, ctx.tenant.scope, (tx) => recordAudit(tx, ctx, entry));
    expect(await isSpent()).toBe(true);
  });

  test("of another tenant or of a company out of sight cannot be written", async () => {
    const [one, two] = [await foundTenant(world), await foundTenant(world)];
    const { id: companyId } = await one.asOwner.companies.add({ name: "Acme" });
    const ctx = await contextOf(one, one.member);
    const inAnother = inTenant(world.deps.db, ctx.tenant.scope, (tx) =>
      recordAudit(tx, { ...ctx, tenant: { ...ctx.tenant, id: two.tenant.id } }, entry),
    );
    await expect(inAnother).rejects.toThrow(/row-level security/);
    const outOfSight = inTenant(world.deps.db, ctx.tenant.scope, (tx) =>
      recordAudit(tx, ctx, { ...entry, companyId }),
    );
    await expect(outOfSight).rejects.toThrow(/row-level security/);
    expect(await trailOf(world, two.tenant.id)).toEqual([]);
  });
});

describe("the audit log", () => {
  test("is only ever added to: neither role of the application changes or removes a row", async () => {
    const found = await foundTenant(world);
    await found.asOwner.companies.add({ name: "Acme" });
    const before = await trailOf(world, found.tenant.id);
    const ctx = await contextOf(found, found.owner);
    const where = { tenantId: found.tenant.id };
    const tries = [
      () => inTenant(world.deps.db, ctx.tenant.scope, (tx) => tx.auditLog.deleteMany({ where })),
      () =>
        inTenant(world.deps.db, ctx.tenant.scope, (tx) =>
          tx.auditLog.updateMany({ where, data: { action: "nothing" } }),
        ),
      () => inTenant(world.deps.db, ctx.tenant.scope, (tx) => tx.$executeRaw`TRUNCATE audit_log`),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toThrow(/permission denied/);
    const { rows: granted } = await world.database.superuser.query(
      `SELECT grantee, table_name, privilege_type FROM information_schema.role_table_grants
       WHERE table_name IN ('audit_log', 'person_audit_log') AND grantee IN ('rookery_app', 'rookery_system')
         AND privilege_type NOT IN ('SELECT', 'INSERT')`,
    );
    expect(granted).toEqual([]);
    expect(await trailOf(world, found.tenant.id)).toEqual(before);
    expect(before).toHaveLength(1);
  });

  test("outlives the company that it tells of", async () => {
    const found = await foundTenant(world);
    const { id: companyId } = await found.asOwner.companies.add({ name: "Acme" });
    await found.asOwner.companies.archive({ companyId });
    await found.asOwner.companies.purge({ companyId, typedName: "Acme" });
    expect((await trailOf(world, found.tenant.id)).map(({ action }) => action)).toEqual([
      "companies.add",
      "companies.archive",
      "companies.purge",
    ]);
  });

  test("of a person keeps what happened to them outside any tenant, without secrets", async () => {
    const found = await foundTenant(world);
    const ctx = await contextOf(found, found.owner);
    await asSystem(world.deps.db, "test", (tx) =>
      recordPersonAudit(tx, ctx, {
        userId: found.owner.id,
        action: "sessions.end",
        detail: { sessionId: "x", tokenHash: "hunter2" },
      }),
    );
    const { rows: trail } = await world.database.superuser.query(
      "SELECT action, detail, request_id FROM person_audit_log WHERE user_id = $1",
      [found.owner.id],
    );
    expect(trail).toEqual([
      {
        action: "sessions.end",
        detail: { sessionId: "x", tokenHash: "(redacted)" },
        request_id: ctx.request.requestId,
      },
    ]);
  });
});
