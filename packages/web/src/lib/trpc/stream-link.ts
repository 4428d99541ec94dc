import type { AppRouter } from "@rookery/server";
import { httpBatchStreamLink, type TRPCLink } from "@trpc/client";

/** Answers that come piece by piece, one call a request. */
export const streamLink = (
  url: string,
  headers: (idempotencyKey: string) => Record<string, string>,
): TRPCLink<AppRouter> =>
  httpBatchStreamLink<AppRouter>({
    url,
    maxItems: 1,
    headers: ({ opList: [op] }) => headers(String(op.context["idempotencyKey"])),
  });
