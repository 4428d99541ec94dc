import { readInTenant, type Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import type { RegionalDefaults } from "../preferences/preferences.rules.ts";
import type { BillingAddress } from "./settings.schema.ts";

export interface Settings extends RegionalDefaults {
  readonly isSidebarNarrow: boolean;
  /** How long the file of an import is kept; 0 = not at all. */
  readonly importFileDays: number;
  readonly billingEmail: string | null;
  readonly billingAddress: BillingAddress | null;
  /** Linked by the platform's staff; a tenant that could set it might name another's. */
  readonly stripeCustomerId: string | null;
  readonly notifyOnBillingChanges: boolean;
  readonly notifyOnSecurityAlerts: boolean;
  /** Of the billing part alone. */
  readonly version: string;
}

/** The tenant's settings; inside a transaction that changes them they are locked. */
export async function readSettings(tx: Tx, tenantId: string, lock?: "FOR UPDATE"): Promise<Settings> {
  const text = `
    SELECT ui_language AS "language", ui_timezone AS "timeZone", ui_date_format AS "dateFormat",
           ui_sidebar_default_collapsed AS "isSidebarNarrow", import_file_days AS "importFileDays", billing_email AS "billingEmail",
           billing_address AS "billingAddress", stripe_customer_id AS "stripeCustomerId",
           notify_on_billing_changes AS "notifyOnBillingChanges", notify_on_security_alerts AS "notifyOnSecurityAlerts",
           md5(row(billing_email, billing_address, notify_on_billing_changes, notify_on_security_alerts)::text) AS "version"
    FROM tenant_config WHERE tenant_id = $1::uuid ${lock ?? ""}`;
  const [settings] = await tx.$queryRawUnsafe<Settings[]>(text, tenantId);
  if (!settings) throw new Error("A tenant is made with its configuration");
  return settings;
}

export const currentSettings = (ctx: TenantContext): Promise<Settings> =>
  readInTenant(ctx.db, ctx.tenant.scope, (tx) => readSettings(tx, ctx.tenant.id));
