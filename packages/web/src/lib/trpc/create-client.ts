import type { AppRouter } from "@rookery/server";
import { createTRPCClient, httpBatchLink, httpLink, retryLink, splitLink, type TRPCLink } from "@trpc/client";
import { confirming } from "./confirming-link.ts";
import { lazyLink } from "./lazy-link.ts";

/** Calls in one batch; the server refuses more. */
const MAX_BATCH = 10;
/** A mutation whose answer was lost on the way is sent again so often, each time with the same key. */
const MUTATION_TRIES = 3;
/** Mutations that answer piece by piece, while they go on. */
const streamed: ReadonlySet<string> = new Set(["emailAccounts.probe"]);

/** Gives a mutation the key by which the server knows its repeats. Stands above the retries, so that they share it. */
const keyed: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    next(
      op.type === "mutation"
        ? { ...op, context: { ...op.context, idempotencyKey: crypto.randomUUID() } }
        : op,
    );

/** Infinite queries say in which direction they go; our lists go one way, and the server takes no field that it does not know. */
const undirected: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) => {
    if (typeof op.input !== "object" || op.input === null || !("direction" in op.input)) return next(op);
    const { direction: _, ...input } = op.input;
    return next({ ...op, input });
  };

/**
 * The client of one tenant, or of the person alone where `tenantSlug` is undefined. A tenant has a client of its own, so
 * that a call that waits while the address changes still speaks for the tenant that it was made in.
 */
export function createClient(tenantSlug: string | undefined) {
  const url = new URL("/trpc", window.location.origin).href;
  // The header that no form of another site can send.
  const headers = {
    "x-portal-client": "portal",
    ...(tenantSlug === undefined ? {} : { "x-portal-tenant": tenantSlug }),
  };
  const keyedHeaders = (key: string) => ({ ...headers, "idempotency-key": key });
  return createTRPCClient<AppRouter>({
    links: [
      undirected,
      confirming,
      keyed,
      retryLink({
        retry: ({ op, error, attempts }) =>
          op.type === "mutation" &&
          error.data === undefined &&
          attempts < MUTATION_TRIES &&
          !isAborted(error),
        retryDelayMs: (attempt) => 400 * 2 ** attempt,
      }),
      splitLink({
        condition: (op) => op.type === "subscription",
        // Few pages listen; the others do without the code.
        true: lazyLink(async () => (await import("./event-link.ts")).eventLink(url, tenantSlug)),
        false: splitLink({
          condition: (op) => op.type === "mutation",
          true: splitLink({
            condition: (op) => streamed.has(op.path),
            true: lazyLink(async () => (await import("./stream-link.ts")).streamLink(url, keyedHeaders)),
            false: httpLink({ url, headers: ({ op }) => keyedHeaders(String(op.context["idempotencyKey"])) }),
          }),
          false: httpBatchLink({ url, maxItems: MAX_BATCH, headers }),
        }),
      }),
    ],
  });
}

const isAborted = (error: Error): boolean =>
  error.cause instanceof Error && error.cause.name === "AbortError";
