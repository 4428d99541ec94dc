import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

async function northwind() {
  const found = await foundTenant(world);
  const { superuser } = world.database;
  const tenantId = found.tenant.id;
  const company = await rows.company(superuser, { tenantId });
  const join = async (access: "work" | "view") => {
    const person = await rows.member(superuser, { tenantId });
    await rows.companyAccess(superuser, { tenantId, companyId: company.id, userId: person.id, access });
    return { person, views: (await found.as(person)).leadViews };
  };
  const [worker, colleague, viewer] = [await join("work"), await join("work"), await join("view")];
  const names = async (views: typeof worker.views) =>
    (await views.list({ companyId: company.id })).map(({ name }) => name);
  const view = (name: string, isShared = false) => ({ companyId: company.id, name, isShared, settings });
  return { ...found, tenantId, company, worker, colleague, viewer, names, view };
}

const settings = {
  filter: { statuses: ["active" as const], hasName: true },
  order: "email" as const,
  columns: ["email" as const, "tags" as const, randomId()],
  density: "compact" as const,
};

describe("views of a list", () => {
  test("are one's own until they are shared with all who see the company", async () => {
    const { worker, colleague, viewer, names, view, company, tenantId } = await northwind();
    const { viewId } = await worker.views.add(view("Mine"));
    await worker.views.add(view("Ours", true));
    expect(await names(worker.views)).toEqual(["Mine", "Ours"]);
    expect(await names(colleague.views)).toEqual(["Ours"]);
    await worker.views.update({ viewId, isShared: true, name: "All ours" });
    const [first] = await viewer.views.list({ companyId: company.id });
    expect(first).toMatchObject({
      id: viewId,
      name: "All ours",
      isShared: true,
      isMine: false,
      createdBy: worker.person.name,
      settings,
    });
    await worker.views.update({ viewId, settings: { ...settings, density: "comfortable" } });
    await worker.views.remove({ viewId });
    expect(await names(colleague.views)).toEqual(["Ours"]);
    expect((await trailOf(world, tenantId)).map(({ action }) => action)).toEqual([
      ...Array(2).fill("leadViews.add"),
      ...Array(2).fill("leadViews.update"),
      "leadViews.remove",
    ]);
  });

  test("that others share are changed by those who manage the tenant; what others keep is not there", async () => {
    const { worker, colleague, viewer, asAdmin, view, names } = await northwind();
    const { viewId: shared } = await worker.views.add(view("Shared", true));
    const { viewId: kept } = await worker.views.add(view("Kept"));
    for (const { views } of [colleague, viewer]) {
      expect(await refusalOf(views.update({ viewId: shared, name: "x" }))).toBe("forbidden: view_not_yours");
      expect(await refusalOf(views.remove({ viewId: shared }))).toBe("forbidden: view_not_yours");
    }
    for (const viewId of [kept, randomId()])
      for (const views of [colleague.views, asAdmin.leadViews]) {
        expect(await refusalOf(views.update({ viewId, name: "x" }))).toBe("not_found: not_found");
        expect(await refusalOf(views.remove({ viewId }))).toBe("not_found: not_found");
      }
    await asAdmin.leadViews.update({ viewId: shared, name: "Everybody's" });
    expect(await names(worker.views)).toEqual(["Everybody's", "Kept"]);
  });

  test("can be kept by those who only look on, and shared by those who work there", async () => {
    const { viewer, view, names } = await northwind();
    const { viewId } = await viewer.views.add(view("Mine"));
    expect(await refusalOf(viewer.views.add(view("Ours", true)))).toBe("forbidden: view_only");
    expect(await refusalOf(viewer.views.update({ viewId, isShared: true }))).toBe("forbidden: view_only");
    expect(await names(viewer.views)).toEqual(["Mine"]);
  });

  test("have one name a person, and are fifty at most", async () => {
    const { worker, colleague, view } = await northwind();
    const { viewId } = await worker.views.add(view("One"));
    await worker.views.add(view("Two"));
    await colleague.views.add(view("One"));
    expect(await refusalOf(worker.views.add(view("One")))).toBe("conflict: view_exists");
    expect(await refusalOf(worker.views.update({ viewId, name: "Two" }))).toBe("conflict: view_exists");
    for (let i = 2; i < 50; i += 1) await worker.views.add(view(`View ${i}`));
    expect(await refusalOf(worker.views.add(view("One more")))).toBe("blocked: too_many_views");
  });

  test("say nothing but what a list can show", async () => {
    const { worker, view } = await northwind();
    const add = (over: object) =>
      refusalOf(worker.views.add({ ...view("x"), settings: { ...settings, ...over } }));
    for (const over of [
      { filter: { companyId: null } },
      { filter: { search: "a\0" } },
      { order: "random" },
      { columns: [] },
      { columns: ["password"] },
      { density: "huge" },
      { extra: true },
    ])
      expect(await add(over)).toBe("invalid: invalid_input");
  });

  test("of another company or tenant are not there", async () => {
    const [north, south] = [await northwind(), await northwind()];
    const { viewId } = await south.worker.views.add(south.view("Theirs", true));
    const { views } = north.worker;
    const elsewhere = await rows.company(world.database.superuser, { tenantId: north.tenantId });
    for (const companyId of [south.company.id, elsewhere.id, null, randomId()]) {
      expect(await refusalOf(views.list({ companyId }))).toBe("not_found: not_found");
      expect(await refusalOf(views.add({ ...north.view("x"), companyId }))).toBe("not_found: not_found");
    }
    expect(await refusalOf(views.update({ viewId, name: "x" }))).toBe("not_found: not_found");
    expect(await refusalOf(north.asOwner.leadViews.remove({ viewId }))).toBe("not_found: not_found");
  });
});
