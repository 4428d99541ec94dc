import type { account } from "./en/account.ts";
import type { app } from "./en/app.ts";
import type { brand } from "./en/brand.ts";
import type { companies } from "./en/companies.ts";
import type { domains } from "./en/domains.ts";
import type { emailAccounts } from "./en/email-accounts.ts";
import type { errors } from "./en/errors.ts";
import type { factors } from "./en/factors.ts";
import type { handoffs } from "./en/handoffs.ts";
import type { imports } from "./en/imports.ts";
import type { lead } from "./en/lead.ts";
import type { leadFields } from "./en/lead-fields.ts";
import type { leadJobs } from "./en/lead-jobs.ts";
import type { leads } from "./en/leads.ts";
import type { notices } from "./en/notices.ts";
import type { passwordReset } from "./en/password-reset.ts";
import type { people } from "./en/people.ts";
import type { policies } from "./en/policies.ts";
import type { preferences } from "./en/preferences.ts";
import type { rules } from "./en/rules.ts";
import type { sessions } from "./en/sessions.ts";
import type { settings } from "./en/settings.ts";
import type { signUp } from "./en/sign-up.ts";
import type { suppressions } from "./en/suppressions.ts";
import type { templateEditor } from "./en/template-editor.ts";
import type { templates } from "./en/templates.ts";
import type { templateFindings } from "./en/template-findings.ts";
import type { unsubscribe } from "./en/unsubscribe.ts";
import type { ui } from "./en/ui.ts";

/** Every namespace with its keys; English is the one that the others must match. */
export interface Catalogues {
  account: typeof account;
  app: typeof app;
  brand: typeof brand;
  companies: typeof companies;
  domains: typeof domains;
  emailAccounts: typeof emailAccounts;
  errors: typeof errors;
  factors: typeof factors;
  handoffs: typeof handoffs;
  imports: typeof imports;
  lead: typeof lead;
  leadFields: typeof leadFields;
  leadJobs: typeof leadJobs;
  leads: typeof leads;
  notices: typeof notices;
  passwordReset: typeof passwordReset;
  people: typeof people;
  policies: typeof policies;
  preferences: typeof preferences;
  rules: typeof rules;
  sessions: typeof sessions;
  settings: typeof settings;
  signUp: typeof signUp;
  suppressions: typeof suppressions;
  templates: typeof templates;
  templateEditor: typeof templateEditor;
  templateFindings: typeof templateFindings;
  ui: typeof ui;
  unsubscribe: typeof unsubscribe;
}

export type Namespace = keyof Catalogues;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "app";
    resources: Catalogues;
  }
}
