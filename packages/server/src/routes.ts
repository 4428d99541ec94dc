import type { Hono } from "hono";
import type { AppEnv } from "./app.ts";
import type { Deps } from "./context.ts";

/** What cannot be a procedure, a line per slice: uploads and downloads. */
export function routes(_app: Hono<AppEnv>, _deps: Deps): void {}
