import type { Hono } from "hono";
import type { AppEnv } from "./app.ts";
import type { Deps } from "./context.ts";
import { logoRoutes } from "./features/companies/logo-routes.ts";
import { importRoutes } from "./features/imports/upload-routes.ts";

/** What cannot be a procedure, a line per slice: uploads and downloads. */
export function routes(app: Hono<AppEnv>, deps: Deps): void {
  logoRoutes(app, deps);
  importRoutes(app, deps);
}
