import { setTimeout as sleep } from "node:timers/promises";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

/** A tenant with one company. */
async function acme() {
  const found = await foundTenant(world);
  const company = await found.asOwner.companies.add({ name: "Acme" });
  return { ...found, company, companyId: company.id };
}

const runningImport = (of: { tenantId: string; companyId: string; personId: string }) =>
  world.database.superuser.query(
    `INSERT INTO imports (tenant_id, company_id, created_by, status, file_name, file_key, file_size_bytes)
     VALUES ($1, $2, $3, 'running', 'list.csv', 'imports/x', 10)`,
    [of.tenantId, of.companyId, of.personId],
  );

describe("archiving a company", () => {
  test("keeps it readable and refuses every write in it until it is restored", async () => {
    const { asOwner, asAdmin, member, companyId, company } = await acme();
    await asAdmin.companies.archive({ companyId });
    const archived = await asOwner.companies.byId({ companyId });
    expect(archived).toMatchObject({ status: "archived", version: 2 });
    expect(archived.archived).toBeInstanceOf(Date);
    expect((await asOwner.companies.setUp({ companyId })).next).toBe("profile");
    const { name, workspaceName } = company;
    const refused = [
      () => asOwner.companies.update({ companyId, name, workspaceName, status: "active", version: 2 }),
      () => asOwner.companies.removeLogo({ companyId }),
      () => asOwner.companies.hideSetUp({ companyId }),
      () => asOwner.companies.showSetUp({ companyId }),
      () => asOwner.companies.setAccess({ companyId, userId: member.id, access: "work" }),
    ];
    for (const write of refused) expect(await refusalOf(write())).toBe("blocked: company_archived");
    await asOwner.companies.restore({ companyId });
    expect(await asOwner.companies.byId({ companyId })).toMatchObject({
      status: "active",
      archived: null,
      version: 3,
    });
  });

  test("twice, also at once, is archiving once", async () => {
    const { asOwner, companyId, tenant } = await acme();
    await Promise.all(Array.from({ length: 5 }, () => asOwner.companies.archive({ companyId })));
    await Promise.all(Array.from({ length: 5 }, () => asOwner.companies.restore({ companyId })));
    const trail = await trailOf(world, tenant.id);
    expect(trail.map(({ action }) => action)).toEqual([
      "companies.add",
      "companies.archive",
      "companies.restore",
    ]);
    expect(trail[1]).toMatchObject({
      company_id: companyId,
      before: { status: "active", archived: null },
      after: { status: "archived", archived: expect.stringMatching(/^\d{4}-.*Z$/) },
    });
    expect(trail[2]).toMatchObject({
      before: { status: "archived" },
      after: { status: "active", archived: null },
    });
  });

  test("waits for a running import", async () => {
    const { asOwner, owner, tenant, companyId } = await acme();
    await runningImport({ tenantId: tenant.id, companyId, personId: owner.id });
    expect(await refusalOf(asOwner.companies.archive({ companyId }))).toBe("blocked: import_running");
    await world.database.superuser.query("UPDATE imports SET status = 'done' WHERE company_id = $1", [
      companyId,
    ]);
    await asOwner.companies.archive({ companyId });
  });

  test("waits for an import that is about to start, and is then refused", async () => {
    const { asOwner, owner, tenant, companyId } = await acme();
    const { superuser } = world.database;
    const reading = { columns: [{ header: "email", samples: [] }] };
    const made = await superuser.query<{ id: string }>(
      `INSERT INTO imports (tenant_id, company_id, created_by, status, file_name, file_key, file_size_bytes, reading)
       VALUES ($1, $2, $3, 'mapping', 'list.csv', 'imports/x', 10, $4) RETURNING id`,
      [tenant.id, companyId, owner.id, reading],
    );
    const blocker = await superuser.connect();
    // Holds the import between its look at the company and its commit.
    await blocker.query("BEGIN; LOCK TABLE pgboss.job IN EXCLUSIVE MODE");
    const isWaiting = async () =>
      (await superuser.query("SELECT FROM pg_locks WHERE NOT granted AND relation = 'pgboss.job'::regclass"))
        .rowCount;
    const running = asOwner.imports.run({ importId: made.rows[0]?.id ?? "", columns: { email: 0 } });
    await expect.poll(isWaiting, { timeout: 5_000 }).toBe(1);
    const archiving = refusalOf(asOwner.companies.archive({ companyId })).catch(String);
    await Promise.race([archiving, sleep(300)]);
    await blocker.query("COMMIT");
    blocker.release();
    await running;
    expect(await archiving).toBe("blocked: import_running");
  });

  test("and restoring are for those who manage companies", async () => {
    const { asOwner, as, member, companyId } = await acme();
    await asOwner.companies.setAccess({ companyId, userId: member.id, access: "work" });
    const asMember = await as(member);
    expect(await refusalOf(asMember.companies.archive({ companyId }))).toBe("forbidden: no_permission");
    expect(await refusalOf(asMember.companies.restore({ companyId }))).toBe("forbidden: no_permission");
  });

  test.each([{}, { companyId: "1" }, { companyId: null }, { companyId: ["x"] }, "x", null])(
    "with %j is refused",
    async (input) => {
      const { asOwner } = await acme();
      const sent = input as { companyId: string };
      expect(await refusalOf(asOwner.companies.archive(sent))).toBe("invalid: invalid_input");
      expect(await refusalOf(asOwner.companies.restore(sent))).toBe("invalid: invalid_input");
      expect(await refusalOf(asOwner.companies.purgePreview(sent))).toBe("invalid: invalid_input");
    },
  );
});

describe("access to a company", () => {
  test("counts from the next call, and ends with the next call", async () => {
    const { asOwner, asMember, as, member, companyId } = await acme();
    const sees = async () => (await (await as(member)).companies.list({})).map((each) => each.access);
    expect(await sees()).toEqual([]);
    await asOwner.companies.setAccess({ companyId, userId: member.id, access: "work" });
    expect(await sees()).toEqual(["work"]);
    await asOwner.companies.setAccess({ companyId, userId: member.id, access: "view" });
    expect(await sees()).toEqual(["view"]);
    await asOwner.companies.setAccess({ companyId, userId: member.id, access: null });
    expect(await sees()).toEqual([]);
    expect(await asMember.companies.list({})).toEqual([]);
  });

  test("is listed for every person of the tenant, owner and admin with all", async () => {
    const { asAdmin, owner, admin, member, companyId, tenant } = await acme();
    const gone = await rows.member(world.database.superuser, { tenantId: tenant.id });
    await world.database.superuser.query("UPDATE tenant_users SET deleted = now() WHERE user_id = $1", [
      gone.id,
    ]);
    await asAdmin.companies.setAccess({ companyId, userId: member.id, access: "view" });
    const members = await asAdmin.companies.members({ companyId });
    const access = Object.fromEntries(members.map((each) => [each.id, [each.role, each.access]]));
    expect(access).toEqual({
      [owner.id]: ["owner", "all"],
      [admin.id]: ["admin", "all"],
      [member.id]: ["member", "view"],
    });
    expect(Object.keys(members[0] ?? {}).sort()).toEqual(["access", "email", "id", "name", "role"]);
  });

  test("leaves one audit row a change, with what it was and what it is", async () => {
    const { asOwner, member, companyId, tenant } = await acme();
    const give = (access: "work" | "view" | null) =>
      asOwner.companies.setAccess({ companyId, userId: member.id, access });
    for (const access of [null, "view", "view", "work", null] as const) await give(access);
    const trail = (await trailOf(world, tenant.id)).filter(({ action }) => action === "companies.setAccess");
    expect(trail.map(({ before, after }) => [before?.["access"], after?.["access"]])).toEqual([
      [null, "view"],
      ["view", "work"],
      ["work", null],
    ]);
  });

  test("given twice at once is given once", async () => {
    const { asOwner, member, companyId, tenant } = await acme();
    await Promise.all(
      Array.from({ length: 8 }, () =>
        asOwner.companies.setAccess({ companyId, userId: member.id, access: "work" }),
      ),
    );
    expect((await trailOf(world, tenant.id)).map(({ action }) => action)).toEqual([
      "companies.add",
      "companies.setAccess",
    ]);
  });

  test("is not given to strangers, to former members, nor to those who see all anyway", async () => {
    const { asOwner, owner, admin, member, companyId } = await acme();
    const other = await foundTenant(world);
    const give = (userId: string) => asOwner.companies.setAccess({ companyId, userId, access: "work" });
    for (const nobody of [other.member.id, randomId()])
      expect(await refusalOf(give(nobody))).toBe("not_found: not_found");
    for (const { id } of [owner, admin]) expect(await refusalOf(give(id))).toBe("blocked: role_sees_all");
    await world.database.superuser.query("UPDATE tenant_users SET deleted = now() WHERE user_id = $1", [
      member.id,
    ]);
    expect(await refusalOf(give(member.id))).toBe("not_found: not_found");
  });

  test("to an archived company can be taken, not given", async () => {
    const { asOwner, member, companyId, as } = await acme();
    await asOwner.companies.setAccess({ companyId, userId: member.id, access: "view" });
    await asOwner.companies.archive({ companyId });
    const give = (access: "work" | null) =>
      asOwner.companies.setAccess({ companyId, userId: member.id, access });
    expect(await refusalOf(give("work"))).toBe("blocked: company_archived");
    await give(null);
    expect(await (await as(member)).companies.list({})).toEqual([]);
  });

  test("is not for members to see or to give, not even to themselves", async () => {
    const { asOwner, as, member, companyId } = await acme();
    await asOwner.companies.setAccess({ companyId, userId: member.id, access: "work" });
    const { companies } = await as(member);
    expect(await refusalOf(companies.members({ companyId }))).toBe("forbidden: no_permission");
    expect(await refusalOf(companies.setAccess({ companyId, userId: member.id, access: "work" }))).toBe(
      "forbidden: no_permission",
    );
  });

  test.each([
    { access: "all" },
    { access: "owner" },
    { access: undefined },
    { userId: "x" },
    { role: "admin" },
  ])("with %j is refused", async (field) => {
    const { asOwner, member, companyId } = await acme();
    const input = { companyId, userId: member.id, access: "work" as const, ...field };
    expect(await refusalOf(asOwner.companies.setAccess(input as never))).toBe("invalid: invalid_input");
  });
});

describe("a company's set-up", () => {
  const stepsOf = async (caller: Awaited<ReturnType<typeof acme>>["asOwner"], companyId: string) => {
    const { steps, next } = await caller.companies.setUp({ companyId });
    return { done: steps.filter((each) => each.isDone).map((each) => each.step), next };
  };

  test("is computed from what is there, step by step", async () => {
    const { asOwner, tenant, member, companyId, company } = await acme();
    const { superuser } = world.database;
    expect(await stepsOf(asOwner, companyId)).toEqual({ done: ["address"], next: "profile" });
    const profile = {
      companyId,
      name: "Acme",
      workspaceName: company.workspaceName,
      status: "active",
    } as const;
    await asOwner.companies.update({ ...profile, version: 1, industry: "Retail", companySize: "11-50" });
    const { steps } = await asOwner.companies.setUp({ companyId });
    expect(steps.find(({ step }) => step === "profile")).toEqual({
      step: "profile",
      isDone: false,
      missing: ["logo"],
    });
    await superuser.query("UPDATE companies SET logo_url = '/files/logos/x' WHERE id = $1", [companyId]);
    expect(await stepsOf(asOwner, companyId)).toEqual({ done: ["address", "profile"], next: "domain" });
    const { id } = await rows.domain(superuser, { tenantId: tenant.id, companyId });
    expect((await stepsOf(asOwner, companyId)).next).toBe("domain");
    await superuser.query("UPDATE domains SET verified = now(), ownership_proven_at = now() WHERE id = $1", [
      id,
    ]);
    expect((await stepsOf(asOwner, companyId)).next).toBe("account");
    const { domain } = await asOwner.domains.byId({ domainId: id });
    const account = await rows.emailAccount(superuser, {
      tenantId: tenant.id,
      companyId,
      domainId: id,
      domain,
    });
    // Added is not yet connected.
    expect((await stepsOf(asOwner, companyId)).next).toBe("account");
    await superuser.query("UPDATE email_accounts SET checked = now() WHERE id = $1", [account.id]);
    expect((await stepsOf(asOwner, companyId)).next).toBe("leads");
    await rows.lead(superuser, { tenantId: tenant.id, companyId });
    expect((await stepsOf(asOwner, companyId)).next).toBe("colleague");
    await asOwner.companies.setAccess({ companyId, userId: member.id, access: "view" });
    expect((await stepsOf(asOwner, companyId)).next).toBeNull();
    // Facts go, and the step is open again.
    await asOwner.companies.setAccess({ companyId, userId: member.id, access: null });
    expect((await stepsOf(asOwner, companyId)).next).toBe("colleague");
  });

  test("counts a finished import whose leads are gone, not one that runs", async () => {
    const { asOwner, owner, tenant, companyId } = await acme();
    await runningImport({ tenantId: tenant.id, companyId, personId: owner.id });
    expect((await stepsOf(asOwner, companyId)).done).not.toContain("leads");
    await world.database.superuser.query("UPDATE imports SET status = 'done' WHERE company_id = $1", [
      companyId,
    ]);
    expect((await stepsOf(asOwner, companyId)).done).toContain("leads");
  });

  test("asks nobody to let in colleagues where there are none", async () => {
    const { asOwner, member, companyId } = await acme();
    await world.database.superuser.query("UPDATE tenant_users SET deleted = now() WHERE user_id = $1", [
      member.id,
    ]);
    const { steps } = await asOwner.companies.setUp({ companyId });
    expect(steps.map(({ step }) => step)).toEqual(["address", "profile", "domain", "account", "leads"]);
  });

  test("another company's leads and people do not count", async () => {
    const { asOwner, tenant, member, companyId } = await acme();
    const other = await asOwner.companies.add({ name: "Other" });
    await rows.lead(world.database.superuser, { tenantId: tenant.id, companyId: other.id });
    await rows.lead(world.database.superuser, { tenantId: tenant.id, companyId: null });
    await asOwner.companies.setAccess({ companyId: other.id, userId: member.id, access: "work" });
    expect((await stepsOf(asOwner, companyId)).done).toEqual(["address"]);
  });

  test("is put away and brought back for everybody in the company, by those who manage it", async () => {
    const { asOwner, as, member, companyId, tenant } = await acme();
    await asOwner.companies.setAccess({ companyId, userId: member.id, access: "work" });
    const asMember = await as(member);
    const isHidden = async () => (await asMember.companies.setUp({ companyId })).isHidden;
    expect(await isHidden()).toBe(false);
    for (let click = 0; click < 2; click += 1) await asOwner.companies.hideSetUp({ companyId });
    expect(await isHidden()).toBe(true);
    await asOwner.companies.showSetUp({ companyId });
    expect(await isHidden()).toBe(false);
    expect(await refusalOf(asMember.companies.hideSetUp({ companyId }))).toBe("forbidden: no_permission");
    expect(await refusalOf(asMember.companies.showSetUp({ companyId }))).toBe("forbidden: no_permission");
    const trail = (await trailOf(world, tenant.id)).slice(2);
    expect(trail.map(({ action, before, after }) => [action, before, after])).toEqual([
      ["companies.hideSetUp", { isSetUpHidden: false }, { isSetUpHidden: true }],
      ["companies.showSetUp", { isSetUpHidden: true }, { isSetUpHidden: false }],
    ]);
  });
});
