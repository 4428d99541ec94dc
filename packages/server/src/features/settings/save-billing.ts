import { inTenant, Prisma } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { tellNotice } from "../notices/tell-notice.ts";
import { readSettings, type Settings } from "./settings.queries.ts";
import type { BillingAddress, SaveBillingInput } from "./settings.schema.ts";

/**
 * Sets the billing contact and address. Those who run the tenant are told, and where the contact has asked for it both the former
 * and the new one, so that invoices cannot be led away unseen.
 * @throws AppError conflict changed_meanwhile.
 */
export async function saveBilling(ctx: TenantContext, input: SaveBillingInput): Promise<void> {
  const { id: tenantId, scope } = ctx.tenant;
  await inTenant(ctx.db, scope, async (tx) => {
    const before = await readSettings(tx, tenantId, "FOR UPDATE");
    if (before.version !== input.version) throw new AppError("conflict", "changed_meanwhile");
    const { billingEmail, notifyOnBillingChanges, notifyOnSecurityAlerts } = input;
    const billingAddress = addressOf(input);
    await tx.tenantConfig.updateMany({
      where: { tenantId },
      data: {
        billingEmail,
        notifyOnBillingChanges,
        notifyOnSecurityAlerts,
        billingAddress: billingAddress === null ? Prisma.DbNull : { ...billingAddress },
      },
    });
    const after = await readSettings(tx, tenantId);
    if (after.version === before.version) return;
    await recordAudit(tx, ctx, {
      action: "settings.saveBilling",
      subjectType: "settings",
      subjectId: tenantId,
      companyId: null,
      before: billingOf(before),
      after: billingOf(after),
    });
    const asked = [before, after].filter((each) => each.notifyOnBillingChanges);
    const contacts = new Set(asked.map((each) => each.billingEmail).filter((email) => email !== null));
    await tellNotice(tx, {
      tenantId,
      companyId: null,
      kind: "billing_changed",
      subjectId: ctx.person.id,
      facts: { person: ctx.person.name, contacts: [...contacts] },
    });
  });
}

function addressOf(input: SaveBillingInput): BillingAddress | null {
  const { country, line1, line2, city, region, postalCode } = input;
  // The schema takes an address whole or not at all.
  if (country === null || line1 === null || city === null) return null;
  return { country, line1, line2, city, region, postalCode };
}

const billingOf = ({
  billingEmail,
  billingAddress,
  notifyOnBillingChanges,
  notifyOnSecurityAlerts,
}: Settings) => ({ billingEmail, billingAddress, notifyOnBillingChanges, notifyOnSecurityAlerts });
