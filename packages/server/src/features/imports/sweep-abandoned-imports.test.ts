import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createTestApp, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { uploadFile } from "../../testing/upload-file.ts";
import { sweepAbandonedImports } from "./sweep-abandoned-imports.ts";

const DAY_MS = 86_400_000;

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

async function waitingImport() {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser);
  const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
  const company = await rows.company(superuser, { tenantId: tenant.id });
  const asOwner = await world.as({ personId: owner.id, tenant: tenant.slug });
  const of = { token: await world.signIn(owner.id), tenant: tenant.slug, companyId: company.id };
  const importId = await uploadFile(world, of, "email\nada@example.org\n");
  const fileBytes = () => world.deps.files.sizeBytes(`imports/${importId}`);
  return { asOwner, importId, fileBytes };
}

const sweepAfter = (days: number) =>
  sweepAbandonedImports(
    { ...world.deps, clock: () => new Date(Date.now() + days * DAY_MS) },
    new AbortController().signal,
  );

const run = { columns: { email: 0 } };

test("a file that waits for its columns is kept for a week, then removed with the reason told", async () => {
  const { asOwner, importId, fileBytes } = await waitingImport();
  await sweepAfter(6.9);
  expect(await asOwner.imports.byId({ importId })).toMatchObject({ status: "mapping", failureReason: null });
  expect(await fileBytes()).toBeGreaterThan(0);
  await sweepAfter(7.1);
  const ended = await asOwner.imports.byId({ importId });
  expect(ended).toMatchObject({ status: "failed", failureReason: "upload_abandoned" });
  expect(await fileBytes()).toBeUndefined();
  expect(await refusalOf(asOwner.imports.run({ importId, ...run }))).toMatch(/^(blocked|conflict): import_/);
});

test("an upload that stands still is ended too; of several tenants each, and twice at once does no more", async () => {
  const waiting = [await waitingImport(), await waitingImport()];
  await world.database.superuser.query(
    "UPDATE imports SET status = 'uploading', reading = NULL WHERE id = $1",
    [waiting[0]?.importId],
  );
  await Promise.all([sweepAfter(8), sweepAfter(8)]);
  for (const { asOwner, importId, fileBytes } of waiting) {
    expect((await asOwner.imports.byId({ importId })).failureReason).toBe("upload_abandoned");
    expect(await fileBytes()).toBeUndefined();
  }
});

test("what was started is left alone, however old", async () => {
  const { asOwner, importId, fileBytes } = await waitingImport();
  await asOwner.imports.run({ importId, ...run });
  await sweepAfter(400);
  expect((await asOwner.imports.byId({ importId })).status).toBe("running");
  expect(await fileBytes()).toBeGreaterThan(0);
});
