import { createRoute } from "@tanstack/react-router";
import { paths } from "../lib/paths.ts";
import { lazyPage } from "./lazy-page.ts";
import { requireSession, rootRoute } from "./root-route.ts";
import { securitySearch } from "./search-params.ts";

const accountLayoutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.account,
  staticData: { title: "account" },
  beforeLoad: ({ context, location }) => requireSession(context.api, location),
  component: lazyPage(
    () => import("./account/account-layout.tsx"),
    (file) => file.AccountLayout,
    ["account"],
  ),
});

const profileRoute = createRoute({
  getParentRoute: () => accountLayoutRoute,
  path: "/",
  component: lazyPage(
    () => import("./account/profile-page.tsx"),
    (file) => file.ProfilePage,
    ["account"],
  ),
});

const securityRoute = createRoute({
  getParentRoute: () => accountLayoutRoute,
  path: "security",
  validateSearch: securitySearch,
  component: lazyPage(
    () => import("./account/security-page.tsx"),
    (file) => file.SecurityPage,
    ["account", "factors", "sessions"],
  ),
});

const preferencesRoute = createRoute({
  getParentRoute: () => accountLayoutRoute,
  path: "preferences",
  component: lazyPage(
    () => import("./account/preferences-page.tsx"),
    (file) => file.PreferencesPage,
    ["account", "preferences"],
  ),
});

/** Pages of a signed-in person, outside any tenant. */
export const accountRoute = accountLayoutRoute.addChildren([profileRoute, preferencesRoute, securityRoute]);
