import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { createDb } from "@rookery/db";
import { serve, type ServerType } from "@hono/node-server";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createApp, type AppOptions } from "./app.ts";
import { EVENTS_CHANNEL } from "./live-events.ts";
import { createTestApp, type TestApp } from "./testing/create-test-app.ts";
import { foundTenant } from "./testing/found-tenant.ts";

const options: AppOptions = {
  health: { current: async () => ({ ready: true, checks: {} }), drain: () => undefined },
  portalFolder: undefined,
  mailFolder: undefined,
};
let world: TestApp;
let server: ServerType;
let port: number;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
  const app = createApp(world.deps, options);
  app.get("/fails", () => {
    throw new Error("relation users at db.internal:5432 in /srv/app.ts");
  });
  server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((listening) => server.once("listening", listening));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  await world.close();
});

const fetchFrom = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
const ours = { "x-portal-client": "portal" };
const json = { ...ours, "content-type": "application/json" };

type Asked = readonly [what: string, path: string, init: RequestInit, status: number];
const asked: readonly Asked[] = [
  ["liveness", "/healthz", {}, 200],
  ["readiness", "/readyz", {}, 200],
  ["an answer", "/trpc/sessions.current", {}, 200],
  ["a refused call", "/trpc/sessions.list", {}, 401],
  ["an unknown procedure", "/trpc/no.such", {}, 404],
  ["a page that is not there", "/no-such-page", {}, 404],
  ["a failure of ours", "/fails", {}, 500],
  ["a call without our header", "/trpc/sessions.signOut", { method: "POST" }, 403],
  [
    "a form from elsewhere",
    "/trpc/sessions.signOut",
    { method: "POST", headers: { origin: "https://evil.example" } },
    403,
  ],
  [
    "a multipart call",
    "/trpc/sessions.signOut",
    { method: "POST", headers: ours, body: new FormData() },
    415,
  ],
  ["a body of plain text", "/trpc/sessions.signOut", { method: "POST", headers: ours, body: "{}" }, 415],
  ["a body that is no JSON", "/trpc/sessions.signIn", { method: "POST", headers: json, body: "{" }, 400],
  [
    "a body too large",
    "/trpc/sessions.signIn",
    { method: "POST", headers: json, body: "x".repeat(1_100_000) },
    413,
  ],
  ["a mutation by GET", "/trpc/sessions.signOut", {}, 405],
];

describe("over HTTP", () => {
  test.each(asked)("%s carries the headers that keep a browser safe", async (_what, path, init, status) => {
    const answer = await fetchFrom(path, init);
    expect(answer.status).toBe(status);
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("x-frame-options")).toBe("DENY");
    expect(answer.headers.get("referrer-policy")).toBe("same-origin");
    expect(answer.headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(answer.headers.get("x-powered-by")).toBeNull();
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("the page that a provider sends people back to tells nobody its address", async () => {
    const answer = await fetchFrom("/oauth/callback?code=secret&state=x");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
  });

  test.each(asked.filter(([, path, , status]) => status >= 400 && path !== "/no-such-page"))(
    "%s tells code, reason and request id, and nothing of the inside",
    async (_what, path, init) => {
      const text = await (await fetchFrom(path, init)).text();
      const { error } = JSON.parse(text) as { error: { data: Record<string, unknown> } };
      expect(error.data["code"]).toMatch(/^[a-z_]+$/);
      expect(error.data["reason"]).toMatch(/^[a-z_]+$/);
      expect(error.data["requestId"]).toMatch(/^[0-9a-f-]{36}$/);
      expect(text).not.toMatch(/stack|\.ts|\/srv|relation|db\.internal|node_modules/);
    },
  );

  test("no answer of a procedure is kept by a cache on the way", async () => {
    for (const path of ["/trpc/sessions.current", "/trpc/sessions.list"]) {
      expect((await fetchFrom(path)).headers.get("cache-control")).toBe("no-store");
    }
  });

  test("a large body that does not say its length is refused as well", async () => {
    const status = await new Promise<number | undefined>((answered, failed) => {
      const headers = { ...json, "transfer-encoding": "chunked" };
      const sent = httpRequest({
        port,
        host: "127.0.0.1",
        path: "/trpc/sessions.signIn",
        method: "POST",
        headers,
      });
      sent.on("response", (answer) => answered(answer.resume().statusCode));
      sent.on("error", failed);
      for (let part = 0; part < 19; part += 1) sent.write("x".repeat(60_000));
      sent.end();
    });
    expect(status).toBe(413);
  });

  test("a small body that does not say its length is read", async () => {
    const answer = await new Promise<string>((answered, failed) => {
      const headers = { ...json, "transfer-encoding": "chunked" };
      const sent = httpRequest({
        port,
        host: "127.0.0.1",
        path: "/trpc/sessions.signIn",
        method: "POST",
        headers,
      });
      sent.on("response", (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () => answered(text));
      });
      sent.on("error", failed);
      sent.write(`{"email":"nobody@example.com",`);
      sent.end(`"password":"not a password"}`);
    });
    expect(answer).toContain("wrong_credentials");
  });

  test("without a database a call says that trying again can help", async () => {
    const nowhere = "postgres://nobody@127.0.0.1:1/nowhere";
    const lost = createDb({ appUrl: nowhere, systemUrl: nowhere, poolSize: 1 });
    const app = createApp({ ...world.deps, db: lost }, options);
    const headers = { ...ours, cookie: "portal_session=whoever" };
    const answer = await app.request("/trpc/sessions.current", { headers });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("database_unavailable");
    await lost.close();
  });

  test("https alone is promised where the address is https, and the cookie is bound to it", async () => {
    const env = { ...world.deps.env, APP_URL: "https://rookery.example" };
    const secure = createApp({ ...world.deps, env }, options);
    const answer = await secure.request("/trpc/sessions.signOut", {
      method: "POST",
      headers: { ...json, host: "rookery.example" },
    });
    expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-portal_session=; Path=\/; HttpOnly; SameSite=Lax; Expires=.*; Secure$/,
    );
    expect((await fetchFrom("/healthz")).headers.get("strict-transport-security")).toBeNull();
  });

  /** Listens to the news of an import that was just begun, as a portal does. */
  async function listen(log = world.deps.log) {
    const { tenant, owner } = await foundTenant(world);
    const { rows: made } = await world.database.superuser.query<{ id: string }>(
      "INSERT INTO imports (tenant_id, created_by, file_name, file_key, file_size_bytes) VALUES ($1, $2, 'a.csv', 'x', 1) RETURNING id",
      [tenant.id, owner.id],
    );
    const importId = made[0]?.id ?? "";
    const query = new URLSearchParams({
      input: JSON.stringify({ importId }),
      connectionParams: JSON.stringify({ tenant: tenant.slug }),
    });
    const app = createApp({ ...world.deps, log }, options);
    const cookie = `portal_session=${await world.signIn(owner.id)}`;
    const answer = await app.request(`/trpc/imports.progress?${query.toString()}`, {
      headers: { ...ours, cookie },
    });
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    let heard = "";
    const hearUntil = async (word: string) => {
      while (!heard.includes(word)) heard += new TextDecoder().decode((await reader.read()).value);
      return heard;
    };
    const tell = () =>
      world.database.superuser.query("SELECT pg_notify($1, $2)", [EVENTS_CHANNEL, `import:${importId}`]);
    await hearUntil("uploading");
    return { importId, hearUntil, tell };
  }

  test("a stream that breaks leaves a line in the log, and tells whoever listens no more than that", async () => {
    const lines: string[] = [];
    const { hearUntil, tell } = await listen(
      pino({ level: "error" }, { write: (line) => void lines.push(line) }),
    );
    const { superuser } = world.database;
    await superuser.query("ALTER TABLE imports RENAME TO imports_away");
    await tell();
    const heard = await hearUntil("internal");
    await superuser.query("ALTER TABLE imports_away RENAME TO imports");
    expect(heard).not.toMatch(/relation|SELECT|packages/);
    expect(lines.join()).toContain("stream failed");
  });

  test("a stream whose subject goes ends with a refusal, which nobody tries again", async () => {
    const { importId, hearUntil, tell } = await listen();
    await world.database.superuser.query("DELETE FROM imports WHERE id = $1", [importId]);
    await tell();
    // JSON-RPC's number for it in tRPC; that of an internal error is opened again and again.
    expect(await hearUntil("not_found")).toContain('"code":-32004');
  });
});
