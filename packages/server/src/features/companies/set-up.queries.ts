import { readRows } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { companyById } from "./companies.queries.ts";
import type { CompanyInput } from "./companies.schema.ts";

/** In the order in which they pay: the first that is not done is the next best one. */
export type SetUpStepName = "address" | "profile" | "domain" | "account" | "leads" | "colleague";

export interface SetUpStep {
  readonly step: SetUpStepName;
  readonly isDone: boolean;
  /** What of the profile is still open; empty for other steps. */
  readonly missing: readonly ("logo" | "industry" | "companySize")[];
}

interface Facts {
  has_domain: boolean;
  has_account: boolean;
  has_leads: boolean;
  has_import: boolean;
  has_member: boolean;
  has_colleague: boolean;
  is_hidden: boolean;
}

export const setUpStatement = `
  SELECT c.set_up_hidden IS NOT NULL AS is_hidden,
         EXISTS (SELECT FROM domains d WHERE d.tenant_id = $1 AND d.company_id = $2 AND d.verified IS NOT NULL) AS has_domain,
         EXISTS (SELECT FROM email_accounts e WHERE e.tenant_id = $1 AND e.company_id = $2 AND e.checked IS NOT NULL AND e.fault IS NULL) AS has_account,
         EXISTS (SELECT FROM leads l WHERE l.tenant_id = $1 AND l.company_id = $2) AS has_leads,
         EXISTS (SELECT FROM imports i WHERE i.tenant_id = $1 AND i.company_id = $2 AND i.status = 'done') AS has_import,
         EXISTS (SELECT FROM tenant_users m WHERE m.tenant_id = $1 AND m.deleted IS NULL AND m.roles[1] = 'member') AS has_member,
         EXISTS (SELECT FROM company_members a JOIN tenant_users m ON m.tenant_id = a.tenant_id AND m.user_id = a.user_id
                 WHERE a.tenant_id = $1 AND a.company_id = $2 AND m.deleted IS NULL) AS has_colleague
  FROM companies c WHERE c.tenant_id = $1 AND c.id = $2`;

/**
 * How far the company's set-up is, computed from what is there and not from what somebody clicked. `address` is the
 * reader's own. A tenant without members has nobody to give access to, so that step is absent there.
 */
export async function companySetUp(ctx: TenantContext, input: CompanyInput) {
  const company = await companyById(ctx, input);
  const [facts] = await readRows<Facts>(ctx.db, ctx.tenant.scope, {
    name: "companies_set_up",
    text: setUpStatement,
    values: [ctx.tenant.id, input.companyId],
  });
  const missing = [
    ...(company.logoUrl === null ? (["logo"] as const) : []),
    ...(company.industry === null ? (["industry"] as const) : []),
    ...(company.companySize === null ? (["companySize"] as const) : []),
  ];
  const step = (name: SetUpStepName, isDone: boolean): SetUpStep => ({ step: name, isDone, missing: [] });
  const steps: SetUpStep[] = [
    step("address", ctx.person.emailVerified),
    { step: "profile", isDone: missing.length === 0, missing },
    step("domain", facts?.has_domain ?? false),
    step("account", facts?.has_account ?? false),
    step("leads", (facts?.has_leads ?? false) || (facts?.has_import ?? false)),
    ...(facts?.has_member ? [step("colleague", facts.has_colleague)] : []),
  ];
  return {
    steps,
    next: steps.find((each) => !each.isDone)?.step ?? null,
    isHidden: facts?.is_hidden ?? false,
  };
}
