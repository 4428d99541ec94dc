/** Addresses of the portal, as the router knows them. The types of `Link` and `navigate` check their parameters. */
export const paths = {
  home: "/",
  signIn: "/sign-in",
  signUp: "/sign-up",
  verifyEmail: "/verify-email",
  requestReset: "/reset",
  setPassword: "/reset/$token",
  account: "/account",
  tenant: "/t/$tenant",
  companies: "/t/$tenant/companies",
  companySettings: "/t/$tenant/companies/$workspace/settings",
  company: "/t/$tenant/c/$workspace",
  setUp: "/t/$tenant/c/$workspace/setup",
  leads: "/t/$tenant/c/$workspace/leads",
  imports: "/t/$tenant/c/$workspace/imports",
  newImport: "/t/$tenant/c/$workspace/imports/new",
  import: "/t/$tenant/c/$workspace/imports/$importId",
} as const;
