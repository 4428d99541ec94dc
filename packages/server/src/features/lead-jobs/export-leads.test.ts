import { buffer } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { leadJobsWorld, type LeadJobsWorld } from "../../testing/lead-jobs-world.ts";
import { cellsOf, readArchive } from "../../testing/read-workbook.ts";
import { uploadFile } from "../../testing/upload-file.ts";
import { runImport } from "../imports/run-import.ts";

vi.setConfig({ testTimeout: 60_000 });

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

/** With the mark at its start, which a decoder would take off. */
const text = async (file: Readable) => (await buffer(file)).toString("utf8");

const never = new AbortController().signal;

type Wish = { format?: "csv" | "xlsx"; columns?: string[]; filter?: object; companyId?: string };

async function exported(of: LeadJobsWorld, wish: Wish = {}) {
  const input = { companyId: of.company.id, filter: {}, format: "csv" as const, ...wish };
  const job = await of.done(of.asOwner.leadJobs.export(input));
  expect(job.status, job.failureReason ?? "").toBe("done");
  return { job, read: () => world.deps.files.read(`exports/${job.id}`) };
}

const formulas = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(A1)",
  "=cmd|' /C calc'!A0",
  "＝1+1",
  '"=1+1"',
  '=HYPERLINK("http://x.org","y")',
  "'=1+1",
];

describe("an export as CSV", () => {
  test("holds what matches in the order in which it came, with tags, own fields and the status of who must not be written to", async () => {
    const of = await leadJobsWorld(world);
    const { superuser } = world.database;
    const first = await of.put("z@x.org", { name: 'Ann "Ä", M.D.' });
    await of.put("a@x.org", { status: "bounced", name: "Tom" });
    await of.put("other@x.org", { companyId: of.other.id });
    await of.change({ kind: "tag", tags: ["b", "A"] }, { leadIds: [first.id] });
    const field = async (name: string, type: string) =>
      (
        await superuser.query<{ id: string }>(
          "INSERT INTO lead_fields (tenant_id, company_id, name, type) VALUES ($1, $2, $3, $4) RETURNING id",
          [of.tenant.id, of.company.id, name, type],
        )
      ).rows[0]?.id ?? "";
    const [city, vip, score, since] = [
      await field("City", "text"),
      await field("VIP", "boolean"),
      await field("Score", "number"),
      await field("Since", "date"),
    ];
    for (const [id, column, value] of [
      [city, "text", "=Graz"],
      [vip, "number", 1],
      [score, "number", -2.5],
      [since, "day", "2026-02-03"],
    ])
      await superuser.query(
        `INSERT INTO lead_field_values (tenant_id, lead_id, field_id, company_id, ${String(column)}) VALUES ($1, $2, $3, $4, $5)`,
        [of.tenant.id, first.id, id, of.company.id, value],
      );
    const { job, read } = await exported(of);
    expect(job.counts).toMatchObject({ done: 2, total: 2 });
    const lines = (await text(read())).split("\r\n");
    const time = /"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"/g;
    expect(lines.map((line) => line.replaceAll(time, '"<time>"'))).toEqual([
      `\ufeff"Email","Name","Employer","Status","Tags","Created","Updated","Source","File","City","VIP","Score","Since"`,
      `"z@x.org","Ann ""Ä"", M.D.","","active","A, b","<time>","<time>","","","'=Graz","true","'-2.5","2026-02-03"`,
      `"a@x.org","Tom","","bounced","","<time>","<time>","","","","","",""`,
      "",
    ]);
    const chosen = await exported(of, { columns: [score, "email"], filter: { statuses: ["active"] } });
    expect(await text(chosen.read())).toBe(`\ufeff"Score","Email"\r\n"'-2.5","z@x.org"\r\n`);
    const unknown = { companyId: of.company.id, filter: {}, format: "csv" as const, columns: [randomId()] };
    expect(await refusalOf(of.asOwner.leadJobs.export(unknown))).toBe("invalid: field_gone");
  });

  test("comes back through an import as it was, whatever a spreadsheet would make of it", async () => {
    const of = await leadJobsWorld(world);
    for (const [at, name] of formulas.entries()) await of.put(`lead-${at}@x.org`, { name });
    await world.database.superuser.query("UPDATE leads SET company = name WHERE tenant_id = $1", [
      of.tenant.id,
    ]);
    await of.change({ kind: "tag", tags: ["=Hot", "Fair"] });
    const { read } = await exported(of);
    const csv = await text(read());
    const cells = csv.slice(1).match(/(?<=^|,)"(?:[^"]|"")*"/gm) ?? [];
    expect(cells).toHaveLength(9 * (formulas.length + 1));
    expect(cells.filter((cell) => /^"[=+\-@\uff1d]/.test(cell))).toEqual([]);
    const token = await world.signIn(of.owner.id);
    const who = { token, tenant: of.tenant.slug, companyId: of.other.id };
    const importId = await uploadFile(world, who, csv);
    const { reading } = await of.asOwner.imports.byId({ importId });
    const { email, ...columns } = { email: 0, ...reading?.guess };
    await of.asOwner.imports.run({ importId, columns: { email, ...columns } });
    await runImport(world.deps, { tenantId: of.tenant.id, importId }, never);
    const names = async (companyId: string) =>
      (
        await world.database.superuser.query(
          "SELECT email, name, company FROM leads WHERE tenant_id = $1 AND company_id = $2 ORDER BY email",
          [of.tenant.id, companyId],
        )
      ).rows as unknown[];
    expect(await names(of.other.id)).toEqual(await names(of.company.id));
    expect((await of.leads(of.other.id)).map(({ tags }) => tags)).toEqual(
      (await of.leads()).map(({ tags }) => tags),
    );
  });
});

describe("an export as a workbook", () => {
  test("holds texts alone, each as it is", async () => {
    const of = await leadJobsWorld(world);
    const strange = ['a <b> & "c"', "_x0041_", "𝒳 \u00a0", " spaces "];
    const all = [...formulas, ...strange];
    for (const [at, name] of all.entries()) await of.put(`lead-${at}@x.org`, { name });
    const { job, read } = await exported(of, { format: "xlsx", columns: ["name", "email"] });
    expect(job.file?.name).toMatch(/^blue-bottle-[0-9a-f]+-leads-\d{4}-\d\d-\d\d\.xlsx$/);
    const parts = await readArchive(read());
    expect([...parts.keys()]).toContain("xl/workbook.xml");
    const sheet = cellsOf(parts.get("xl/worksheets/sheet1.xml") ?? "");
    expect(sheet.map((cells) => cells.map((cell) => cell.text))).toEqual([
      ["Name", "Email"],
      ...all.map((name, at) => [name, `lead-${at}@x.org`]),
    ]);
    expect(sheet.flat().filter(({ type, isFormula }) => type !== "inlineStr" || isFormula)).toEqual([]);
    expect(sheet[1]?.map(({ place }) => place)).toEqual(["A2", "B2"]);
  });
});

describe("an export of a list that changes meanwhile", () => {
  test("is of one moment: nothing is in it twice, half or too late", async () => {
    const of = await leadJobsWorld(world);
    await of.fill(10_000);
    const { files } = world.deps;
    let written = 0;
    let change: Promise<unknown> | undefined;
    async function* slowly(pieces: AsyncIterable<Uint8Array>) {
      for await (const piece of pieces) {
        yield piece;
        written += 1;
        // Before the first rows stand the headers.
        if (written < 2) continue;
        // Everything that can happen to a list happens to the rest of it.
        change ??= (async () => {
          await of.change({ kind: "status", status: "archived" });
          await of.change({ kind: "tag", tags: ["Hot"] });
          await of.change({ kind: "delete" }, { filter: { search: "lead-009" } });
          await of.change({ kind: "move", toCompanyId: of.other.id }, { filter: { search: "lead-008" } });
          await of.put("late@x.org");
        })();
        await change;
      }
    }
    const deps = {
      ...world.deps,
      files: {
        ...files,
        writePieces: (key: string, pieces: AsyncIterable<Uint8Array>) =>
          files.writePieces(key, slowly(pieces)),
      },
    };
    const { jobId } = await of.asOwner.leadJobs.export({
      companyId: of.company.id,
      filter: {},
      format: "csv",
      columns: ["email", "status", "tags"],
    });
    const { runLeadJob } = await import("./run-lead-job.ts");
    await runLeadJob(deps, { tenantId: of.tenant.id, jobId }, never);
    const lines = (await text(files.read(`exports/${jobId}`))).split("\r\n").slice(1, -1);
    expect(lines).toEqual(
      Array.from(
        { length: 10_000 },
        (_, at) => `"lead-${String(at + 1).padStart(6, "0")}@example.org","active",""`,
      ),
    );
    expect((await of.leads()).filter(({ status }) => status === "archived").length).toBeGreaterThan(7_000);
  });
});

describe("who may fetch an export", () => {
  const get = (path: string, token: string, tenant: string) =>
    Promise.resolve(
      world.app.request(`${path}?tenant=${tenant}`, { headers: { cookie: `portal_session=${token}` } }),
    );

  test("the tenant's members who see the company; for others it is not there", async () => {
    const [of, south] = [await leadJobsWorld(world), await leadJobsWorld(world)];
    const { superuser } = world.database;
    await of.put("a@x.org");
    const { job } = await exported(of, { columns: ["email"] });
    const member = async (companyId: string) => {
      const { id } = await rows.member(superuser, { tenantId: of.tenant.id });
      await rows.companyAccess(superuser, { tenantId: of.tenant.id, companyId, userId: id, access: "view" });
      return world.signIn(id);
    };
    const path = `/lead-exports/${job.id}`;
    const got = await get(path, await member(of.company.id), of.tenant.slug);
    expect([got.status, Buffer.from(await got.arrayBuffer()).toString("utf8")]).toEqual([
      200,
      `\ufeff"Email"\r\n"a@x.org"\r\n`,
    ]);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${job.file?.name}"`,
      "cache-control": "no-store",
      "content-length": String(job.file?.sizeBytes),
    });
    const bodyOf = async (response: Response) =>
      [response.status, (await response.text()).replace(/"requestId":"[^"]*"/, "")] as const;
    for (const [token, slug] of [
      [await member(of.other.id), of.tenant.slug],
      [await world.signIn(south.owner.id), south.tenant.slug],
      [await world.signIn(south.owner.id), of.tenant.slug],
    ] as const) {
      const hidden = await bodyOf(await get(path, token, slug));
      expect(hidden).toEqual(await bodyOf(await get(`/lead-exports/${randomId()}`, token, slug)));
      expect(hidden[0]).toBe(404);
    }
    const count = await of.asOwner.leadJobs.count({ companyId: of.company.id, filter: {} });
    for (const id of [count.jobId, "x", "..%2fimports"])
      expect((await get(`/lead-exports/${id}`, await world.signIn(of.owner.id), of.tenant.slug)).status).toBe(
        404,
      );
    expect((await Promise.resolve(world.app.request(path))).status).toBe(401);
  });

  test("reading it as slowly as one likes holds no connection to the database", async () => {
    const of = await leadJobsWorld(world);
    await of.fill(60_000);
    const { job } = await exported(of);
    const token = await world.signIn(of.owner.id);
    const slow = await Promise.all(
      Array.from({ length: 30 }, () => get(`/lead-exports/${job.id}`, token, of.tenant.slug)),
    );
    const readers = slow.map(({ body }) => body?.getReader());
    for (const reader of readers) expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    const { rows: held } = await world.database.superuser.query(
      "SELECT state, query FROM pg_stat_activity WHERE usename LIKE 'rookery_%' AND datname = current_database() AND state <> 'idle'",
    );
    expect(held).toEqual([]);
    expect((await of.asOwner.leads.list({ companyId: of.company.id, limit: 1 })).leads).toHaveLength(1);
    for (const reader of readers) await reader?.cancel();
  });
});
