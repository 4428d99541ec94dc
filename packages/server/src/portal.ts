import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Context as HonoContext, Hono } from "hono";
import type { AppEnv } from "./app.ts";
import type { Context } from "./context.ts";
import { brandOfPage } from "./features/brand/page-brand.ts";
import { appearanceFor } from "./features/preferences/preferences.queries.ts";
import { spokenLanguage } from "./features/preferences/preferences.rules.ts";
import { dressed, requirePlaces, type PageLook } from "./portal-page.ts";

const namesFile = (path: string): boolean => /\.[a-z0-9]+$/.test(path);

/** Serves the built portal: hashed files for ever, and index.html for every page that the router knows. */
export function portal(app: Hono<AppEnv>, folder: string): void {
  const index = readFileSync(join(folder, "index.html"), "utf8");
  requirePlaces(index);
  const files = serveStatic<AppEnv>({ root: folder, precompressed: true });
  app.get("/assets/*", async (c, next) => {
    await next();
    if (namesFile(c.req.path) && c.res.status === 200)
      c.header("cache-control", "public, max-age=31536000, immutable");
  });
  app.get("/*", async (c, next) => {
    if (namesFile(c.req.path)) return isOthersMark(c) ? next() : files(c, next);
    if (c.req.path.startsWith("/trpc") || c.req.path.startsWith("/uploads")) return next();
    c.header("cache-control", "private, no-cache");
    const { html, styleSource } = dressed(index, await lookOf(c));
    if (styleSource !== undefined) c.set("styleSource", styleSource);
    return c.html(html);
  });
}

/** The platform's own mark is not shown at a tenant's address. */
const isOthersMark = (c: HonoContext<AppEnv>): boolean =>
  c.req.path === "/favicon.svg" && c.get("address").tenant !== undefined;

/** A portal that cannot ask how it should look is shown as its address has it, and says what is wrong when it asks for more. */
async function lookOf(c: HonoContext<AppEnv>): Promise<PageLook> {
  const address = c.get("address");
  const { path } = c.req;
  const ctx = c.get("context")(address.tenant?.slug ?? /^\/t\/([a-z0-9-]{1,63})(?:\/|$)/.exec(path)?.[1]);
  try {
    const [brand, appearance] = await Promise.all([
      brandOfPage(ctx, path),
      appearanceOf(ctx, c.req.header("accept-language")),
    ]);
    return { address, brand, appearance };
  } catch (error) {
    ctx.log.warn({ requestId: ctx.request.requestId, err: error }, "appearance");
    return { address, brand: address.brand, appearance: undefined };
  }
}

const appearanceOf = async (ctx: Context, accepted = "") =>
  ctx.request.sessionToken === undefined
    ? undefined
    : appearanceFor(ctx, spokenLanguage(accepted.split(",")));
