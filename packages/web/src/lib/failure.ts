import type { AppErrorCode, ErrorData, Reason } from "@rookery/server";

/** What went wrong, as a screen can tell it. `offline`: no answer came at all. */
export interface Failure {
  readonly code: AppErrorCode | "internal" | "offline";
  readonly reason: Reason | "offline";
  readonly requestId: string;
  readonly field?: string;
  readonly retryAfterSeconds?: number;
  readonly details?: Readonly<Record<string, unknown>>;
}

const isErrorData = (data: unknown): data is ErrorData =>
  typeof data === "object" && data !== null && "reason" in data && "code" in data;

/** Reads whatever a query, a mutation or an upload threw. */
export function failureOf(error: unknown): Failure {
  const data = typeof error === "object" && error !== null && "data" in error ? error.data : undefined;
  if (isErrorData(data)) return { ...data };
  // An answer that was none of ours (a proxy's page) has a cause; so has a fetch that never arrived.
  const isNetwork = error instanceof Error && error.name === "TRPCClientError";
  return isNetwork
    ? { code: "offline", reason: "offline", requestId: "" }
    : { code: "internal", reason: "internal", requestId: "" };
}

/** Field path → key of the rule that the value breaks, as the server's schema found it. */
export function fieldFaultsOf(failure: Failure): Record<string, string> {
  const fields = failure.details?.["fields"];
  if (typeof fields !== "object" || fields === null) return {};
  return Object.fromEntries(Object.entries(fields).map(([field, rule]) => [field, String(rule)]));
}
