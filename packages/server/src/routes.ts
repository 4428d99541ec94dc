import type { Hono } from "hono";
import type { AppEnv } from "./app.ts";
import type { Deps } from "./context.ts";
import { brandRoutes } from "./features/brand/brand-routes.ts";
import { consentRoutes } from "./features/email-accounts/consent-routes.ts";
import { leadExportRoutes } from "./features/lead-jobs/lead-export-routes.ts";
import { logoRoutes } from "./features/companies/logo-routes.ts";
import { sendingEventsRoutes } from "./features/sending-events/sending-events-routes.ts";
import { unsubscribeRoutes } from "./features/unsubscribe/unsubscribe-routes.ts";
import { previewRoutes } from "./features/templates/preview-routes.ts";
import { importRoutes } from "./features/imports/upload-routes.ts";

/** For machines elsewhere, which prove themselves and have no cookie: before the portal's own proof is asked for. */
export function machineRoutes(app: Hono<AppEnv>, deps: Deps): void {
  sendingEventsRoutes(app, deps);
  unsubscribeRoutes(app, deps);
}

/** What cannot be a procedure, a line per slice: uploads and downloads. */
export function routes(app: Hono<AppEnv>, deps: Deps): void {
  brandRoutes(app, deps);
  consentRoutes(app, deps);
  logoRoutes(app, deps);
  importRoutes(app, deps);
  leadExportRoutes(app);
  previewRoutes(app, deps);
}
