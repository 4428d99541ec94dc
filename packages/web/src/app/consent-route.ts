import { createRoute, redirect } from "@tanstack/react-router";
import { paths } from "../lib/paths.ts";
import { lazyPage } from "./lazy-page.ts";
import { requireSession, rootRoute } from "./root-route.ts";
import { consentSearch, type ConsentSearch } from "./search-params.ts";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** What a mail provider sent somebody back with. */
    readonly providerAnswer?: ConsentSearch;
  }
}

/** Where mail providers send people back to; outside of any tenant, since one address is registered there. */
export const consentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.consent,
  staticData: { title: "connectAccount" },
  validateSearch: consentSearch,
  beforeLoad: async ({ context, location, search }) => {
    await requireSession(context.api, location);
    // Out of the address before anything is shown: history entries and copied links outlive the page.
    if (Object.keys(search).length > 0)
      throw redirect({ to: paths.consent, search: {}, state: { providerAnswer: search }, replace: true });
  },
  component: lazyPage(
    () => import("../features/email-accounts/consent-page.tsx"),
    (file) => file.ConsentPage,
    ["emailAccounts"],
  ),
});
