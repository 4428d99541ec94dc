import type { ActingTenant, Context, Person } from "../../context.ts";
import { AppError } from "../../errors.ts";
import type { Permission } from "../../permissions.ts";
import { noteRefusal } from "./note-refusal.ts";
import { isClosedUnverified, type Place, type Rule } from "./policies.schema.ts";

interface Act {
  readonly person: Person;
  readonly tenant: ActingTenant;
  readonly permission: Permission;
}

/**
 * Whether the tenant's policies let the person act at all. Each refusal is kept, for the page that shows when a rule last refused somebody.
 * @throws AppError blocked: password_outdated, two_factor_required or email_unverified.
 */
export async function requireAdmission(ctx: Context, { person, tenant, permission }: Act): Promise<void> {
  const refuse = async (rule: Rule, place: Place, reason: AppError["reason"]): Promise<never> => {
    await noteRefusal(ctx.db, { rule, place, userId: person.id, tenantId: tenant.id });
    throw new AppError("blocked", reason);
  };
  // The sign-in itself was noted; what follows from it is not a refusal of its own.
  if (person.hasWeakPassword) throw new AppError("blocked", "password_outdated");
  if (tenant.twoFactor.is === "closed") await refuse("two_factor", "request", "two_factor_required");
  const rule = { companyRequireEmailVerification: tenant.requiresVerifiedEmail };
  if (!person.emailVerified && isClosedUnverified(rule, permission))
    await refuse("email_verification", "request", "email_unverified");
}
