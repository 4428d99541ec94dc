import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";
import type { AppEnv } from "./app.ts";

/** Serves the built portal: hashed files for ever, and index.html for every page that the router knows. */
export function portal(app: Hono<AppEnv>, folder: string): void {
  const index = readFileSync(join(folder, "index.html"), "utf8");
  app.use("/assets/*", async (c, next) => {
    await next();
    if (c.res.status === 200) c.header("cache-control", "public, max-age=31536000, immutable");
  });
  app.use("/*", serveStatic({ root: folder, precompressed: true, index: "" }));
  app.get("/*", (c, next) => {
    const isFile = /\.[a-z0-9]+$/.test(c.req.path);
    if (isFile || c.req.path.startsWith("/trpc") || c.req.path.startsWith("/uploads")) return next();
    c.header("cache-control", "no-cache");
    return c.html(index);
  });
}
