import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { asSystem, inTenant, readInTenant, readRows, type Scope } from "../src/index.ts";
import { createTestDatabase, rows, type TestDatabase } from "../src/testing/index.ts";

let world: TestDatabase;
let north: Scope;
let south: Scope;
let northCompany: rows.CompanyRow;
let otherCompany: rows.CompanyRow;
let clerk: Scope;

beforeAll(async () => {
  world = await createTestDatabase(inject("databaseServer"), { poolSize: 1 });
  const { superuser } = world;
  const [a, b] = [await rows.tenant(superuser), await rows.tenant(superuser)];
  const [owner, stranger] = [
    await rows.member(superuser, { tenantId: a.id, role: "owner" }),
    await rows.member(superuser, { tenantId: b.id, role: "owner" }),
  ];
  northCompany = await rows.company(superuser, { tenantId: a.id });
  otherCompany = await rows.company(superuser, { tenantId: a.id });
  const member = await rows.member(superuser, { tenantId: a.id });
  await rows.lead(superuser, { tenantId: a.id, companyId: northCompany.id });
  await rows.lead(superuser, { tenantId: a.id, companyId: otherCompany.id });
  await rows.lead(superuser, { tenantId: a.id, companyId: null });
  north = rows.scope({ tenantId: a.id, personId: owner.id });
  south = rows.scope({ tenantId: b.id, personId: stranger.id });
  clerk = rows.scope({ tenantId: a.id, personId: member.id, companies: [northCompany.id] });
});
afterAll(() => world.drop());

const countLeads = (scope: Scope) => readInTenant(world.db, scope, (tx) => tx.lead.count());

describe("a tenant transaction", () => {
  test("shows a tenant its own rows and another tenant none", async () => {
    expect(await countLeads(north)).toBe(3);
    expect(await countLeads(south)).toBe(0);
    const { rows: all } = await world.superuser.query("SELECT count(*)::int AS n FROM leads");
    expect(all[0]).toEqual({ n: 3 });
  });

  test("shows a member only the companies that they may see, and not the tenant's pool", async () => {
    expect(await countLeads(clerk)).toBe(1);
    expect(await readInTenant(world.db, clerk, (tx) => tx.company.count())).toBe(1);
  });

  test("refuses a row of another company, also where the member names it themselves", async () => {
    const writing = inTenant(world.db, clerk, (tx) =>
      tx.lead.create({
        data: { tenantId: clerk.tenantId, companyId: otherCompany.id, email: "x@example.org" },
      }),
    );
    await expect(writing).rejects.toThrow(/row-level security/);
  });

  test("refuses a key to another tenant's company", async () => {
    const writing = inTenant(world.db, south, (tx) =>
      tx.lead.create({
        data: { tenantId: south.tenantId, companyId: northCompany.id, email: "x@example.org" },
      }),
    );
    await expect(writing).rejects.toThrow(/Foreign key/);
  });

  test("rolls everything back when the work throws, and leaves the connection clean for the next tenant", async () => {
    const failing = inTenant(world.db, north, async (tx) => {
      await tx.company.create({ data: { tenantId: north.tenantId, name: "Ghost", workspaceName: "ghost" } });
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await readInTenant(world.db, north, (tx) => tx.company.count({ where: { name: "Ghost" } }))).toBe(
      0,
    );
    expect(await countLeads(south)).toBe(0);
  });

  test("a read after a failed read on the same connection still carries its own scope", async () => {
    const statement = { name: "broken", text: "SELECT 1/0", values: [] };
    await expect(readRows(world.db, north, statement)).rejects.toThrow(/division by zero/);
    expect(await countLeads(south)).toBe(0);
    expect(await countLeads(north)).toBe(3);
  });

  test("a read cannot write", async () => {
    const writing = readInTenant(world.db, north, (tx) => tx.company.deleteMany({}));
    await expect(writing).rejects.toThrow(/read-only transaction/);
  });

  test("a scope that is not made of ids is refused before anything is sent", async () => {
    const forged = { ...north, tenantId: `${north.tenantId}',true),set_config('x','y` };
    await expect(countLeads(forged)).rejects.toThrow("A scope holds UUIDs");
  });

  test("the system's door reaches people, and no lead", async () => {
    expect(await asSystem(world.db, "test", (tx) => tx.user.count())).toBe(3);
    await expect(asSystem(world.db, "test", (tx) => tx.lead.count())).rejects.toThrow(/permission denied/);
  });
});
