/** What the portal may know of the server: types only, so that no server code can reach the browser. */
export type { AppRouter } from "./router.ts";
export type { AppErrorCode, Reason } from "./errors.ts";
export type { Permission, Role } from "./permissions.ts";
export type { FindingRule } from "./features/templates/finding.ts";
export type { ErrorData } from "./trpc.ts";
