import { createRootRouteWithContext, redirect, type ParsedLocation } from "@tanstack/react-router";
import { fetchSession } from "../features/sessions/use-sessions.ts";
import { paths } from "../lib/paths.ts";
import type { Api } from "../lib/trpc/api.ts";
import { RootLayout } from "./root-layout.tsx";
import type { TitleKey } from "./title-key.ts";

export interface RouterContext {
  readonly api: Api;
}

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** Names the page in the breadcrumbs and in the tab. */
    readonly title?: TitleKey;
  }
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: RootLayout });

/** Whoever is not signed in goes to sign in, and comes back. */
export async function requireSession(api: Api, location: ParsedLocation) {
  const session = await fetchSession(api);
  if (!session) throw redirect({ to: paths.signIn, search: { next: location.href }, replace: true });
  return session;
}
