import { rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { beginUploadOf, sendPiece, tusRequest, uploadFile } from "../../testing/upload-file.ts";
import { filled, foundImporter } from "../../testing/import-world.ts";
import { runImport } from "./run-import.ts";
import { sweepImportFiles } from "./sweep-import-files.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

async function northwind() {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser);
  const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
  const company = await rows.company(superuser, { tenantId: tenant.id });
  const token = await world.signIn(owner.id);
  const who = { token, tenant: tenant.slug, companyId: company.id };
  return {
    tenant,
    owner,
    company,
    token,
    who,
    asOwner: await world.as({ personId: owner.id, tenant: tenant.slug }),
  };
}

const idOf = (path: string) => path.split("/").at(-1) ?? "";
const pathOf = (response: Response) => response.headers.get("location") ?? "";
const file = Buffer.from("email,name\nann@example.org,Ann\nbob@example.org,Bob\n");

async function refusal(response: Response) {
  const { error } = (await response.json()) as { error: { data: { code: string; reason: string } } };
  return `${response.status} ${error.data.code}: ${error.data.reason}`;
}

const offsetOf = async (path: string, token: string) =>
  Number((await tusRequest(world, path, { method: "HEAD", token })).headers.get("upload-offset"));

describe("an upload", () => {
  test("that was cut goes on from where it stopped, and the file is whole", async () => {
    const { who, token, asOwner } = await northwind();
    const path = pathOf(
      await beginUploadOf(world, { ...who, fileName: "../../etc/évil\u202e.csv" }, file.length),
    );
    await sendPiece(world, path, { token, offset: 0, body: file.subarray(0, 20) });
    expect(await asOwner.imports.byId({ importId: idOf(path) })).toMatchObject({
      status: "uploading",
      fileName: "évil.csv",
    });
    expect(await refusalOf(asOwner.imports.run({ importId: idOf(path), columns: { email: 0 } }))).toBe(
      "blocked: import_not_ready",
    );
    const offset = await offsetOf(path, token);
    expect(offset).toBe(20);
    expect((await sendPiece(world, path, { token, offset, body: file.subarray(offset) })).status).toBe(204);
    const found = await asOwner.imports.byId({ importId: idOf(path) });
    expect(found).toMatchObject({
      status: "mapping",
      reading: { columns: [{ samples: ["ann@example.org", "bob@example.org"] }, {}] },
    });
  });

  test("whose last answer was lost is finished by the next look at it", async () => {
    const { who, token, asOwner, tenant } = await northwind();
    const importId = await uploadFile(world, who, file);
    await world.database.superuser.query(
      "UPDATE imports SET status = 'uploading', reading = NULL WHERE tenant_id = $1",
      [tenant.id],
    );
    expect(await offsetOf(`/uploads/imports/${importId}`, token)).toBe(file.length);
    expect(await asOwner.imports.byId({ importId })).toMatchObject({ status: "mapping" });
  });

  test("with a piece in the wrong place is told so and keeps what it has", async () => {
    const { who, token } = await northwind();
    const path = pathOf(await beginUploadOf(world, who, file.length));
    await sendPiece(world, path, { token, offset: 0, body: file.subarray(0, 20) });
    const wrong = await sendPiece(world, path, { token, offset: 30, body: file.subarray(30) });
    expect(await refusal(wrong)).toBe("409 conflict: upload_conflict");
    expect(await offsetOf(path, token)).toBe(20);
  });

  test("larger than allowed, or than announced, is refused", async () => {
    const { who, token } = await northwind();
    const most = world.deps.env.UPLOAD_LIMIT_MB * 1024 * 1024;
    expect(await refusal(await beginUploadOf(world, who, most + 1))).toBe("400 invalid: file_too_large");
    const path = pathOf(await beginUploadOf(world, who, 10));
    expect(await refusal(await sendPiece(world, path, { token, offset: 0, body: file }))).toBe(
      "400 invalid: file_too_large",
    );
  });

  test("onto a full disk says so, and goes on when there is space again", async () => {
    const { who, token, asOwner } = await northwind();
    const path = pathOf(await beginUploadOf(world, who, file.length));
    const onDisk = join(world.deps.env.DATA_DIR, "files", "imports", idOf(path));
    await rm(onDisk);
    await symlink("/dev/full", onDisk);
    expect(await refusal(await sendPiece(world, path, { token, offset: 0, body: file }))).toBe(
      "503 unavailable: disk_full",
    );
    await rm(onDisk);
    await writeFile(onDisk, "");
    expect((await sendPiece(world, path, { token, offset: 0, body: file })).status).toBe(204);
    expect(await asOwner.imports.byId({ importId: idOf(path) })).toMatchObject({ status: "mapping" });
  });

  test("given up is removed with its file", async () => {
    const { who, token, asOwner } = await northwind();
    const path = pathOf(await beginUploadOf(world, who, file.length));
    expect((await tusRequest(world, path, { method: "DELETE", token })).status).toBe(204);
    expect(await refusalOf(asOwner.imports.byId({ importId: idOf(path) }))).toBe("not_found: not_found");
    expect(await world.deps.files.sizeBytes(`imports/${idOf(path)}`)).toBeUndefined();
  });

  test("needs a session, a company in sight and a proof of origin", async () => {
    const [north, south] = [await northwind(), await northwind()];
    const begin = (who: Partial<typeof north.who>) =>
      beginUploadOf(world, { ...north.who, ...who }, file.length);
    expect(await refusal(await begin({ token: "none" }))).toBe("401 signed_out: signed_out");
    expect(await refusal(await begin({ tenant: south.tenant.slug }))).toBe("404 not_found: not_found");
    expect(await refusal(await begin({ companyId: south.company.id }))).toBe("404 not_found: not_found");
    expect(await refusal(await begin({ companyId: randomId() }))).toBe("404 not_found: not_found");
    const bare = await world.app.request("/uploads/imports", {
      method: "POST",
      headers: { cookie: `portal_session=${north.token}` },
    });
    expect(bare.status).toBe(403);
  });

  test("belongs to who began it: nobody else reads, continues or removes it", async () => {
    const [north, south] = [await northwind(), await northwind()];
    const colleague = await rows.member(world.database.superuser, {
      tenantId: north.tenant.id,
      role: "admin",
    });
    const path = pathOf(await beginUploadOf(world, north.who, file.length));
    for (const token of [south.token, await world.signIn(colleague.id)]) {
      for (const method of ["HEAD", "DELETE"]) {
        expect((await tusRequest(world, path, { method, token })).status).toBe(404);
      }
      expect(await refusal(await sendPiece(world, path, { token, offset: 0, body: file }))).toBe(
        "404 not_found: not_found",
      );
    }
    expect((await tusRequest(world, path, { method: "HEAD", token: "none" })).status).toBe(401);
    expect((await tusRequest(world, path, { method: "GET", token: north.token })).status).toBe(404);
    expect(
      (await tusRequest(world, "/uploads/imports/..%2f..%2fx", { method: "HEAD", token: north.token }))
        .status,
    ).toBe(404);
  });
});

describe("the uploaded file", () => {
  test("comes back as it was, to those who see the import, as long as it is kept", async () => {
    const { who, token, tenant, asOwner } = await northwind();
    const content = "email,name\nann@example.org,Zoë\n";
    const importId = await uploadFile(world, { ...who, fileName: 'Lista "A" 名簿.csv' }, content);
    await asOwner.imports.run({ importId, columns: { email: 0 } });
    await runImport(world.deps, { tenantId: tenant.id, importId }, new AbortController().signal);
    const get = (slug: string, as: string) =>
      world.app.request(`/imports/${importId}/file?tenant=${slug}`, {
        headers: { cookie: `portal_session=${as}` },
      });
    const response = await get(tenant.slug, token);
    expect(await response.text()).toBe(content);
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="Lista _A_ __.csv"; filename*=UTF-8''Lista%20%22A%22%20%E5%90%8D%E7%B0%BF.csv`,
    );
    const south = await northwind();
    expect((await get(tenant.slug, south.token)).status).toBe(404);
    expect((await get(south.tenant.slug, south.token)).status).toBe(404);
    expect((await asOwner.imports.byId({ importId })).fileKeptUntil).not.toBeNull();
    const { superuser } = world.database;
    await superuser.query("UPDATE tenant_config SET import_file_days = 7 WHERE tenant_id = $1", [tenant.id]);
    const ended = (days: number) =>
      superuser.query("UPDATE imports SET finished = now() - make_interval(days => $2) WHERE id = $1", [
        importId,
        days,
      ]);
    const sweep = () => sweepImportFiles(world.deps, new AbortController().signal);
    await ended(6);
    await sweep();
    expect((await get(tenant.slug, token)).status).toBe(200);
    await ended(8);
    await sweep();
    const gone = await get(tenant.slug, token);
    expect([gone.status, await gone.json()]).toMatchObject([
      404,
      { error: { data: { reason: "file_gone" } } },
    ]);
    expect(await asOwner.imports.byId({ importId })).toMatchObject({ hasFile: false, fileKeptUntil: null });
  });
});

describe("the rejected lines as a file", () => {
  test("corrected and uploaded again become leads, with the columns as they were mapped, and nothing else changes", async () => {
    const of = await foundImporter(world);
    const file = "Kontakt;Mail;Firma\nAnn;ann.example.org;=ACME\nBob;bob@example.org;\n";
    const first = await of.run(await of.upload(file), { columns: { name: 0, email: 1, employer: 2 } });
    const given = await world.app.request(`/imports/${first.id}/rejected.csv?tenant=${of.tenant.slug}`, {
      headers: { cookie: `portal_session=${of.token}` },
    });
    const corrected = (await given.text()).replace("ann.example.org", "ann@example.org");
    const importId = await of.upload(corrected);
    const { reading } = await of.asOwner.imports.byId({ importId });
    expect(reading).toMatchObject({ guess: { name: 2, email: 3, employer: 4 }, isRemembered: true });
    expect(filled((await of.run(importId)).counts)).toEqual({ read: 1, created: 1 });
    expect((await of.leads()).map(({ email, name, employer }) => [email, name, employer])).toEqual([
      ["ann@example.org", "Ann", "=ACME"],
      ["bob@example.org", "Bob", null],
    ]);
  });

  test("stand in the columns of the file, with line and reason, and no cell is a formula", async () => {
    const { who, token, tenant, asOwner } = await northwind();
    const lines = ["email;name", "=cmd|x;+1", "ann@example.org;Ann", 'bad;"a ""b"" ; c"', "\t=1+1@x;@sum"];
    const importId = await uploadFile(world, who, lines.join("\n"));
    await asOwner.imports.run({ importId, columns: { email: 0, name: 1 } });
    await runImport(world.deps, { tenantId: tenant.id, importId }, new AbortController().signal);
    const get = (slug: string) =>
      world.app.request(`/imports/${importId}/rejected.csv?tenant=${slug}`, {
        headers: { cookie: `portal_session=${token}` },
      });
    const response = await get(tenant.slug);
    expect(response.headers.get("content-disposition")).toContain("attachment");
    expect(Buffer.from(await response.arrayBuffer()).toString("utf8")).toBe(
      [
        '\ufeff"Line";"Reason";"email";"name"',
        `"2";"email without at";"'=cmd|x";"'+1"`,
        `"4";"email without at";"bad";"a ""b"" ; c"`,
        `"5";"email domain invalid";"'\t'=1+1@x";"'@sum"`,
        "",
      ].join("\r\n"),
    );
    const south = await northwind();
    expect((await get(south.tenant.slug)).status).toBe(404);
    const asSouth = await world.app.request(`/imports/${importId}/rejected.csv?tenant=${south.tenant.slug}`, {
      headers: { cookie: `portal_session=${south.token}` },
    });
    expect(asSouth.status).toBe(404);
  });
});
