import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { AppEnv } from "./app.ts";
import type { Context } from "./context.ts";
import { portal } from "./portal.ts";

const page = "<!doctype html><title>Portal</title>";
let folder: string;
let app: Hono<AppEnv>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rookery-portal-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), page);
  writeFileSync(join(folder, "assets", "app-1a2b.js"), "plain()");
  writeFileSync(join(folder, "assets", "app-1a2b.js.br"), "brotli");
  app = new Hono<AppEnv>();
  // Nobody is signed in; how it looks for whoever is, preferences.test.ts shows.
  const nobody = { request: { sessionToken: undefined } } as Context;
  app.use((c, next) => {
    c.set("context", () => nobody);
    return next();
  });
  portal(app, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(["/", "/sign-in", "/t/northwind/c/blue-bottle/leads", "/assets", "/assets/"])(
  "the page %s is the portal, always asked for anew, and no fault is printed",
  async (path) => {
    const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const answer = await app.request(path);
    expect(await answer.text()).toBe(page);
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  },
);

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
