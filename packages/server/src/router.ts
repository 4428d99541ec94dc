import { accountRouter } from "./features/account/account.router.ts";
import { brandRouter } from "./features/brand/brand.router.ts";
import { companiesRouter } from "./features/companies/companies.router.ts";
import { domainsRouter } from "./features/domains/domains.router.ts";
import { emailAccountsRouter } from "./features/email-accounts/email-accounts.router.ts";
import { factorsRouter } from "./features/factors/factors.router.ts";
import { foldersRouter } from "./features/folders/folders.router.ts";
import { handoffsRouter } from "./features/handoffs/handoffs.router.ts";
import { importsRouter } from "./features/imports/imports.router.ts";
import { invitesRouter } from "./features/invites/invites.router.ts";
import { leadJobsRouter } from "./features/lead-jobs/lead-jobs.router.ts";
import { leadFieldsRouter } from "./features/lead-fields/lead-fields.router.ts";
import { leadViewsRouter } from "./features/lead-views/lead-views.router.ts";
import { leadsRouter } from "./features/leads/leads.router.ts";
import { noticesRouter } from "./features/notices/notices.router.ts";
import { passwordResetRouter } from "./features/password-reset/password-reset.router.ts";
import { peopleRouter } from "./features/people/people.router.ts";
import { policiesRouter } from "./features/policies/policies.router.ts";
import { sessionsRouter } from "./features/sessions/sessions.router.ts";
import { portalHostsRouter } from "./features/portal-hosts/portal-hosts.router.ts";
import { preferencesRouter } from "./features/preferences/preferences.router.ts";
import { settingsRouter } from "./features/settings/settings.router.ts";
import { signUpRouter } from "./features/sign-up/sign-up.router.ts";
import { suppressionsRouter } from "./features/suppressions/suppressions.router.ts";
import { tagsRouter } from "./features/tags/tags.router.ts";
import { templatesRouter } from "./features/templates/templates.router.ts";
import { tenantsRouter } from "./features/tenants/tenants.router.ts";
import { unsubscribeRouter } from "./features/unsubscribe/unsubscribe.router.ts";
import { router } from "./trpc.ts";

/** Every procedure of the product, a line per slice. */
export const appRouter = router({
  account: accountRouter,
  brand: brandRouter,
  companies: companiesRouter,
  domains: domainsRouter,
  emailAccounts: emailAccountsRouter,
  factors: factorsRouter,
  folders: foldersRouter,
  handoffs: handoffsRouter,
  imports: importsRouter,
  invites: invitesRouter,
  leadJobs: leadJobsRouter,
  leadFields: leadFieldsRouter,
  leads: leadsRouter,
  leadViews: leadViewsRouter,
  notices: noticesRouter,
  passwordReset: passwordResetRouter,
  people: peopleRouter,
  policies: policiesRouter,
  portalHosts: portalHostsRouter,
  preferences: preferencesRouter,
  sessions: sessionsRouter,
  settings: settingsRouter,
  signUp: signUpRouter,
  suppressions: suppressionsRouter,
  tags: tagsRouter,
  templates: templatesRouter,
  tenants: tenantsRouter,
  unsubscribe: unsubscribeRouter,
});

export type AppRouter = typeof appRouter;
