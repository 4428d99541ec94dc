import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { rows } from "@rookery/db/testing";
import { resolverOf, zoneText } from "@rookery/dns/testing";
import { expect, inject, test } from "vitest";
import { createOutboundGuard } from "../../outbound-guard.ts";
import { createOutbound } from "../../ports/outbound.ts";
import { createTestApp } from "../../testing/create-test-app.ts";
import { startScripted } from "../../testing/mail-servers.ts";

test("what a try has found so far is read while its server still thinks", async () => {
  const outbound = createOutbound(
    resolverOf(zoneText("mail.example A 127.0.0.1")),
    createOutboundGuard(["127.0.0.0/8"]),
  );
  const world = await createTestApp(inject("databaseServer"), { outbound });
  const greet = Promise.withResolvers<void>();
  const slow = await startScripted((socket) => void greet.promise.then(() => socket.end("500 go away\r\n")));
  const http = serve({ fetch: world.app.fetch, port: 0, hostname: "127.0.0.1" });
  await once(http, "listening");
  try {
    const { superuser } = world.database;
    const tenant = await rows.tenant(superuser);
    const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
    const company = await rows.company(superuser, { tenantId: tenant.id });
    const server = { host: "mail.example", port: slow.port, security: "none", username: "ada" };
    const form = {
      companyId: company.id,
      email: "ada@kaffee.example",
      smtp: server,
      imap: null,
      password: "x",
    };
    const { port } = http.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/trpc/emailAccounts.probe?batch=1`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "trpc-accept": "application/jsonl",
        "x-portal-client": "portal",
        "x-portal-tenant": tenant.slug,
        cookie: `portal_session=${await world.signIn(owner.id)}`,
      },
      body: JSON.stringify({ 0: form }),
    });
    const pieces = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = "";
    const hear = async (wanted: RegExp) => {
      while (!wanted.test(heard)) {
        const { value, done } = (await pieces?.read()) ?? { done: true, value: undefined };
        if (done) throw new Error(`The answer ended without ${wanted}: ${heard}`);
        heard += value;
      }
    };
    // Would wait for ever if pieces were held back until the end.
    await hear(/"stage":"connect","state":"passed"/);
    expect(heard).not.toContain('"state":"failed"');
    greet.resolve();
    await hear(/"stage":"greeting","state":"failed"/);
    await pieces?.cancel();
  } finally {
    http.close();
    await slow.close();
    await world.close();
  }
});
