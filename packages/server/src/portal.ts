import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";
import type { AppEnv } from "./app.ts";
import type { Context } from "./context.ts";
import { appearanceFor, type Appearance } from "./features/preferences/preferences.queries.ts";

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
    c.header("cache-control", "private, no-cache");
    const tenantSlug = /^\/t\/([a-z0-9-]{1,63})(?:\/|$)/.exec(c.req.path)?.[1];
    return c.html(dressed(index, await appearanceOf(c.get("context")(tenantSlug))));
  });
}

/** A portal that cannot ask how it should look is shown as it comes, and says what is wrong when it asks for more. */
async function appearanceOf(ctx: Context): Promise<Appearance | undefined> {
  if (ctx.request.sessionToken === undefined) return undefined;
  return appearanceFor(ctx).catch((error: unknown) => {
    ctx.log.warn({ requestId: ctx.request.requestId, err: error }, "appearance");
    return undefined;
  });
}

/**
 * The page as its reader has it from the first paint on: `public/appearance.js` and `lib/appearance.ts` read these. Every value
 * is one of ours or the name of a time zone, so that none needs escaping.
 */
function dressed(index: string, appearance: Appearance | undefined): string {
  if (!appearance) return index;
  const { language, theme, timeZone, dateFormat, isSidebarNarrow } = appearance;
  const zone = timeZone === null ? "" : ` data-time-zone="${timeZone}"`;
  const format = dateFormat === null ? "" : ` data-date-format="${dateFormat}"`;
  const sidebar = isSidebarNarrow ? ' data-sidebar="narrow"' : "";
  return index.replace(
    '<html lang="en">',
    `<html lang="${language}" data-theme-choice="${theme}"${zone}${format}${sidebar}>`,
  );
}
