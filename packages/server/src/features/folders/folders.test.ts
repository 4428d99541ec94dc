import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const empty = { type: "doc" as const, content: [] };
const draft = {
  subject: "",
  previewText: "",
  source: { kind: "blocks" as const, document: empty },
  text: null,
};

async function home() {
  const found = await foundTenant(world);
  const company = await rows.company(world.database.superuser, { tenantId: found.tenant.id });
  const companyId = company.id;
  const { folders, templates } = found.asAdmin;
  const add = async (name: string, parentId: string | null = null) =>
    (await folders.add({ companyId, parentId, name })).id;
  const template = async (name: string, folderId: string | null = null) =>
    (await templates.add({ companyId, folderId, name, draft })).id;
  /** The tree as text: a name a line, indented by depth. */
  const tree = async () => {
    const all = await folders.list({ companyId });
    const lines = (parentId: string | null, depth: number): string[] =>
      all
        .filter((each) => each.parentId === parentId)
        .flatMap(({ id, name, templates: held }) =>
          [`${"  ".repeat(depth)}${name}${held > 0 ? ` (${held})` : ""}`].concat(lines(id, depth + 1)),
        );
    return lines(null, 0);
  };
  return { ...found, companyId, folders, templates, add, template, tree };
}

describe("folders", () => {
  test("nest, stand in the order of their making, and count the templates that lie in them", async () => {
    const { add, template, tree } = await home();
    const sales = await add("Sales");
    await add("Support");
    const cold = await add("Cold", sales);
    await template("Hello", cold);
    await template("Hello again", cold);
    expect(await tree()).toEqual(["Sales", "  Cold (2)", "Support"]);
  });

  test("have a name of their own among their siblings, also for two people at once", async () => {
    const { add, folders, companyId, asOwner } = await home();
    const sales = await add("Sales");
    await add("Sales", sales);
    expect(await refusalOf(add("Sales"))).toBe("conflict: folder_name_taken");
    const other = await add("Support");
    expect(await refusalOf(folders.rename({ folderId: other, name: "Sales" }))).toBe(
      "conflict: folder_name_taken",
    );
    const both = await Promise.allSettled([
      folders.add({ companyId, parentId: null, name: "News" }),
      asOwner.folders.add({ companyId, parentId: null, name: "News" }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("go eight deep and no deeper, by adding and by moving", async () => {
    const { add, folders } = await home();
    let at: string | null = null;
    const path: string[] = [];
    for (let depth = 1; depth <= 8; depth += 1) path.push((at = await add(`Level ${depth}`, at)));
    expect(await refusalOf(add("Level 9", at))).toBe("blocked: folders_too_deep");
    const two = await add("Two");
    await add("Below", two);
    const move = (parentId: string) => folders.move({ folderId: two, parentId, beforeId: null });
    expect(await refusalOf(move(String(path[6])))).toBe("blocked: folders_too_deep");
    await move(String(path[5]));
  });

  test("move between siblings, and back by the answer", async () => {
    const { add, folders, tree } = await home();
    const [a, b, c] = [await add("A"), await add("B"), await add("C")];
    await add("Inside", b);
    const back = await folders.move({ folderId: c, parentId: null, beforeId: a });
    expect(await tree()).toEqual(["C", "A", "B", "  Inside"]);
    expect(back).toEqual({ folderId: c, parentId: null, beforeId: null });
    await folders.move(back);
    expect(await tree()).toEqual(["A", "B", "  Inside", "C"]);
    const undo = await folders.move({ folderId: a, parentId: b, beforeId: null });
    expect(await tree()).toEqual(["B", "  Inside", "  A", "C"]);
    await folders.move(undo);
    expect(await tree()).toEqual(["A", "B", "  Inside", "C"]);
  });

  test("never come to lie in themselves, also by two moves at once", async () => {
    const { add, folders, tree } = await home();
    const [a, b] = [await add("A"), await add("B")];
    const inner = await add("Inner", a);
    const move = (folderId: string, parentId: string) => folders.move({ folderId, parentId, beforeId: null });
    expect(await refusalOf(move(a, a))).toBe("blocked: folder_in_itself");
    expect(await refusalOf(move(a, inner))).toBe("blocked: folder_in_itself");
    const both = await Promise.allSettled([move(a, b), move(b, a)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await tree()).map((line) => line.trim()).toSorted()).toEqual(["A", "B", "Inner"]);
  });

  test("do not move into another company's folder", async () => {
    const { add, folders, tenant } = await home();
    const own = await add("Own");
    const other = await rows.company(world.database.superuser, { tenantId: tenant.id });
    const { id: theirs } = await folders.add({ companyId: other.id, parentId: null, name: "Theirs" });
    const pool = await folders.add({ companyId: null, parentId: null, name: "Pool" });
    for (const parentId of [theirs, pool.id, randomId()])
      expect(await refusalOf(folders.move({ folderId: own, parentId, beforeId: null }))).toBe(
        "not_found: not_found",
      );
    expect(await refusalOf(add("Inside", theirs))).toBe("not_found: not_found");
  });
});

describe("removing a folder", () => {
  async function filled() {
    const its = await home();
    const top = await its.add("Top");
    const gone = await its.add("Gone", top);
    const below = await its.add("Below", gone);
    const elsewhere = await its.add("Elsewhere");
    const only = await its.template("Only here", below);
    const both = await its.template("In both", gone);
    await its.templates.place({ add: [{ templateId: both, folderId: elsewhere }], remove: [] });
    const names = async (place: "unfiled" | "archived") => {
      const page = await its.templates.list({ companyId: its.companyId, place, order: "name" });
      return page.templates.map(({ name }) => name);
    };
    return { ...its, top, gone, below, elsewhere, only, both, names };
  }

  test("says before what would go with it", async () => {
    const { folders, gone, elsewhere } = await filled();
    expect(await folders.contents({ folderId: gone })).toEqual({ folders: 1, templates: 2, onlyHere: 1 });
    expect(await folders.contents({ folderId: elsewhere })).toEqual({
      folders: 0,
      templates: 1,
      onlyHere: 0,
    });
  });

  test.each([
    { contents: "unfile" as const, tree: ["Top", "Elsewhere (1)"], unfiled: ["Only here"], archived: [] },
    { contents: "moveUp" as const, tree: ["Top (1)", "Elsewhere (1)"], unfiled: [], archived: [] },
    { contents: "archive" as const, tree: ["Top", "Elsewhere (1)"], unfiled: [], archived: ["Only here"] },
  ])("does with its templates what was chosen ($contents), and is undone whole", async (choice) => {
    const { folders, gone, names, tree } = await filled();
    const before = await tree();
    await folders.remove({ folderId: gone, contents: choice.contents });
    expect(await tree()).toEqual(choice.tree);
    expect(await names("unfiled")).toEqual(choice.unfiled);
    expect(await names("archived")).toEqual(choice.archived);
    await folders.restore({ folderId: gone });
    expect(await tree()).toEqual(before);
    expect([await names("unfiled"), await names("archived")]).toEqual([[], []]);
  });

  test("leaves its name to another, and comes back under the top where its parent has gone", async () => {
    const { folders, add, gone, top, tree } = await filled();
    await folders.remove({ folderId: gone, contents: "unfile" });
    const second = await add("Gone", top);
    expect(await refusalOf(folders.restore({ folderId: gone }))).toBe("conflict: folder_name_taken");
    await folders.remove({ folderId: top, contents: "unfile" });
    await folders.restore({ folderId: gone });
    expect(await tree()).toEqual(["Gone (1)", "  Below (1)", "Elsewhere (1)"]);
    expect(await refusalOf(folders.restore({ folderId: gone }))).toBe("not_found: not_found");
    expect(await refusalOf(folders.rename({ folderId: second, name: "Out of sight" }))).toBe(
      "not_found: not_found",
    );
  });
});

test("a folder is nobody's but its company's, and what was done is in the audit log", async () => {
  const { add, asMember, folders, tenant, companyId, member } = await home();
  const folderId = await add("Secret");
  const stranger = await foundTenant(world);
  for (const caller of [asMember, stranger.asOwner]) {
    expect(await refusalOf(caller.folders.rename({ folderId, name: "Mine" }))).toBe("not_found: not_found");
    expect(await refusalOf(caller.folders.contents({ folderId }))).toBe("not_found: not_found");
  }
  await rows.companyAccess(world.database.superuser, {
    tenantId: tenant.id,
    companyId,
    userId: member.id,
    access: "view",
  });
  const viewer = await world.as({ personId: member.id, tenant: tenant.slug });
  expect(await viewer.folders.list({ companyId })).toHaveLength(1);
  expect(await refusalOf(viewer.folders.rename({ folderId, name: "Mine" }))).toBe("forbidden: view_only");
  await folders.rename({ folderId, name: "Known" });
  await folders.rename({ folderId, name: "Known" });
  const trail = await trailOf(world, tenant.id);
  expect(trail).toMatchObject([
    { action: "folders.add", after: { name: "Secret" } },
    { action: "folders.rename", before: { name: "Secret" }, after: { name: "Known" } },
  ]);
});
