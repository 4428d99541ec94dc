import { once } from "node:events";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { beginUploadOf, sendPiece, tusRequest } from "../../testing/upload-file.ts";

let world: TestApp;
let server: ReturnType<typeof serve>;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
  server = serve({ fetch: world.app.fetch, port: 0, hostname: "127.0.0.1" });
  await once(server, "listening");
});
afterAll(async () => {
  server.close();
  await world.close();
});

test("a connection that breaks at half costs nothing that has arrived, and the upload goes on", async () => {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser);
  const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
  const token = await world.signIn(owner.id);
  const line = Buffer.from("ann@example.org,Ann\n");
  const file = Buffer.concat([Buffer.from("email,name\n"), ...Array.from({ length: 50_000 }, () => line)]);
  const begun = await beginUploadOf(world, { token, tenant: tenant.slug, companyId: null }, file.length);
  const path = begun.headers.get("location") ?? "";

  const { port } = server.address() as AddressInfo;
  const half = request({
    port,
    path,
    method: "PATCH",
    headers: {
      cookie: `portal_session=${token}`,
      "x-portal-client": "portal",
      "tus-resumable": "1.0.0",
      "upload-offset": "0",
      "content-type": "application/offset+octet-stream",
      "content-length": file.length,
    },
  });
  half.on("error", () => undefined);
  half.write(file.subarray(0, file.length / 2));
  const offset = async () =>
    Number((await tusRequest(world, path, { method: "HEAD", token })).headers.get("upload-offset"));
  const onDisk = () => world.deps.files.sizeBytes(`imports/${path.split("/").at(-1)}`);
  await expect.poll(onDisk).toBeGreaterThan(0);
  half.destroy();

  // The broken request lets go of the upload, and asking where to go on is answered then.
  const arrived = await offset();
  expect(arrived).toBeGreaterThan(0);
  expect(arrived).toBeLessThan(file.length);
  expect(
    (await sendPiece(world, path, { token, offset: arrived, body: file.subarray(arrived) })).status,
  ).toBe(204);
  const caller = await world.as({ personId: owner.id, tenant: tenant.slug });
  expect(await caller.imports.byId({ importId: path.split("/").at(-1) ?? "" })).toMatchObject({
    status: "mapping",
    fileSizeBytes: file.length,
  });
});
