import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { JobPutBack } from "../../jobs/queue.ts";
import { createTestApp, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundImporter, type Importer } from "../../testing/import-world.ts";
import { runUndo } from "./run-undo.ts";

vi.setConfig({ testTimeout: 60_000 });

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const never = new AbortController().signal;

const edit = (of: Importer, email: string, name: string) =>
  world.database.superuser.query(
    "UPDATE leads SET name = $3, updated = clock_timestamp() WHERE tenant_id = $1 AND email = $2",
    [of.tenant.id, email, name],
  );

const keptOf = async (of: Importer, importId: string, outcome: "kept" | "failed" = "kept") =>
  (await of.asOwner.imports.kept({ importId, outcome })).leads
    .toSorted((one, other) => (one.email < other.email ? -1 : 1))
    .map(({ email, reason }) => [email, reason]);

describe("undoing an import", () => {
  test("takes away what it created and gives back what it changed, tags and all", async () => {
    const of = await foundImporter(world);
    await of.importFile("email,name,company,tags\nann@example.org,Ann,ACME,old\nbob@example.org,Bob,,\n");
    const before = await of.leads();
    const second = await of.importFile(
      "email,name,company,status,tags\nann@example.org,Anna,Other,archived,new\nbob@example.org,,,,new\ncy@example.org,Cy,,,new\n",
      { tags: ["second"] },
    );
    expect(second.counts).toMatchObject({ created: 1, updated: 2 });
    expect(second.undoUntil).not.toBeNull();
    const undone = await of.undo(second.id);
    expect(undone).toMatchObject({
      status: "undone",
      undoUntil: null,
      undo: { reversed: 3, kept: 0, failed: 0, by: of.owner.name },
    });
    expect(await of.leads()).toEqual(before);
  });

  test("keeps what somebody changed since, and names it with the reason", async () => {
    const of = await foundImporter(world);
    await of.importFile("email,name\nann@example.org,Ann\nbob@example.org,Bob\ndee@example.org,Dee\n");
    const second = await of.importFile(
      "email,name\nann@example.org,Anna\nbob@example.org,Bobby\ndee@example.org,Deedee\nnew@example.org,New\nold@example.org,Old\n",
    );
    await edit(of, "ann@example.org", "Annabel");
    await edit(of, "new@example.org", "Newer");
    const { superuser } = world.database;
    await superuser.query("DELETE FROM leads WHERE tenant_id = $1 AND email = 'dee@example.org'", [
      of.tenant.id,
    ]);
    const undone = await of.undo(second.id);
    expect(undone.undo).toMatchObject({ reversed: 2, kept: 2, failed: 1 });
    expect(await keptOf(of, second.id)).toEqual([
      ["ann@example.org", "edited_since"],
      ["new@example.org", "edited_since"],
    ]);
    expect(await keptOf(of, second.id, "failed")).toEqual([["", "deleted_since"]]);
    expect((await of.leads()).map(({ email, name }) => [email, name])).toEqual([
      ["ann@example.org", "Annabel"],
      ["bob@example.org", "Bob"],
      ["new@example.org", "Newer"],
    ]);
  });

  test("revives nobody: who opted out since stays, and stays opted out", async () => {
    const of = await foundImporter(world);
    await of.importFile("email,name\nann@example.org,Ann\n");
    const second = await of.importFile("email,name\nann@example.org,Anna\nnew@example.org,New\n");
    const { superuser } = world.database;
    for (const value of ["ann@example.org", "new@example.org"]) {
      await rows.suppression(superuser, { tenantId: of.tenant.id, value });
      await superuser.query(
        "UPDATE leads SET status = 'unsubscribed', updated = clock_timestamp() WHERE tenant_id = $1 AND email = $2",
        [of.tenant.id, value],
      );
    }
    expect((await of.undo(second.id)).undo).toMatchObject({ reversed: 0, kept: 2 });
    expect(await keptOf(of, second.id)).toEqual([
      ["ann@example.org", "suppressed_since"],
      ["new@example.org", "suppressed_since"],
    ]);
    expect((await of.leads()).map(({ status }) => status)).toEqual(["unsubscribed", "unsubscribed"]);
  });

  test("of one import after the other leads back to the beginning", async () => {
    const of = await foundImporter(world);
    const first = await of.importFile("email,name\nann@example.org,Ann\n");
    const second = await of.importFile("email,name\nann@example.org,Anna\n");
    const third = await of.importFile("email,name\nann@example.org,Annabel\n");
    for (const { id } of [third, second, first])
      expect((await of.undo(id)).undo).toMatchObject({ reversed: 1, kept: 0 });
    expect(await of.leads()).toEqual([]);
  });

  test("of an older import leaves what a newer one wrote", async () => {
    const of = await foundImporter(world);
    const first = await of.importFile("email,name\nann@example.org,Ann\nbob@example.org,Bob\n");
    await of.importFile("email,name\nann@example.org,Anna\n");
    expect((await of.undo(first.id)).undo).toMatchObject({ reversed: 1, kept: 1 });
    expect((await of.leads()).map(({ name }) => name)).toEqual(["Anna"]);
  });

  test("leaves another list, and another import's leads, alone", async () => {
    const of = await foundImporter(world);
    const text = "email\nann@example.org\n";
    const mine = await of.importFile(text);
    await of.run(await of.upload(text, of.other.id));
    await of.importFile("email\nbob@example.org\n");
    await of.undo(mine.id);
    expect((await of.leads(of.other.id)).map(({ email }) => email)).toEqual(["ann@example.org"]);
    expect((await of.leads()).map(({ email }) => email)).toEqual(["bob@example.org"]);
  });

  test("is refused twice, before the end, where nothing changed, and after thirty days", async () => {
    const of = await foundImporter(world);
    const waiting = await of.upload("email\na@example.org\n");
    expect(await refusalOf(of.asOwner.imports.undo({ importId: waiting }))).toBe(
      "blocked: import_not_finished",
    );
    const done = await of.importFile("email\na@example.org\n");
    const same = await of.importFile("email\na@example.org\n");
    expect(await refusalOf(of.asOwner.imports.undo({ importId: same.id }))).toBe("blocked: nothing_to_undo");
    const { superuser } = world.database;
    await superuser.query("UPDATE imports SET finished = now() - interval '31 days' WHERE id = $1", [
      done.id,
    ]);
    expect(await refusalOf(of.asOwner.imports.undo({ importId: done.id }))).toBe("blocked: undo_too_late");
    await superuser.query("UPDATE imports SET finished = now() WHERE id = $1", [done.id]);
    await of.undo(done.id);
    expect(await refusalOf(of.asOwner.imports.undo({ importId: done.id }))).toBe(
      "conflict: undo_already_started",
    );
  });

  test("by somebody who lost the right to write ends, says why, and can begin anew", async () => {
    const of = await foundImporter(world);
    const done = await of.importFile("email\na@example.org\n");
    await of.asMember.imports.undo({ importId: done.id });
    await world.database.superuser.query("DELETE FROM company_members WHERE user_id = $1", [of.member.id]);
    await runUndo(world.deps, { tenantId: of.tenant.id, importId: done.id }, never);
    expect(await of.asOwner.imports.byId({ importId: done.id })).toMatchObject({
      status: "done",
      failureReason: "no_permission",
    });
    expect((await of.undo(done.id)).undo).toMatchObject({ reversed: 1 });
  });
});

describe("an undo of thousands", () => {
  const COUNT = 9_000;
  const file = (name: string) =>
    `email,name\n${Array.from({ length: COUNT }, (_, index) => `p${index}@example.org,${name} ${index}`).join("\n")}\n`;

  test("that is stopped, run twice at once, and met by the next import, does everything once", async () => {
    const of = await foundImporter(world);
    await of.importFile(file("First"));
    const second = await of.importFile(file("Second"));
    for (let index = 0; index < 500; index += 1) await edit(of, `p${index * 3}@example.org`, "By hand");
    await of.asOwner.imports.undo({ importId: second.id });
    const data = { tenantId: of.tenant.id, importId: second.id };
    const stop = AbortSignal.abort();
    await expect(runUndo(world.deps, data, stop)).rejects.toThrow(JobPutBack);
    await Promise.all([
      runUndo(world.deps, data, never),
      runUndo(world.deps, data, never),
      of.importFile("email,name\np1@example.org,Third\nfresh@example.org,Fresh\n"),
    ]);
    const { undo } = await of.asOwner.imports.byId({ importId: second.id });
    const { reversed = 0, kept = 0 } = undo ?? {};
    expect(reversed + kept).toBe(COUNT);
    expect([500, 501]).toContain(kept);
    const leads = await of.leads();
    expect(leads.filter(({ name }) => name === "By hand")).toHaveLength(500);
    expect(leads.filter(({ name }) => name?.startsWith("Second"))).toHaveLength(0);
    expect(leads.find(({ email }) => email === "p1@example.org")?.name).toBe("Third");
    expect(leads).toHaveLength(COUNT + 1);
  });
});
