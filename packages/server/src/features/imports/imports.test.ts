import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { uploadFile } from "../../testing/upload-file.ts";
import type { ShownImport } from "./imports.queries.ts";
import { runImport } from "./run-import.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

/** A tenant with an owner, and a member who works in one of its two companies. */
async function northwind() {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser);
  const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
  const member = await rows.member(superuser, { tenantId: tenant.id });
  const company = await rows.company(superuser, { tenantId: tenant.id });
  const other = await rows.company(superuser, { tenantId: tenant.id });
  await rows.companyAccess(superuser, { tenantId: tenant.id, companyId: company.id, userId: member.id });
  const token = await world.signIn(owner.id);
  const as = (personId: string) => world.as({ personId, tenant: tenant.slug });
  const upload = (content: string | Uint8Array, companyId: string | null = company.id, by = token) =>
    uploadFile(world, { token: by, tenant: tenant.slug, companyId }, content);
  return {
    tenant,
    owner,
    member,
    company,
    other,
    upload,
    token,
    as,
    asOwner: await as(owner.id),
    asMember: await as(member.id),
  };
}
type Northwind = Awaited<ReturnType<typeof northwind>>;

const never = new AbortController().signal;
const runJob = (of: { tenant: { id: string } }, importId: string, signal = never) =>
  runImport(world.deps, { tenantId: of.tenant.id, importId }, signal);

/** Uploads, starts with the guessed columns, and does the job. */
async function importFile(
  of: Northwind,
  content: string | Uint8Array,
  companyId?: string | null,
): Promise<ShownImport> {
  const importId = await of.upload(content, companyId);
  const { reading } = await of.asOwner.imports.byId({ importId });
  await of.asOwner.imports.run({ importId, columns: reading?.guess ?? {} });
  await runJob(of, importId);
  return of.asOwner.imports.byId({ importId });
}

async function leadsOf(companyId: string | null) {
  const { rows: found } = await world.database.superuser.query<Record<string, string | null>>(
    "SELECT email, name, company AS employer, status FROM leads WHERE company_id IS NOT DISTINCT FROM $1 ORDER BY email",
    [companyId],
  );
  return found;
}

/** Counts that are not zero; fails where they do not add up. */
function countsOf({ counts }: ShownImport) {
  const { read, ...parts } = counts;
  expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(read);
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

describe("a lead file", () => {
  test("is uploaded, read, mapped and imported, and every line of it is accounted for", async () => {
    const north = await northwind();
    const file = [
      "sep=;",
      "E-Mail;Name;Firma;Status;Notizen",
      'Ann@Example.org;"Smith; Ann";ACME;active;x',
      "broken;Bob;;;",
      "ann@example.ORG;Ann again;;;",
      "",
      'zoë@münich.example;"Zoë\r\nMüller";;archived;',
      '"unclosed;line;;;',
      "short;row",
      ";;;;",
      "cy@example.org;Cy;;unsubscribed;",
    ].join("\r\n");
    const done = await importFile(north, `\ufeff${file}`);
    expect(done).toMatchObject({
      status: "done",
      failureReason: null,
      reading: { encoding: "utf-8", delimiter: ";" },
    });
    expect(countsOf(done)).toEqual({ read: 9, created: 2, duplicate: 1, blank: 2, rejected: 4 });
    expect(done.doneBytes).toBe(done.fileSizeBytes);
    expect(await leadsOf(north.company.id)).toEqual([
      { email: "ann@example.org", name: "Smith; Ann", employer: "ACME", status: "active" },
      { email: "zoë@xn--mnich-kva.example", name: "Zoë\r\nMüller", employer: null, status: "archived" },
    ]);
    const { lines, nextCursor } = await north.asOwner.imports.rejections({ importId: done.id });
    expect(lines.map(({ firstLine, reason }) => [firstLine, reason])).toEqual([
      [4, "email_without_at"],
      [9, "unclosed_quote"],
      [10, "too_few_cells"],
      [12, "status_not_importable"],
    ]);
    expect(nextCursor).toBeNull();
    const repeated = await north.asOwner.imports.rejections({ importId: done.id, outcome: "duplicate" });
    expect(repeated.lines).toMatchObject([
      { firstLine: 5, otherLine: 3, cells: ["ann@example.ORG", "Ann again", "", "", ""] },
    ]);
  });

  test("imported twice is unchanged the second time, and only what differs is written", async () => {
    const north = await northwind();
    const file = "email,name,company\na@example.org,Ann,ACME\nb@example.org,Bob,\nc@example.org,,\n";
    expect(countsOf(await importFile(north, file))).toEqual({ read: 3, created: 3 });
    expect(countsOf(await importFile(north, file))).toEqual({ read: 3, unchanged: 3 });
    const changed = "email,name,company\na@example.org,,Initech\nb@example.org,Bob,\nc@example.org,Cy,\n";
    expect(countsOf(await importFile(north, changed))).toEqual({ read: 3, updated: 2, unchanged: 1 });
    expect(await leadsOf(north.company.id)).toMatchObject([
      { name: "Ann", employer: "Initech" },
      { name: "Bob", employer: null },
      { name: "Cy", employer: null },
    ]);
  });

  test("sets a status where a line states one, and leaves it where the cell is blank", async () => {
    const north = await northwind();
    await importFile(
      north,
      "email,status\na@example.org,archived\nb@example.org,active\nc@example.org,archived\n",
    );
    const again = await importFile(
      north,
      "email,status\na@example.org,\nb@example.org,archived\nc@example.org,active\nd@example.org,\n",
    );
    expect(countsOf(again)).toEqual({ read: 4, created: 1, updated: 2, unchanged: 1 });
    expect((await leadsOf(north.company.id)).map(({ status }) => status)).toEqual([
      "archived",
      "archived",
      "active",
      "active",
    ]);
  });

  test("goes into the tenant's own pool where no company is named", async () => {
    const north = await northwind();
    expect(countsOf(await importFile(north, "email\na@example.org\n", null))).toEqual({
      read: 1,
      created: 1,
    });
    expect(countsOf(await importFile(north, "email\na@example.org\n", null))).toEqual({
      read: 1,
      unchanged: 1,
    });
    expect((await north.asOwner.leads.list({ companyId: null })).leads).toMatchObject([
      { email: "a@example.org" },
    ]);
  });

  test("never revives who must not be written to, also where that is known in another company only", async () => {
    const north = await northwind();
    const { superuser } = world.database;
    const put = (companyId: string | null, email: string, status: string) =>
      rows.lead(superuser, { tenantId: north.tenant.id, companyId, email, status });
    await put(north.company.id, "here@example.org", "unsubscribed");
    await put(north.other.id, "there@example.org", "bounced");
    await put(null, "pool@example.org", "complained");
    const file =
      "email,name,status\nhere@example.org,X,active\nthere@example.org,Y,\npool@example.org,Z,\nnew@example.org,N,\n";
    const importId = await north.upload(file, north.company.id, await world.signIn(north.member.id));
    await north.asMember.imports.run({ importId, columns: { email: 0, name: 1, status: 2 } });
    await runJob(north, importId);
    expect(countsOf(await north.asOwner.imports.byId({ importId }))).toEqual({
      read: 4,
      created: 1,
      suppressed: 3,
    });
    expect((await leadsOf(north.company.id)).map(({ email, status }) => [email, status])).toEqual([
      ["here@example.org", "unsubscribed"],
      ["new@example.org", "active"],
    ]);
    const { lines } = await north.asMember.imports.rejections({ importId, outcome: "suppressed" });
    expect(lines.map(({ firstLine, reason, cells }) => [firstLine, reason, cells])).toEqual([
      [2, "unsubscribed", ["here@example.org", "X", "active"]],
      [3, "bounced", ["there@example.org", "Y", ""]],
      [4, "complained", ["pool@example.org", "Z", ""]],
    ]);
  });

  test("another tenant's suppression and leads have no say", async () => {
    const [north, south] = [await northwind(), await northwind()];
    const { superuser } = world.database;
    await rows.lead(superuser, {
      tenantId: south.tenant.id,
      companyId: null,
      email: "a@example.org",
      status: "unsubscribed",
    });
    expect(countsOf(await importFile(north, "email\na@example.org\n"))).toEqual({ read: 1, created: 1 });
  });

  test("is read as the person says", async () => {
    const north = await northwind();
    const importId = await north.upload(Buffer.from("email,name\na@example.org,Andr\u00e9\n", "latin1"));
    const shown = await north.asOwner.imports.updateReading({ importId, encoding: "koi8-r" });
    expect(shown.columns[1]?.samples).toEqual(["AndrИ"]);
    await north.asOwner.imports.updateReading({ importId, encoding: "windows-1252" });
    const noHeader = await north.asOwner.imports.updateReading({ importId, hasHeader: false });
    expect(noHeader.columns[0]).toEqual({ header: null, samples: ["email", "a@example.org"] });
    await north.asOwner.imports.run({ importId, columns: { email: 0, name: 1 } });
    await runJob(north, importId);
    expect(countsOf(await north.asOwner.imports.byId({ importId }))).toEqual({
      read: 2,
      created: 1,
      rejected: 1,
    });
    expect(await leadsOf(north.company.id)).toMatchObject([{ name: "André" }]);
  });

  test("whose bytes are no text of its encoding loses those lines only", async () => {
    const north = await northwind();
    const file = Buffer.concat([
      Buffer.from(`email,name\n${"x".repeat(300_000)}@example.org,long\n`),
      Buffer.from("a@example.org,Andr\u00e9\nb@example.org,Bo\n", "latin1"),
    ]);
    const done = await importFile(north, file);
    expect(countsOf(done)).toEqual({ read: 3, created: 1, rejected: 2 });
    const { lines } = await north.asOwner.imports.rejections({ importId: done.id });
    expect(lines.map(({ reason }) => reason)).toEqual(["cell_too_long", "undecodable"]);
  });
});

describe("a file that is no list", () => {
  test.each([
    ["file_empty", Buffer.alloc(0)],
    ["file_header_only", Buffer.from("email,name\n")],
    ["file_is_image", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
    ["spreadsheet_damaged", Buffer.from("504b03041400060008000000000000000000786c2f", "hex")],
    ["file_is_archive", Buffer.from("504b03041400060008000000000000000000", "hex")],
    ["file_is_spreadsheet", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["file_has_nul", Buffer.alloc(400_000)],
    ["file_is_html", Buffer.from("<!doctype html><title>x</title>")],
  ])("ends as failed with %s", async (reason, content) => {
    const north = await northwind();
    const importId = await north.upload(content);
    const found = await north.asOwner.imports.byId({ importId });
    expect(found).toMatchObject({ status: "failed", failureReason: reason });
    expect(await refusalOf(north.asOwner.imports.run({ importId, columns: { email: 0 } }))).toBe(
      "blocked: import_finished",
    );
    expect(await world.deps.files.sizeBytes(`imports/${importId}`)).toBeUndefined();
    await north.asOwner.imports.discard({ importId });
    expect(await refusalOf(north.asOwner.imports.byId({ importId }))).toBe("not_found: not_found");
  });

  test("that has gone from the disk ends as failed and says so", async () => {
    const north = await northwind();
    const importId = await north.upload("email\na@example.org\n");
    await north.asOwner.imports.run({ importId, columns: { email: 0 } });
    await world.deps.files.remove(`imports/${importId}`);
    await runJob(north, importId);
    expect(await north.asOwner.imports.byId({ importId })).toMatchObject({
      status: "failed",
      failureReason: "file_gone",
    });
  });
});

describe("columns", () => {
  test("must name the address, exist, and be used once", async () => {
    const north = await northwind();
    const importId = await north.upload("email,name\na@example.org,Ann\n");
    const run = (columns: Record<string, number>) =>
      refusalOf(north.asOwner.imports.run({ importId, columns }));
    expect(await run({ name: 1 })).toBe("invalid: email_column_missing");
    expect(await run({ email: 7 })).toBe("invalid: column_unknown");
    expect(await run({ email: 0, name: 0 })).toBe("invalid: column_used_twice");
    expect(await run({ email: -1 })).toBe("invalid: invalid_input");
    expect(await north.asOwner.imports.byId({ importId })).toMatchObject({ status: "mapping" });
  });
});

describe("starting, stopping and discarding", () => {
  test("an import starts once, however often and at once it is asked to", async () => {
    const north = await northwind();
    const importId = await north.upload("email\na@example.org\n");
    const start = () => north.asOwner.imports.run({ importId, columns: { email: 0 } });
    const settled = await Promise.allSettled([start(), start(), start()]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await refusalOf(start())).toBe("conflict: import_already_started");
    const { rows: jobs } = await world.database.superuser.query(
      "SELECT FROM pgboss.job WHERE data->>'importId' = $1",
      [importId],
    );
    expect(jobs).toHaveLength(1);
  });

  test("a cancelled import keeps what it did, and a finished one cannot be cancelled", async () => {
    const north = await northwind();
    const importId = await north.upload("email\na@example.org\n");
    await north.asOwner.imports.run({ importId, columns: { email: 0 } });
    await north.asOwner.imports.cancel({ importId });
    expect(await north.asOwner.imports.byId({ importId })).toMatchObject({
      status: "running",
      isCancelling: true,
    });
    await runJob(north, importId);
    const found = await north.asOwner.imports.byId({ importId });
    expect(found).toMatchObject({ status: "cancelled", isCancelling: false });
    expect(countsOf(found)).toEqual({});
    expect(await refusalOf(north.asOwner.imports.cancel({ importId }))).toBe("blocked: import_finished");
  });

  test("one that waits for its columns is cancelled at once, and its file goes", async () => {
    const north = await northwind();
    const importId = await north.upload("email\na@example.org\n");
    await north.asOwner.imports.cancel({ importId });
    expect(await north.asOwner.imports.byId({ importId })).toMatchObject({ status: "cancelled" });
    expect(await world.deps.files.sizeBytes(`imports/${importId}`)).toBeUndefined();
  });

  test("one that wrote leads is not discarded", async () => {
    const north = await northwind();
    const { id } = await importFile(north, "email\na@example.org\n");
    expect(await refusalOf(north.asOwner.imports.discard({ importId: id }))).toBe("blocked: import_finished");
  });

  test("an archived company takes no file and starts no import", async () => {
    const north = await northwind();
    const importId = await north.upload("email\na@example.org\n");
    await north.asOwner.companies.archive({ companyId: north.company.id });
    expect(await refusalOf(north.asOwner.imports.run({ importId, columns: { email: 0 } }))).toBe(
      "blocked: company_archived",
    );
    await expect(north.upload("email\na@example.org\n")).rejects.toThrow(/company_archived/);
  });
});

describe("who may", () => {
  test("a member imports where they work, looks where they view, and finds nothing elsewhere", async () => {
    const north = await northwind();
    const { superuser } = world.database;
    const viewer = await rows.member(superuser, { tenantId: north.tenant.id });
    await rows.companyAccess(superuser, {
      tenantId: north.tenant.id,
      companyId: north.company.id,
      userId: viewer.id,
      access: "view",
    });
    const importId = await north.upload("email\na@example.org\n");
    const elsewhere = await north.upload("email\na@example.org\n", north.other.id);
    const asViewer = await north.as(viewer.id);
    expect(await asViewer.imports.byId({ importId })).toMatchObject({ status: "mapping" });
    expect(await refusalOf(asViewer.imports.run({ importId, columns: { email: 0 } }))).toBe(
      "forbidden: view_only",
    );
    expect(await refusalOf(asViewer.imports.cancel({ importId }))).toBe("forbidden: view_only");
    for (const call of [
      () => north.asMember.imports.byId({ importId: elsewhere }),
      () => north.asMember.imports.run({ importId: elsewhere, columns: { email: 0 } }),
      () => north.asMember.imports.rejections({ importId: elsewhere }),
      () => north.asMember.imports.list({ companyId: north.other.id }),
      () => north.asMember.imports.byId({ importId: randomId() }),
    ]) {
      expect(await refusalOf(call())).toBe("not_found: not_found");
    }
    await north.asMember.imports.run({ importId, columns: { email: 0 } });
  });

  test("another tenant's import answers as one that is not there", async () => {
    const [north, south] = [await northwind(), await northwind()];
    const importId = await north.upload("email\na@example.org\n");
    for (const call of [
      () => south.asOwner.imports.byId({ importId }),
      () => south.asOwner.imports.run({ importId, columns: { email: 0 } }),
      () => south.asOwner.imports.cancel({ importId }),
      () => south.asOwner.imports.discard({ importId }),
      () => south.asOwner.imports.updateReading({ importId, hasHeader: false }),
      () => south.asOwner.imports.rejections({ importId }),
    ]) {
      expect(await refusalOf(call())).toBe("not_found: not_found");
    }
  });

  test("a job ends where its starter has lost the right to write", async () => {
    const north = await northwind();
    const importId = await north.upload(
      "email\na@example.org\n",
      north.company.id,
      await world.signIn(north.member.id),
    );
    await north.asMember.imports.run({ importId, columns: { email: 0 } });
    await world.database.superuser.query("DELETE FROM company_members WHERE user_id = $1", [north.member.id]);
    await runJob(north, importId);
    expect(await north.asOwner.imports.byId({ importId })).toMatchObject({
      status: "failed",
      failureReason: "no_permission",
    });
    expect(await leadsOf(north.company.id)).toEqual([]);
  });
});

describe("progress", () => {
  test("comes at once, with each batch, and ends with the import", async () => {
    const north = await northwind();
    const importId = await north.upload("email\na@example.org\n");
    const news = await north.asOwner.imports.progress({ importId });
    const seen: string[] = [];
    const watching = (async () => {
      for await (const { status } of news) seen.push(status);
    })();
    // Once or, where the listening connection came up meanwhile, once more.
    await expect.poll(() => seen.at(-1)).toBe("mapping");
    await north.asOwner.imports.run({ importId, columns: { email: 0 } });
    await expect.poll(() => seen.at(-1)).toBe("running");
    await runJob(north, importId);
    await watching;
    expect(seen.at(-1)).toBe("done");
  });
});

describe("the list of imports", () => {
  test("shows a company's, newest first, page by page", async () => {
    const north = await northwind();
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) ids.unshift(await north.upload("email\na@example.org\n"));
    await north.upload("email\na@example.org\n", north.other.id);
    const companyId = north.company.id;
    const first = await north.asOwner.imports.list({ companyId, limit: 2 });
    expect(first.imports.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(first.imports[0]).toMatchObject({ createdBy: { name: north.owner.name } });
    const second = await north.asOwner.imports.list({ companyId, limit: 2, cursor: first.nextCursor ?? "" });
    expect(second.imports.map(({ id }) => id)).toEqual(ids.slice(2));
    expect(second.nextCursor).toBeNull();
  });
});

describe("how an import ended", () => {
  test("is told to whoever started it, alone, with its counts", async () => {
    const of = await northwind();
    const made = await importFile(of, "email,name\nada@example.com,Ada\nnot an address,Bob\n");
    const [notice, ...more] = await of.asOwner.notices.list();
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      kind: "import_done",
      subjectId: made.id,
      workspaceName: of.company.workspace_name,
      facts: { created: 1, updated: 0, rejected: 1 },
    });
    expect(await of.asMember.notices.list()).toEqual([]);
  });

  test("is told where it stopped as well, once", async () => {
    const of = await northwind();
    const importId = await of.upload("email\nada@example.com\n");
    await of.asOwner.imports.run({ importId, columns: { email: 0 } });
    const { superuser } = world.database;
    await superuser.query("UPDATE imports SET file_key = 'gone' WHERE id = $1", [importId]);
    await runJob(of, importId);
    await runJob(of, importId);
    expect((await of.asOwner.notices.list()).map(({ kind }) => kind)).toEqual(["import_failed"]);
  });
});
