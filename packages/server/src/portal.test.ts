import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { AppEnv } from "./app.ts";
import type { Context } from "./context.ts";
import { portal } from "./portal.ts";
import { platformAddress } from "./portal-address.ts";
import { readEnv } from "./env.ts";
import { TEST_SECRETS_KEYS } from "./testing/create-test-app.ts";

const page = `<!doctype html><html lang="en"><title>Portal</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml" /></html>`;
let folder: string;
let app: Hono<AppEnv>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rookery-portal-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), page);
  writeFileSync(join(folder, "assets", "app-1a2b.js"), "plain()");
  writeFileSync(join(folder, "assets", "app-1a2b.js.br"), "brotli");
  app = new Hono<AppEnv>();
  const address = platformAddress(
    readEnv({
      ROOKERY_MODE: "start",
      DATABASE_URL: "postgres://nowhere/app",
      DATABASE_SYSTEM_URL: "postgres://nowhere/system",
      APP_URL: "http://localhost:3000",
      APP_SECRET: "a secret of the tests, long enough",
      SECRETS_KEYS: TEST_SECRETS_KEYS,
      PLATFORM_NAME: "Mail & Co",
    }),
  );
  // Nobody is signed in; how it looks for whoever is, and under a brand, first-paint.test.ts shows.
  const nobody = {
    address,
    request: { sessionToken: undefined },
    caller: async () => ({ person: undefined, tenant: undefined }),
  } as unknown as Context;
  app.use((c, next) => {
    c.set("address", address);
    c.set("context", () => nobody);
    return next();
  });
  portal(app, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(["/", "/sign-in", "/t/northwind/c/blue-bottle/leads", "/assets", "/assets/"])(
  "the page %s is the portal under the platform's name, always asked for anew, and no fault is printed",
  async (path) => {
    const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const answer = await app.request(path);
    expect(await answer.text()).toContain("<title>Mail &#38; Co</title>");
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  },
);

test("a page that was built without a place for the brand is not served at all", () => {
  const broken = mkdtempSync(join(tmpdir(), "rookery-portal-"));
  writeFileSync(join(broken, "index.html"), page.replace("<title>Portal</title>", "<title>Vendor</title>"));
  expect(() => portal(new Hono<AppEnv>(), broken)).toThrow("index.html lacks <title>Portal</title>");
  rmSync(broken, { recursive: true });
});

test("a file whose name holds its hash is kept for ever, and sent compressed to whoever takes it so", async () => {
  const plain = await app.request("/assets/app-1a2b.js");
  expect(await plain.text()).toBe("plain()");
  expect(plain.headers.get("cache-control")).toContain("immutable");
  const small = await app.request("/assets/app-1a2b.js", { headers: { "accept-encoding": "br" } });
  expect(await small.text()).toBe("brotli");
  expect(small.headers.get("content-encoding")).toBe("br");
});

test.each(["/assets/gone-3c4d.js", "/favicon.ico", "/trpc", "/uploads/logo", "/../secret.txt"])(
  "%s is not there, and is no page",
  async (path) => {
    expect((await app.request(path)).status).toBe(404);
  },
);
