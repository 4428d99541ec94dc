import type { Scope } from "@rookery/db";

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The scope of work that the platform does in a tenant by itself, for nobody in particular. */
export const platformScope = (tenantId: string): Scope => ({ tenantId, companies: "all", personId: NOBODY });
