import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";
import type { TemplateDraft } from "./templates.schema.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const saying = (text: string, over: Partial<TemplateDraft> = {}): TemplateDraft => ({
  subject: "Hello",
  previewText: "",
  source: {
    kind: "blocks",
    document: {
      type: "doc",
      content: [{ type: "paragraph", attrs: { textAlign: null }, content: [{ type: "text", text }] }],
    },
  },
  text: null,
  ...over,
});

async function home() {
  const found = await foundTenant(world);
  const company = await rows.company(world.database.superuser, { tenantId: found.tenant.id });
  const companyId = company.id;
  const { templates, folders } = found.asAdmin;
  const add = async (name: string, draft = saying("Some words"), folderId: string | null = null) =>
    (await templates.add({ companyId, folderId, name, draft })).id;
  const names = async (over: Partial<Parameters<typeof templates.list>[0]> = {}) =>
    (await templates.list({ companyId, order: "name", ...over })).templates.map(({ name }) => name);
  return { ...found, companyId, templates, folders, add, names };
}

describe("saving a template", () => {
  test("keeps every save as a version with its author", async () => {
    const { add, templates, asOwner, admin, owner } = await home();
    const templateId = await add("Welcome", saying("One"));
    await templates.save({ templateId, version: 1, draft: saying("Two") });
    const saved = await asOwner.templates.save({ templateId, version: 2, draft: saying("Three") });
    expect(saved).toEqual({ version: 3 });
    const { versions } = await templates.versions({ templateId });
    expect(versions.map(({ number, createdBy }) => [number, createdBy.id])).toEqual([
      [3, owner.id],
      [2, admin.id],
      [1, admin.id],
    ]);
    expect((await templates.versionById({ templateId, number: 2 })).draft).toEqual(saying("Two"));
    expect(await templates.byId({ templateId })).toMatchObject({ version: 3, draft: saying("Three") });
  });

  test("refuses the second of two people who began with the same version, and keeps the first one's words", async () => {
    const { add, templates, asOwner } = await home();
    const templateId = await add("Welcome", saying("One"));
    const both = await Promise.allSettled([
      templates.save({ templateId, version: 1, draft: saying("Mine") }),
      asOwner.templates.save({ templateId, version: 1, draft: saying("Yours") }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await refusalOf(templates.save({ templateId, version: 1, draft: saying("Late") }))).toBe(
      "conflict: changed_meanwhile",
    );
    const { draft, version } = await templates.byId({ templateId });
    expect(version).toBe(2);
    expect([saying("Mine"), saying("Yours")]).toContainEqual(draft);
  });

  test("that changes nothing makes no version, also from an old one", async () => {
    const { add, templates, tenant } = await home();
    const templateId = await add("Welcome", saying("One"));
    await templates.save({ templateId, version: 1, draft: saying("Two") });
    expect(await templates.save({ templateId, version: 1, draft: saying("Two") })).toEqual({ version: 2 });
    expect((await trailOf(world, tenant.id)).map(({ action }) => action)).toEqual([
      "templates.add",
      "templates.save",
    ]);
  });

  test("keeps HTML letter by letter, what must not run included", async () => {
    const { add, templates } = await home();
    const html = `<p onclick="x()">Hi {{first_name|there}}<script>alert(1)</script>\r\n<br/ ></P>\t`;
    const draft = saying("", { source: { kind: "html", html }, text: "Hi\r\nthere" });
    const templateId = await add("Raw", draft);
    expect((await templates.byId({ templateId })).draft).toEqual(draft);
    expect((await templates.versionById({ templateId, number: 1 })).draft).toEqual(draft);
  });

  test("refuses what is no mail of ours", async () => {
    const { add } = await home();
    const document = { type: "doc", content: [{ type: "iframe", attrs: { src: "https://x.example" } }] };
    const source = { kind: "blocks", document } as unknown as TemplateDraft["source"];
    expect(await refusalOf(add("Odd", saying("", { source })))).toBe("invalid: invalid_input");
    expect(await refusalOf(add("Odd", saying("", { subject: "a\r\nBcc: b@example.org" })))).toBe(
      "invalid: invalid_input",
    );
    expect(await refusalOf(add("Odd", saying("", { text: "\u0000" })))).toBe("invalid: invalid_input");
  });
});

describe("an earlier version", () => {
  test("comes back as a new one that says so", async () => {
    const { add, templates } = await home();
    const templateId = await add("Welcome", saying("One"));
    await templates.save({ templateId, version: 1, draft: saying("Two") });
    const old = { templateId, number: 1, version: 1 };
    expect(await refusalOf(templates.restoreVersion(old))).toBe("conflict: changed_meanwhile");
    expect(await templates.restoreVersion({ ...old, version: 2 })).toEqual({ version: 3 });
    const { versions } = await templates.versions({ templateId });
    expect(versions.map(({ number, restoredFrom }) => [number, restoredFrom])).toEqual([
      [3, 1],
      [2, null],
      [1, null],
    ]);
    expect((await templates.byId({ templateId })).draft).toEqual(saying("One"));
    expect(await refusalOf(templates.restoreVersion({ ...old, version: 3, number: 9 }))).toBe(
      "not_found: not_found",
    );
  });

  test("is found a hundred further back as well", async () => {
    const { add, templates } = await home();
    const templateId = await add("Welcome", saying("0"));
    for (let version = 1; version <= 101; version += 1)
      await templates.save({ templateId, version, draft: saying(String(version)) });
    const first = await templates.versions({ templateId });
    expect([first.versions.length, first.nextCursor]).toEqual([100, 3]);
    const rest = await templates.versions({ templateId, cursor: 3 });
    expect([rest.versions.map(({ number }) => number), rest.nextCursor]).toEqual([[2, 1], null]);
  });
});

describe("the list of templates", () => {
  test("is searched by name, subject and words, in any case and script", async () => {
    const { add, names } = await home();
    await add("Frühling", saying("Grüße aus ÅRHUS", { subject: "Neuigkeiten" }));
    const html = `<style>.hidden{}</style><p>Dentro <b>del</b> HTML</p>`;
    await add("Raw", saying("", { subject: "100% _off_", source: { kind: "html", html } }));
    expect(await names({ search: "FRÜH" })).toEqual(["Frühling"]);
    expect(await names({ search: "århus" })).toEqual(["Frühling"]);
    expect(await names({ search: "neuig" })).toEqual(["Frühling"]);
    expect(await names({ search: "dentro del html" })).toEqual(["Raw"]);
    expect(await names({ search: "% _o" })).toEqual(["Raw"]);
    expect(await names({ search: "hidden" })).toEqual([]);
  });

  test("finds a template by its new name and not by its old one", async () => {
    const { add, templates, names } = await home();
    const templateId = await add("Before");
    await templates.rename({ templateId, name: "After" });
    expect([await names({ search: "before" }), await names({ search: "after" })]).toEqual([[], ["After"]]);
  });

  test.each(["updated", "name"] as const)("is paged without gap or repeat (%s)", async (order) => {
    const { add, templates, companyId } = await home();
    for (const name of ["b", "B", "a", "ä", "Z", "b"]) await add(name);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await templates.list({ companyId, order, cursor, limit: 2 });
      seen.push(...page.templates.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const whole = await templates.list({ companyId, order, limit: 200 });
    expect(seen).toEqual(whole.templates.map(({ id }) => id));
    expect(new Set(seen).size).toBe(6);
  });

  test.each([
    "x",
    "[]",
    '["2026-13-01 00:00:00.000000+00","00000000-0000-7000-8000-000000000000"]',
    '["yesterday","00000000-0000-7000-8000-000000000000"]',
  ])("refuses a cursor that was not ours: %s", async (cursor) => {
    const { templates, companyId } = await home();
    expect(await refusalOf(templates.list({ companyId, cursor }))).toBe("invalid: invalid_input");
  });
});

describe("places and tags", () => {
  test("a template lies in several folders, and the answer takes back what was changed", async () => {
    const { add, templates, folders, companyId, names } = await home();
    const [a, b] = await Promise.all(
      ["A", "B"].map((name) => folders.add({ companyId, parentId: null, name })),
    );
    if (!a || !b) throw new Error("no folders");
    const templateId = await add("Hello", saying("x"), a.id);
    const undo = await templates.place({
      add: [
        { templateId, folderId: b.id },
        { templateId, folderId: a.id },
      ],
      remove: [],
    });
    expect(undo).toEqual({ add: [], remove: [{ templateId, folderId: b.id }] });
    expect(await names({ place: a.id })).toEqual(["Hello"]);
    expect(await names({ place: b.id })).toEqual(["Hello"]);
    await templates.place(undo);
    expect(await names({ place: b.id })).toEqual([]);
    expect(await templates.counts({ companyId })).toEqual({ all: 1, unfiled: 0, archived: 0 });
  });

  test("another company's folder takes none, nor do templates of two companies go together", async () => {
    const { add, templates, folders, tenant } = await home();
    const templateId = await add("Hello");
    const other = await rows.company(world.database.superuser, { tenantId: tenant.id });
    const folder = await folders.add({ companyId: other.id, parentId: null, name: "Theirs" });
    const theirs = await templates.add({
      companyId: other.id,
      folderId: null,
      name: "T",
      draft: saying("x"),
    });
    const into = (id: string) => ({ templateId: id, folderId: folder.id });
    expect(await refusalOf(templates.place({ add: [into(templateId)], remove: [] }))).toBe(
      "not_found: not_found",
    );
    const both = { add: [into(theirs.id), into(templateId)], remove: [] };
    expect(await refusalOf(templates.place(both))).toBe("not_found: not_found");
    const archive = { templateIds: [theirs.id, templateId], isArchived: true };
    expect(await refusalOf(templates.setArchived(archive))).toBe("not_found: not_found");
    await world.database.superuser.query(
      "UPDATE companies SET status = 'archived', archived = now(), purged = now() WHERE id = $1",
      [other.id],
    );
    expect(await refusalOf(templates.setArchived(archive))).toBe("not_found: not_found");
  });

  test("writers of one template wait for each other, and none is turned away", async () => {
    const { add, templates, folders, companyId } = await home();
    const folderId = (await folders.add({ companyId, parentId: null, name: "News" })).id;
    const templateId = await add("Welcome");
    const place = { templateId, folderId };
    const calls = Array.from({ length: 12 }, (_, round) => [
      templates.duplicate({ templateId, name: `Copy ${round}` }),
      templates.place({ add: [place], remove: [] }),
      templates.setTags({ templateId, tags: [`round ${round}`] }),
      templates.place({ add: [], remove: [place] }),
      templates.setArchived({ templateIds: [templateId], isArchived: round % 2 === 0 }),
    ]).flat();
    const ended = await Promise.allSettled<unknown>(calls);
    expect(ended.filter(({ status }) => status === "rejected")).toEqual([]);
  });

  test("tags are made as they are named, counted, and asked for", async () => {
    const { add, templates, companyId, names } = await home();
    const templateId = await add("Hello");
    await add("Other");
    await templates.setTags({ templateId, tags: ["Sales", "日本", "Sales"] });
    const tags = await templates.tags({ companyId });
    expect(tags.map(({ name, templates: held }) => [name, held])).toEqual([
      ["Sales", 1],
      ["日本", 1],
    ]);
    expect(await names({ tagId: tags[1]?.id })).toEqual(["Hello"]);
    await templates.setTags({ templateId, tags: ["日本"] });
    expect((await templates.byId({ templateId })).tags.map(({ name }) => name)).toEqual(["日本"]);
    expect((await templates.tags({ companyId })).map(({ name }) => name)).toEqual(["日本"]);
  });
});

describe("the archive", () => {
  test("takes templates out of sight, forbids writing, and gives them back where they lay", async () => {
    const { add, templates, folders, companyId, names } = await home();
    const { id: folderId } = await folders.add({ companyId, parentId: null, name: "A" });
    const templateId = await add("Hello", saying("One"), folderId);
    expect(await refusalOf(templates.remove({ templateId }))).toBe("blocked: template_not_archived");
    await templates.setArchived({ templateIds: [templateId], isArchived: true });
    expect([await names(), await names({ place: "archived" })]).toEqual([[], ["Hello"]]);
    const save = { templateId, version: 1, draft: saying("Two") };
    expect(await refusalOf(templates.save(save))).toBe("blocked: template_archived");
    await templates.setArchived({ templateIds: [templateId], isArchived: false });
    expect(await names({ place: folderId })).toEqual(["Hello"]);
  });

  test("lets go for good what is not in use", async () => {
    const { add, templates } = await home();
    const [used, unused] = [await add("Used"), await add("Unused")];
    await world.database.superuser.query("UPDATE templates SET is_started = true WHERE id = $1", [used]);
    await templates.setArchived({ templateIds: [used, unused], isArchived: true });
    expect(await refusalOf(templates.remove({ templateId: used }))).toBe("blocked: template_in_use");
    await templates.remove({ templateId: unused });
    expect(await refusalOf(templates.byId({ templateId: unused }))).toBe("not_found: not_found");
  });
});

test("a copy says the same, lies in the same folders and goes its own way", async () => {
  const { add, templates, folders, companyId } = await home();
  const { id: folderId } = await folders.add({ companyId, parentId: null, name: "A" });
  const templateId = await add("Hello", saying("One"), folderId);
  await templates.setTags({ templateId, tags: ["Sales"] });
  const { id: copy } = await templates.duplicate({ templateId, name: "Hello (copy)" });
  await templates.save({ templateId, version: 1, draft: saying("Two") });
  expect(await templates.byId({ templateId: copy })).toMatchObject({
    name: "Hello (copy)",
    draft: saying("One"),
    version: 1,
    folderIds: [folderId],
    tags: [{ name: "Sales" }],
  });
});

test("nobody else's template is found, changed or told apart from one that is not there", async () => {
  const { add, asMember } = await home();
  const templateId = await add("Secret");
  const stranger = await foundTenant(world);
  for (const caller of [asMember, stranger.asOwner]) {
    const { templates } = caller;
    const draft = saying("Mine");
    for (const id of [templateId, randomId()])
      for (const call of [
        () => templates.byId({ templateId: id }),
        () => templates.versions({ templateId: id }),
        () => templates.versionById({ templateId: id, number: 1 }),
        () => templates.save({ templateId: id, version: 1, draft }),
        () => templates.setArchived({ templateIds: [id], isArchived: true }),
        () => templates.setTags({ templateId: id, tags: ["Mine"] }),
        () => templates.duplicate({ templateId: id, name: "Mine" }),
      ])
        expect(await refusalOf(call())).toBe("not_found: not_found");
  }
});
