import { createRoute, redirect } from "@tanstack/react-router";
import { paths } from "../lib/paths.ts";
import { lazyPage } from "./lazy-page.ts";
import { prefetchLeads } from "./prefetch.ts";
import {
  accountsSearch,
  domainSearch,
  domainsSearch,
  importSearch,
  leadFieldsSearch,
  leadsSearch,
  templateSearch,
  templatesSearch,
} from "./search-params.ts";
import { tenantLayoutRoute } from "./tenant-layout-route.ts";

const companyLayoutRoute = createRoute({
  getParentRoute: () => tenantLayoutRoute,
  path: "c/$workspace",
});

const companyHomeRoute = createRoute({
  getParentRoute: () => companyLayoutRoute,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: paths.setUp, params, replace: true });
  },
});

const setUpRoute = createRoute({
  getParentRoute: () => companyLayoutRoute,
  path: "setup",
  staticData: { title: "setUp" },
  component: lazyPage(
    () => import("../features/companies/set-up-page.tsx"),
    (file) => file.SetUpPage,
    ["companies"],
  ),
});

const leadsRoute = createRoute({
  getParentRoute: () => companyLayoutRoute,
  path: "leads",
  staticData: { title: "leads" },
  validateSearch: leadsSearch,
  loaderDeps: ({ search: { lead: _lead, add: _add, ...list } }) => list,
  // Waits for nothing: the page shows its frame meanwhile.
  loader: ({ context: { api }, params, deps }) => void prefetchLeads(api, params, deps),
  component: lazyPage(
    () => import("../features/leads/leads-page.tsx"),
    (file) => file.LeadsPage,
    ["leads"],
  ),
});

const leadJobsRoute = createRoute({
  getParentRoute: () => companyLayoutRoute,
  path: "leads/changes",
  staticData: { title: "leadJobs" },
  component: lazyPage(
    () => import("../features/lead-jobs/jobs-page.tsx"),
    (file) => file.JobsPage,
    ["leadJobs"],
  ),
});

const leadJobRoute = createRoute({
  getParentRoute: () => companyLayoutRoute,
  path: "leads/changes/$jobId",
  staticData: { title: "leadJob" },
  component: lazyPage(
    () => import("../features/lead-jobs/job-page.tsx"),
    (file) => file.JobPage,
    ["leadJobs"],
  ),
});

const leadFieldsRoute = createRoute({
  getParentRoute: () => companyLayoutRoute,
  path: "leads/fields",
  staticData: { title: "leadFields" },
  validateSearch: leadFieldsSearch,
  component: lazyPage(
    () => import("../features/lead-fields/lead-fields-page.tsx"),
    (file) => file.LeadFieldsPage,
    ["leadFields"],
  ),
});

const domainsRoute = createRoute({
  getParentRoute: () => companyLayoutRoute,
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
  getParentRoute: () => companyLayoutRoute,
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
  getParentRoute: () => companyLayoutRoute,
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
  getParentRoute: () => companyLayoutRoute,
  path: "accounts/new",
  staticData: { title: "newAccount" },
  component: lazyPage(
    () => import("../features/email-accounts/new-account-page.tsx"),
    (file) => file.NewAccountPage,
    ["emailAccounts"],
  ),
});

const emailAccountRoute = createRoute({
  getParentRoute: () => companyLayoutRoute,
  path: "accounts/$accountId",
  staticData: { title: "emailAccount" },
  component: lazyPage(
    () => import("../features/email-accounts/account-page.tsx"),
    (file) => file.AccountPage,
    ["emailAccounts"],
  ),
});

const templatesRoute = createRoute({
  getParentRoute: () => companyLayoutRoute,
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
  getParentRoute: () => companyLayoutRoute,
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
  getParentRoute: () => companyLayoutRoute,
  path: "imports",
  staticData: { title: "imports" },
  component: lazyPage(
    () => import("../features/imports/imports-page.tsx"),
    (file) => file.ImportsPage,
    ["imports"],
  ),
});

const newImportRoute = createRoute({
  getParentRoute: () => companyLayoutRoute,
  path: "imports/new",
  staticData: { title: "newImport" },
  component: lazyPage(
    () => import("../features/imports/new-import-page.tsx"),
    (file) => file.NewImportPage,
    ["imports"],
  ),
});

const importRoute = createRoute({
  getParentRoute: () => companyLayoutRoute,
  path: "imports/$importId",
  staticData: { title: "import" },
  validateSearch: importSearch,
  component: lazyPage(
    () => import("../features/imports/import-page.tsx"),
    (file) => file.ImportPage,
    ["imports"],
  ),
});

/** Everything inside a company. */
export const companyRoute = companyLayoutRoute.addChildren([
  companyHomeRoute,
  setUpRoute,
  leadsRoute,
  leadJobsRoute,
  leadJobRoute,
  leadFieldsRoute,
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
]);
