import { createRoute, notFound, redirect } from "@tanstack/react-router";
import { lastTenant, rememberTenant } from "../lib/last-tenant.ts";
import { paths } from "../lib/paths.ts";
import { accountRoute } from "./account-routes.ts";
import { lazyPage } from "./lazy-page.ts";
import {
  accountsSearch,
  companiesSearch,
  domainSearch,
  domainsSearch,
  importSearch,
  leadsSearch,
  peopleSearch,
  templateSearch,
  templatesSearch,
} from "./search-params.ts";
import { prefetchLeads, prefetchTenant } from "./prefetch.ts";
import { handoffRoute, outsideRoute, unsubscribeRoute } from "./outside-routes.ts";
import { requireSession, rootRoute } from "./root-route.ts";
import { ShellSkeleton } from "./shell/shell-skeleton.tsx";

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

// Inside a tenant --------------------------------------------------------------------------------------------------

const tenantRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.tenant,
  pendingMs: 0,
  pendingComponent: ShellSkeleton,
  beforeLoad: async ({ context: { api }, location, params }) => {
    // All three set off at once: the shell needs each of them, and none needs another.
    prefetchTenant(api, params.tenant);
    const { tenants } = await requireSession(api, location);
    const tenant = tenants.find((each) => each.slug === params.tenant);
    if (!tenant) throw notFound();
    if (tenant.closedBy)
      throw redirect({ to: paths.accountSecurity, search: { closed: tenant.slug }, replace: true });
    rememberTenant(params.tenant);
  },
  component: lazyPage(
    () => import("./shell/shell.tsx"),
    (file) => file.Shell,
  ),
});

const tenantHomeRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: paths.companies, params, replace: true });
  },
});

const companiesRoute = createRoute({
  getParentRoute: () => tenantRoute,
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
  getParentRoute: () => tenantRoute,
  path: "companies/$workspace/settings",
  staticData: { title: "companySettings" },
  component: lazyPage(
    () => import("../features/companies/company-settings-page.tsx"),
    (file) => file.CompanySettingsPage,
    ["companies"],
  ),
});

const peopleRoute = createRoute({
  getParentRoute: () => tenantRoute,
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
  getParentRoute: () => tenantRoute,
  path: "settings",
  staticData: { title: "settings" },
  component: lazyPage(
    () => import("../features/settings/settings-page.tsx"),
    (file) => file.SettingsPage,
    ["settings"],
  ),
});

const policiesRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: "policies",
  staticData: { title: "policies" },
  component: lazyPage(
    () => import("../features/policies/policies-page.tsx"),
    (file) => file.PoliciesPage,
    ["policies"],
  ),
});

// Inside a company -------------------------------------------------------------------------------------------------

const companyRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: "c/$workspace",
});

const companyHomeRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: paths.setUp, params, replace: true });
  },
});

const setUpRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: "setup",
  staticData: { title: "setUp" },
  component: lazyPage(
    () => import("../features/companies/set-up-page.tsx"),
    (file) => file.SetUpPage,
    ["companies"],
  ),
});

const leadsRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: "leads",
  staticData: { title: "leads" },
  validateSearch: leadsSearch,
  loaderDeps: ({ search: { q, status, order } }) =>
    ({ search: q ?? "", status, order: order ?? "newest" }) as const,
  // Waits for nothing: the page shows its frame meanwhile.
  loader: ({ context: { api }, params, deps }) => void prefetchLeads(api, params, deps),
  component: lazyPage(
    () => import("../features/leads/leads-page.tsx"),
    (file) => file.LeadsPage,
    ["leads"],
  ),
});

const domainsRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: "domains",
  staticData: { title: "domains" },
  validateSearch: domainsSearch,
  component: lazyPage(
    () => import("../features/domains/domains-page.tsx"),
    (file) => file.DomainsPage,
    ["domains"],
  ),
});

const domainRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: "domains/$domainId",
  staticData: { title: "domain" },
  validateSearch: domainSearch,
  component: lazyPage(
    () => import("../features/domains/domain-page.tsx"),
    (file) => file.DomainPage,
    ["domains", "handoffs"],
  ),
});

const accountsRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: "accounts",
  staticData: { title: "emailAccounts" },
  validateSearch: accountsSearch,
  component: lazyPage(
    () => import("../features/email-accounts/accounts-page.tsx"),
    (file) => file.AccountsPage,
    ["emailAccounts"],
  ),
});

const newAccountRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: "accounts/new",
  staticData: { title: "newAccount" },
  component: lazyPage(
    () => import("../features/email-accounts/new-account-page.tsx"),
    (file) => file.NewAccountPage,
    ["emailAccounts"],
  ),
});

const emailAccountRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: "accounts/$accountId",
  staticData: { title: "emailAccount" },
  component: lazyPage(
    () => import("../features/email-accounts/account-page.tsx"),
    (file) => file.AccountPage,
    ["emailAccounts"],
  ),
});

const templatesRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: "templates",
  staticData: { title: "templates" },
  validateSearch: templatesSearch,
  component: lazyPage(
    () => import("../features/templates/templates-page.tsx"),
    (file) => file.TemplatesPage,
    ["templates"],
  ),
});

const templateRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: "templates/$templateId",
  staticData: { title: "template" },
  validateSearch: templateSearch,
  component: lazyPage(
    () => import("../features/templates/template-page.tsx"),
    (file) => file.TemplatePage,
    ["templates", "templateEditor", "templateFindings"],
  ),
});

const importsRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: "imports",
  staticData: { title: "imports" },
  component: lazyPage(
    () => import("../features/imports/imports-page.tsx"),
    (file) => file.ImportsPage,
    ["imports"],
  ),
});

const newImportRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: "imports/new",
  staticData: { title: "newImport" },
  component: lazyPage(
    () => import("../features/imports/new-import-page.tsx"),
    (file) => file.NewImportPage,
    ["imports"],
  ),
});

const importRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: "imports/$importId",
  staticData: { title: "import" },
  validateSearch: importSearch,
  component: lazyPage(
    () => import("../features/imports/import-page.tsx"),
    (file) => file.ImportPage,
    ["imports"],
  ),
});

export const routeTree = rootRoute.addChildren([
  homeRoute,
  outsideRoute,
  handoffRoute,
  unsubscribeRoute,
  accountRoute,
  tenantRoute.addChildren([
    tenantHomeRoute,
    companiesRoute,
    companySettingsRoute,
    peopleRoute,
    policiesRoute,
    settingsRoute,
    companyRoute.addChildren([
      companyHomeRoute,
      setUpRoute,
      leadsRoute,
      domainsRoute,
      domainRoute,
      accountsRoute,
      newAccountRoute,
      emailAccountRoute,
      templatesRoute,
      templateRoute,
      importsRoute,
      newImportRoute,
      importRoute,
    ]),
  ]),
]);
