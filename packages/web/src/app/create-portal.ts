import { createRouter, type RouterHistory } from "@tanstack/react-router";
import { forgetSession } from "../features/sessions/use-sessions.ts";
import { ownTenant } from "../lib/brand.ts";
import { ownAddress } from "../lib/own-address.ts";
import { paths } from "../lib/paths.ts";
import { createQueryClient } from "../lib/query-client.ts";
import { createApi } from "../lib/trpc/api.ts";
import { RouteNotFound } from "./not-found-page.tsx";
import { CrashPage } from "./crash-page.tsx";
import { routeTree } from "./routes.ts";

/** Everything that one running portal consists of, apart from React. Tests make their own. */
export function createPortal(history?: RouterHistory) {
  const api = createApi(createQueryClient(() => onSignedOut()));
  const router = createRouter({
    routeTree,
    ...(ownTenant !== null && { rewrite: ownAddress(ownTenant) }),
    context: { api },
    ...(history && { history }),
    // What a route did not check does not reach its page.
    search: { strict: true },
    defaultPreload: "intent",
    defaultPreloadDelay: 40,
    // TanStack Query decides what is fresh.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 120,
    defaultPendingMinMs: 0,
    defaultNotFoundComponent: RouteNotFound,
    defaultErrorComponent: CrashPage,
    scrollRestoration: true,
  });

  /** The session ended elsewhere, or ran out: nothing of it stays, and the way back is kept. */
  function onSignedOut() {
    const { pathname, href } = router.state.location;
    if (pathname === paths.signIn) return;
    forgetSession(api);
    void router.navigate({ to: paths.signIn, search: { next: href, ended: true }, replace: true });
  }

  // The page's code is fetched while the session is asked for, and not after.
  const [matched] = router.getMatchedRoutes(router.latestLocation.pathname);
  for (const route of matched) void router.loadRouteChunk(route);

  return { api, router };
}

export type Portal = ReturnType<typeof createPortal>;

declare module "@tanstack/react-router" {
  interface Register {
    router: Portal["router"];
  }
}
