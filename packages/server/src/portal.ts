import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";
import type { AppEnv } from "./app.ts";

const namesFile = (path: string): boolean => /\.[a-z0-9]+$/.test(path);

/** Serves the built portal: hashed files for ever, and index.html for every page that the router knows. */
export function portal(app: Hono<AppEnv>, folder: string): void {
  const index = readFileSync(join(folder, "index.html"), "utf8");
  const files = serveStatic({ root: folder, precompressed: true });
  app.get("/assets/*", async (c, next) => {
    await next();
    if (namesFile(c.req.path) && c.res.status === 200)
      c.header("cache-control", "public, max-age=31536000, immutable");
  });
  app.get("/*", async (c, next) => {
    if (namesFile(c.req.path)) return files(c, next);
    if (c.req.path.startsWith("/trpc") || c.req.path.startsWith("/uploads")) return next();
    c.header("cache-control", "no-cache");
    return c.html(index);
  });
}
