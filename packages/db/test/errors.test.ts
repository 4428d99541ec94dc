import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import {
  createDb,
  inTenant,
  isMissingReference,
  isMissingRow,
  isRlsRefusal,
  isUnavailable,
  isUniqueViolation,
  readInTenant,
  readRows,
  type Scope,
} from "../src/index.ts";
import { createTestDatabase, rows, startTestServer, type TestDatabase } from "../src/testing/index.ts";

let world: TestDatabase;
let scope: Scope;
let companyId: string;

beforeAll(async () => {
  world = await createTestDatabase(inject("databaseServer"));
  const { id: tenantId } = await rows.tenant(world.superuser);
  const owner = await rows.member(world.superuser, { tenantId, role: "owner" });
  companyId = (await rows.company(world.superuser, { tenantId, workspaceName: "acme" })).id;
  await rows.lead(world.superuser, { tenantId, email: "a@example.org" });
  scope = rows.scope({ tenantId, personId: owner.id });
});
afterAll(() => world.drop());

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

const addCompany = (workspaceName: string) =>
  inTenant(world.db, scope, (tx) =>
    tx.company.create({ data: { tenantId: scope.tenantId, name: "x", workspaceName } }),
  );
const insertLead = (values: string) =>
  inTenant(world.db, scope, (tx) =>
    tx.$executeRawUnsafe(`INSERT INTO leads (tenant_id, email, company_id) VALUES (${values})`),
  );

describe("a clash", () => {
  test("names its rule, from a model and from raw SQL", async () => {
    const model = await errorOf(addCompany("acme"));
    expect(isUniqueViolation(model, "companies_tenant_id_workspace_name_key")).toBe(true);
    expect(isUniqueViolation(model, "companies_pkey")).toBe(false);
    const raw = await errorOf(insertLead(`'${scope.tenantId}', 'a@example.org', NULL`));
    expect(isUniqueViolation(raw, "leads_email_key")).toBe(true);
    expect(isUnavailable(raw)).toBe(false);
  });

  test("names its rule where pg itself reports it", async () => {
    const error = await errorOf(
      world.superuser.query("INSERT INTO leads (tenant_id, email) VALUES ($1, 'a@example.org')", [
        scope.tenantId,
      ]),
    );
    expect(isUniqueViolation(error, "leads_email_key")).toBe(true);
  });
});

test("a key to a row that is not there is told from other faults", async () => {
  const missing = await errorOf(
    inTenant(world.db, scope, (tx) =>
      tx.lead.create({
        data: { tenantId: scope.tenantId, companyId: scope.personId, email: "b@example.org" },
      }),
    ),
  );
  expect(isMissingReference(missing)).toBe(true);
  expect(isMissingReference(await errorOf(addCompany("acme")))).toBe(false);
  const raw = await errorOf(insertLead(`'${scope.tenantId}', 'c@example.org', '${scope.personId}'`));
  expect(isMissingReference(raw)).toBe(true);
});

test("an update that meets no row is told from other faults", async () => {
  const where = { tenantId_id: { tenantId: scope.tenantId, id: scope.personId } };
  const error = await errorOf(
    inTenant(world.db, scope, (tx) => tx.company.update({ where, data: { name: "y" } })),
  );
  expect(isMissingRow(error)).toBe(true);
  expect(isMissingRow(await errorOf(addCompany("acme")))).toBe(false);
});

test("a wall and a missing grant are both refusals", async () => {
  const member: Scope = { ...scope, companies: [companyId] };
  const wall = await errorOf(
    inTenant(world.db, member, (tx) =>
      tx.lead.create({ data: { tenantId: scope.tenantId, companyId: null, email: "d@example.org" } }),
    ),
  );
  const grant = await errorOf(readInTenant(world.db, scope, (tx) => tx.userPassword.count()));
  const raw = await errorOf(
    readRows(world.db, scope, { name: "x", text: "SELECT 1 FROM mails", values: [] }),
  );
  for (const error of [wall, grant, raw]) {
    expect(isRlsRefusal(error)).toBe(true);
    expect(isUnavailable(error)).toBe(false);
  }
});

describe("trying again later can help where", () => {
  test("nobody listens", async () => {
    const nowhere = "postgresql://a:b@127.0.0.1:1/x";
    const db = createDb({ appUrl: nowhere, systemUrl: nowhere, poolSize: 1 });
    expect(isUnavailable(await errorOf(inTenant(db, scope, (tx) => tx.company.count())))).toBe(true);
    expect(isUnavailable(await errorOf(readInTenant(db, scope, (tx) => tx.company.count())))).toBe(true);
    expect(isUnavailable(await errorOf(db.ping()))).toBe(true);
    await db.close();
  });

  test("every connection is taken", async () => {
    const db = createDb({
      appUrl: world.urls.app,
      systemUrl: world.urls.system,
      poolSize: 1,
      connectTimeoutMs: 900,
    });
    await db.ping();
    const text = "SELECT pg_sleep(1.2)";
    const holding = errorOf(readRows(db, scope, { name: "sleep", text, values: [] }));
    expect(isUnavailable(await errorOf(readInTenant(db, scope, (tx) => tx.company.count())))).toBe(true);
    expect(await holding).toBeUndefined();
    await db.close();
  });

  test("a statement ran out of time", async () => {
    const db = createDb({ appUrl: world.urls.app, systemUrl: world.urls.system, statementTimeoutMs: 100 });
    const slow = errorOf(readRows(db, scope, { name: "slow", text: "SELECT pg_sleep(5)", values: [] }));
    expect(isUnavailable(await slow)).toBe(true);
    expect(await readInTenant(db, scope, (tx) => tx.company.count())).toBeGreaterThan(0);
    await db.close();
  });

  test("two transactions waited for each other", async () => {
    const { id } = await rows.company(world.superuser, { tenantId: scope.tenantId });
    const lock = (first: string, second: string) =>
      inTenant(world.db, scope, async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM companies WHERE id = ${first}::uuid FOR UPDATE`;
        await tx.$queryRaw`SELECT pg_sleep(0.2)::text`;
        await tx.$queryRaw`SELECT 1 FROM companies WHERE id = ${second}::uuid FOR UPDATE`;
      });
    const faults = await Promise.all([errorOf(lock(id, companyId)), errorOf(lock(companyId, id))]);
    expect(faults.filter(Boolean).map(isUnavailable)).toEqual([true]);
  });

  test("the server stops in the middle, and the pool works again when it is back", async () => {
    const server = await startTestServer();
    try {
      const other = await createTestDatabase(server.url);
      const cut = errorOf(
        inTenant(other.db, scope, async (tx) => {
          await server.crash();
          await tx.company.count();
        }),
      );
      expect(isUnavailable(await cut)).toBe(true);
      expect(isUnavailable(await errorOf(other.db.ping()))).toBe(true);
      await server.recover();
      await expect.poll(() => errorOf(other.db.ping()), { timeout: 10_000 }).toBeUndefined();
      await other.drop();
    } finally {
      await server.stop();
    }
  });
});

test("other faults are bugs, and nothing of these", async () => {
  const bug = await errorOf(readRows(world.db, scope, { name: "bug", text: "SELECT 1/0", values: [] }));
  for (const error of [bug, new Error("x"), new pg.DatabaseError("x", 1, "error"), undefined, null, "x"]) {
    const answers = [isMissingReference, isMissingRow, isRlsRefusal, isUnavailable].map((is) => is(error));
    expect(answers).toEqual([false, false, false, false]);
    expect(isUniqueViolation(error, "x")).toBe(false);
  }
});
