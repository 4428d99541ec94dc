import type { AppRouter } from "@rookery/server";
import { httpSubscriptionLink, type TRPCLink } from "@trpc/client";

/** Server-sent events. They cannot carry headers of ours, so connection parameters name the tenant. */
export const eventLink = (url: string, tenantSlug: string | undefined): TRPCLink<AppRouter> =>
  httpSubscriptionLink<AppRouter, typeof EventSource>({
    url,
    connectionParams: tenantSlug === undefined ? {} : { tenant: tenantSlug },
  });
