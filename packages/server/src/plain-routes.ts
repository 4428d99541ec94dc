import type { Context as HonoContext } from "hono";
import type { AppEnv } from "./app.ts";
import type { TenantContext } from "./context.ts";
import { AppError, notFound, type AppErrorCode } from "./errors.ts";
import { requireAdmission } from "./features/policies/require-admission.ts";
import { hasPermission, type Permission } from "./permissions.ts";
import { asAppError } from "./trpc.ts";

const statuses = {
  invalid: 400,
  signed_out: 401,
  forbidden: 403,
  blocked: 412,
  not_found: 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
} as const satisfies Record<AppErrorCode, number>;

/**
 * The ladder for what cannot be a procedure: session → member → policies → permission. The tenant comes with the header, or for plain
 * links with `?tenant=`.
 * @throws AppError as the ladder of `trpc.ts` does.
 */
export async function callerInTenant(
  c: HonoContext<AppEnv>,
  permission: Permission,
  tenantSlug: string | undefined = c.req.query("tenant"),
): Promise<TenantContext> {
  const context = c.get("context")(tenantSlug);
  const { person, tenant } = await context.caller();
  if (!person) throw new AppError("signed_out", "signed_out");
  if (!tenant) throw notFound();
  await requireAdmission(context, { person, tenant, permission });
  if (!hasPermission(tenant.role, permission)) throw new AppError("forbidden", "no_permission");
  return { ...context, person, tenant };
}

/** Answers a refusal in the shape that procedures use; anything else goes on to the app's error page. */
export async function answerRefusals(
  c: HonoContext<AppEnv>,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const known = asAppError(error);
    if (!known) throw error;
    const { requestId } = c.get("context")().request;
    const data = { code: known.code, reason: known.reason, requestId, ...known.extra };
    return c.json({ error: { data } }, statuses[known.code]);
  }
}
