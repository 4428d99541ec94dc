import { randomUUID } from "node:crypto";
import { asSystem, inTenant, type Tx } from "@rookery/db";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { TenantContext } from "../../context.ts";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { recordAudit, redact } from "./record-audit.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

/** An owner's call as the ladder hands it to a use case. */
async function northwind(idempotencyKey?: string) {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser);
  const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
  const scope = rows.scope({ tenantId: tenant.id, personId: owner.id });
  const ctx = {
    ...world.deps,
    request: {
      requestId: randomUUID(),
      network: "192.0.2.1",
      ipAddress: "192.0.2.1",
      userAgent: null,
      sessionToken: undefined,
      deviceProof: undefined,
      signUpProof: undefined,
      tenantSlug: tenant.slug,
      idempotencyKey,
    },
    person: { ...owner, sessionId: randomUUID(), emailVerified: true },
    tenant: { ...tenant, role: "owner", scope, access: undefined },
    caller: async () => ({ person: undefined, tenant: undefined }),
    setHeader: () => undefined,
  } satisfies TenantContext;
  const asOwner = await world.as({ personId: owner.id, tenant: tenant.slug });
  return { tenant, owner, scope, ctx, asOwner };
}

async function auditOf(tenantId: string) {
  const { rows: found } = await world.database.superuser.query<Record<string, unknown>>(
    `SELECT action, subject_type, subject_id, company_id, actor_id, before, after, request_id
     FROM audit_log WHERE tenant_id = $1 ORDER BY id`,
    [tenantId],
  );
  return found;
}

const companyNames = async (tenantId: string) => {
  const { rows: found } = await world.database.superuser.query<{ name: string }>(
    "SELECT name FROM companies WHERE tenant_id = $1",
    [tenantId],
  );
  return found.map(({ name }) => name);
};

describe("what the log is told", () => {
  test.each([
    "password",
    "newPassword",
    "password_hash",
    "passwordHash",
    "token",
    "inviteToken",
    "clientSecret",
    "APP_SECRET",
    "vault_key_path",
    "vaultKeyPath",
    "keyPath",
    "credentials",
  ])("a value named %s is left out, whatever it is", (name) => {
    for (const value of ["hunter2", 42, null, { inner: "hunter2" }, ["hunter2"]])
      expect(redact({ [name]: value })).toEqual({ [name]: "(redacted)" });
  });

  test("a secret inside an object or a list is left out as well", () => {
    const told = redact({
      smtp: { host: "mail.example.com", password: "hunter2" },
      accounts: [{ token: "t0k3n" }],
    });
    expect(told).toEqual({
      smtp: { host: "mail.example.com", password: "(redacted)" },
      accounts: [{ token: "(redacted)" }],
    });
  });

  test("other values stay: text, times as their ISO form, large counts as numbers", () => {
    const when = new Date("2026-01-02T03:04:05.678Z");
    expect(
      redact({
        name: "Größe",
        when,
        size: 12n,
        deep: { when, size: 12n },
        none: null,
        is: false,
        list: [1, "a"],
      }),
    ).toEqual({
      name: "Größe",
      when: "2026-01-02T03:04:05.678Z",
      size: 12,
      deep: { when: "2026-01-02T03:04:05.678Z", size: 12 },
      none: null,
      is: false,
      list: [1, "a"],
    });
  });

  test("who, what, where and in which request, with secrets left out of before and after", async () => {
    const { ctx, tenant, owner, scope } = await northwind();
    const company = await rows.company(world.database.superuser, { tenantId: tenant.id });
    await inTenant(ctx.db, scope, (tx) =>
      recordAudit(tx, ctx, {
        action: "accounts.update",
        subjectType: "account",
        subjectId: company.id,
        companyId: company.id,
        before: { host: "a", password: "hunter2" },
        after: { host: "b", password: "hunter3" },
      }),
    );
    expect(await auditOf(tenant.id)).toEqual([
      {
        action: "accounts.update",
        subject_type: "account",
        subject_id: company.id,
        company_id: company.id,
        actor_id: owner.id,
        before: { host: "a", password: "(redacted)" },
        after: { host: "b", password: "(redacted)" },
        request_id: ctx.request.requestId,
      },
    ]);
  });
});

describe("effect and trace", () => {
  /** From here on the tenant's log takes no row, as with a full disk or a broken index. */
  async function breakLog(tenantId: string): Promise<void> {
    await world.database.superuser.query(
      `ALTER TABLE audit_log ADD CONSTRAINT "broken_${tenantId}" CHECK (tenant_id <> '${tenantId}') NOT VALID`,
    );
  }

  test("a write whose trace cannot be kept has not happened", async () => {
    const { asOwner, tenant } = await northwind();
    await asOwner.companies.add({ name: "Before" });
    await breakLog(tenant.id);
    await expect(asOwner.companies.add({ name: "After" })).rejects.toThrow(/broken_/);
    expect(await companyNames(tenant.id)).toEqual(["Before"]);
    expect(await auditOf(tenant.id)).toHaveLength(1);
  });

  test("a write that fails leaves no trace that says it happened", async () => {
    const { ctx, tenant, scope } = await northwind();
    const failing = inTenant(ctx.db, scope, async (tx) => {
      await recordAudit(tx, ctx, { action: "companies.add", subjectType: "company", companyId: null });
      throw new Error("the write failed");
    });
    await expect(failing).rejects.toThrow("the write failed");
    expect(await auditOf(tenant.id)).toEqual([]);
  });

  test("the request's key is spent in the same transaction, or not at all", async () => {
    const key = randomUUID();
    const { ctx, owner, scope } = await northwind(key);
    await world.database.superuser.query(
      "INSERT INTO idempotency_keys (user_id, scope, procedure, key, input_hash) VALUES ($1, 'x', 'companies.add', $2, '')",
      [owner.id, key],
    );
    const isSpent = async () => {
      const { rows: found } = await world.database.superuser.query<{ spent: boolean }>(
        "SELECT committed IS NOT NULL AS spent FROM idempotency_keys WHERE key = $1",
        [key],
      );
      return found[0]?.spent;
    };
    const entry = { action: "companies.add", subjectType: "company", companyId: null };
    const failing = inTenant(ctx.db, scope, async (tx) => {
      await recordAudit(tx, ctx, entry);
      throw new Error("the write failed");
    });
    await expect(failing).rejects.toThrow("the write failed");
    expect(await isSpent()).toBe(false);
    await inTenant(ctx.db, scope, (tx) => recordAudit(tx, ctx, entry));
    expect(await isSpent()).toBe(true);
  });
});

describe("what was written", () => {
  const attempts: [string, (tx: Tx) => Promise<unknown>][] = [
    ["changed", (tx) => tx.auditLog.updateMany({ data: { action: "nothing.happened" } })],
    ["removed", (tx) => tx.auditLog.deleteMany({})],
    ["changed by hand", (tx) => tx.$executeRaw`UPDATE audit_log SET action = 'nothing.happened'`],
    ["emptied", (tx) => tx.$executeRaw`TRUNCATE audit_log`],
  ];

  test.each(attempts)("cannot be %s by the tenant's role, nor by the system's", async (_, attempt) => {
    const { asOwner, tenant, ctx, scope } = await northwind();
    await asOwner.companies.add({ name: "Blue Bottle" });
    const before = await auditOf(tenant.id);
    expect(before).toHaveLength(1);
    await expect(inTenant(ctx.db, scope, attempt)).rejects.toThrow(/permission denied/);
    await expect(asSystem(ctx.db, "test", attempt)).rejects.toThrow(/permission denied/);
    expect(await auditOf(tenant.id)).toEqual(before);
  });

  test("cannot be written in another tenant's name", async () => {
    const [north, contoso] = [await northwind(), await northwind()];
    const forged = { ...north.ctx, tenant: contoso.ctx.tenant };
    const entry = { action: "companies.add", subjectType: "company", companyId: null };
    await expect(inTenant(north.ctx.db, north.scope, (tx) => recordAudit(tx, forged, entry))).rejects.toThrow(
      /row-level security/,
    );
    expect(await auditOf(contoso.tenant.id)).toEqual([]);
  });
});
