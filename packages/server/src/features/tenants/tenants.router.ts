import type { ActingTenant } from "../../context.ts";
import { permissionsOf, type Permission } from "../../permissions.ts";
import { isClosedUnverified } from "../policies/policies.schema.ts";
import { allowed, router, signedIn } from "../../trpc.ts";
import { addressOfTenant } from "../../portal-address.ts";
import { faceOf, paintOf } from "../brand/brand-face.ts";
import { addTenant } from "./add-tenant.ts";
import { addTenantInput } from "./tenants.schema.ts";

const closedUnverified = ({ role, requiresVerifiedEmail }: ActingTenant): Permission[] =>
  permissionsOf(role).filter((each) =>
    isClosedUnverified({ companyRequireEmailVerification: requiresVerifiedEmail }, each),
  );

export const tenantsRouter = router({
  /** The tenant that the address names, and what the caller may do in it. */
  byId: allowed("tenant.view").query(async ({ ctx }) => {
    const { tenant, person } = ctx;
    const { brand } = await addressOfTenant(ctx, tenant.id);
    return {
      id: tenant.id,
      slug: tenant.slug,
      name: tenant.name,
      role: tenant.role,
      permissions: permissionsOf(tenant.role),
      /** What is closed to the person until their address is confirmed. */
      closed: person.emailVerified ? [] : closedUnverified(tenant),
      /** Until when the person may still do without a second factor, where the tenant asks for one; else null. */
      twoFactorUntil: tenant.twoFactor.is === "grace" ? new Date(tenant.twoFactor.until) : null,
      /** The look in force, and its style sheet. */
      brand: { ...faceOf(brand), sheet: paintOf(brand).sheet },
    };
  }),
  add: signedIn.input(addTenantInput).mutation(({ ctx, input }) => addTenant(ctx, input)),
});
