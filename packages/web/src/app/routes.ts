import { createRoute, redirect } from "@tanstack/react-router";
import { lastTenant } from "../lib/last-tenant.ts";
import { paths } from "../lib/paths.ts";
import { accountRoute } from "./account-routes.ts";
import { companyRoute } from "./company-routes.ts";
import { consentRoute } from "./consent-route.ts";
import { lazyPage } from "./lazy-page.ts";
import { handoffRoute, outsideRoute, unsubscribeRoute } from "./outside-routes.ts";
import { requireSession, rootRoute } from "./root-route.ts";
import { brandSearch, companiesSearch, peopleSearch, suppressionsSearch } from "./search-params.ts";
import { tenantLayoutRoute } from "./tenant-layout-route.ts";

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.home,
  beforeLoad: async ({ context, location }) => {
    const { tenants } = await requireSession(context.api, location);
    const tenant = tenants.find((each) => each.slug === lastTenant()) ?? tenants[0];
    throw tenant
      ? redirect({ to: paths.companies, params: { tenant: tenant.slug }, replace: true })
      : redirect({ to: paths.account, replace: true });
  },
});

const tenantHomeRoute = createRoute({
  getParentRoute: () => tenantLayoutRoute,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: paths.companies, params, replace: true });
  },
});

const companiesRoute = createRoute({
  getParentRoute: () => tenantLayoutRoute,
  path: "companies",
  staticData: { title: "companies" },
  validateSearch: companiesSearch,
  component: lazyPage(
    () => import("../features/companies/companies-page.tsx"),
    (file) => file.CompaniesPage,
    ["companies"],
  ),
});

const companySettingsRoute = createRoute({
  getParentRoute: () => tenantLayoutRoute,
  path: "companies/$workspace/settings",
  staticData: { title: "companySettings" },
  component: lazyPage(
    () => import("../features/companies/company-settings-page.tsx"),
    (file) => file.CompanySettingsPage,
    ["companies"],
  ),
});

const peopleRoute = createRoute({
  getParentRoute: () => tenantLayoutRoute,
  path: "people",
  staticData: { title: "people" },
  validateSearch: peopleSearch,
  component: lazyPage(
    () => import("../features/people/people-page.tsx"),
    (file) => file.PeoplePage,
    ["people"],
  ),
});

const settingsRoute = createRoute({
  getParentRoute: () => tenantLayoutRoute,
  path: "settings",
  staticData: { title: "settings" },
  component: lazyPage(
    () => import("../features/settings/settings-page.tsx"),
    (file) => file.SettingsPage,
    ["settings"],
  ),
});

const brandRoute = createRoute({
  getParentRoute: () => tenantLayoutRoute,
  path: "brand",
  staticData: { title: "brand" },
  validateSearch: brandSearch,
  component: lazyPage(
    () => import("../features/brand/brand-page.tsx"),
    (file) => file.BrandPage,
    // The preview says what pages say, and causes are told as those of a domain's records are.
    ["brand", "domains", "sessions"],
  ),
});

const suppressionsRoute = createRoute({
  getParentRoute: () => tenantLayoutRoute,
  path: "suppressions",
  staticData: { title: "suppressions" },
  validateSearch: suppressionsSearch,
  loaderDeps: ({ search: { add: _add, erase: _erase, ...view } }) => view,
  // Waits for nothing: the page shows its frame meanwhile.
  loader: ({ context: { api }, params, deps }) =>
    void import("./prefetch-suppressions.ts").then((file) =>
      file.prefetchSuppressions(api, params.tenant, deps),
    ),
  component: lazyPage(
    () => import("../features/suppressions/suppressions-page.tsx"),
    (file) => file.SuppressionsPage,
    ["suppressions"],
  ),
});

const policiesRoute = createRoute({
  getParentRoute: () => tenantLayoutRoute,
  path: "policies",
  staticData: { title: "policies" },
  component: lazyPage(
    () => import("../features/policies/policies-page.tsx"),
    (file) => file.PoliciesPage,
    ["policies"],
  ),
});

export const routeTree = rootRoute.addChildren([
  homeRoute,
  outsideRoute,
  handoffRoute,
  unsubscribeRoute,
  consentRoute,
  accountRoute,
  tenantLayoutRoute.addChildren([
    tenantHomeRoute,
    companiesRoute,
    companySettingsRoute,
    peopleRoute,
    policiesRoute,
    brandRoute,
    suppressionsRoute,
    settingsRoute,
    companyRoute,
  ]),
]);
