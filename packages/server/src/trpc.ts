import { isMissingRow, isUnavailable } from "@rookery/db";
import { initTRPC, TRPCError } from "@trpc/server";
import { z, ZodError } from "zod";
import { requireWork, type Context, type Person, type TenantContext } from "./context.ts";
import { AppError, notFound, type AppErrorCode, type Reason } from "./errors.ts";
import { claimKey, inputHash, keepAnswer, keyPlace, releaseKey } from "./idempotency.ts";
import { hasPermission, needsWork, type Permission } from "./permissions.ts";
import { requireAdmission } from "./features/policies/require-admission.ts";
import type { LimitName } from "./rate-limits.ts";

const httpCodes = {
  invalid: "BAD_REQUEST",
  signed_out: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  blocked: "PRECONDITION_FAILED",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  limited: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<AppErrorCode, TRPCError["code"]>;

/** What a failed call says on the wire. */
export interface ErrorData {
  readonly code: AppErrorCode | "internal";
  readonly reason: Reason;
  readonly requestId: string;
  readonly field?: string;
  readonly retryAfterSeconds?: number;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Catalogue keys for the rules that zod words itself; its own words would be English, and echo what was sent. */
const ruleKeys: Partial<Record<ZodError["issues"][number]["code"], string>> = {
  invalid_type: "wrong_type",
  invalid_value: "not_a_choice",
  invalid_format: "wrong_form",
  too_small: "too_small",
  too_big: "too_large",
  unrecognized_keys: "unknown_field",
};

const isKey = (message: string): boolean => /^[a-z][a-z0-9_]*$/.test(message);

/** Field path → key of the portal's catalogue. */
function fieldFaults(error: ZodError): Record<string, string> {
  return Object.fromEntries(
    error.issues.map((issue) => {
      const key = isKey(issue.message) ? issue.message : (ruleKeys[issue.code] ?? "invalid");
      return [issue.path.join("."), key];
    }),
  );
}

/** Whatever was thrown, as the one error that may leave; undefined = a bug. */
export function asAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError) {
    return new AppError("invalid", "invalid_input", { details: { fields: fieldFaults(error) } });
  }
  if (isMissingRow(error)) return notFound();
  if (isUnavailable(error))
    return new AppError("unavailable", "database_unavailable", { retryAfterSeconds: 2 });
  return undefined;
}

interface Meta {
  /** The answer holds a secret that is shown once, so it is not kept for repeats. */
  oneTimeAnswer?: boolean;
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const known = asAppError(error.cause) ?? fromTransport(error);
      const data: ErrorData = {
        code: known?.code ?? "internal",
        reason: known?.reason ?? "internal",
        requestId: ctx?.request.requestId ?? "",
        ...known?.extra,
      };
      return { code: shape.code, message: data.reason, data };
    },
  });

/** Faults that tRPC finds before a procedure runs: an unknown path, a body that is no JSON. */
function fromTransport(error: TRPCError): AppError | undefined {
  if (error.code === "NOT_FOUND") return notFound();
  const refused = [
    "PARSE_ERROR",
    "BAD_REQUEST",
    "METHOD_NOT_SUPPORTED",
    "UNSUPPORTED_MEDIA_TYPE",
    "PAYLOAD_TOO_LARGE",
  ];
  return refused.includes(error.code) ? new AppError("invalid", "invalid_input") : undefined;
}

/** One log line and one measurement a call; a library's error stops here. */
const observed = t.procedure.use(async ({ ctx, next, path }) => {
  const begun = performance.now();
  const result = await next();
  const seconds = (performance.now() - begun) / 1000;
  const cause = result.ok ? undefined : (result.error.cause ?? result.error);
  const known = cause === undefined ? undefined : asAppError(cause);
  const outcome = result.ok ? "ok" : (known?.code ?? (isRefusal(result.error) ? "invalid" : "internal"));
  ctx.metrics.observeCall(path, outcome, seconds);
  const line = {
    requestId: ctx.request.requestId,
    tenant: ctx.request.tenantSlug,
    procedure: path,
    outcome,
    ms: Math.round(seconds * 10_000) / 10,
  };
  if (outcome === "internal") ctx.log.error({ ...line, err: cause }, "call failed");
  else ctx.log.info(line, "call");
  if (result.ok && isStream(result.data)) return { ...result, data: withRefusals(result.data) };
  if (result.ok || !known) return result;
  throw refusalOf(known);
});

const refusalOf = (known: AppError): TRPCError =>
  new TRPCError({ code: httpCodes[known.code], cause: known });

const isStream = (data: unknown): data is AsyncIterable<unknown> =>
  typeof data === "object" && data !== null && Symbol.asyncIterator in data;

/**
 * A stream is refused after it has begun where what it shows has gone. Without a code of its own that would be taken for
 * trouble, and the portal would open the stream again and again.
 */
async function* withRefusals(stream: AsyncIterable<unknown>) {
  try {
    yield* stream;
  } catch (error) {
    const known = asAppError(error);
    throw known ? refusalOf(known) : error;
  }
}

const isRefusal = (error: TRPCError): boolean => fromTransport(error) !== undefined;

/** A call without input has no body, which tRPC would read as broken JSON; one with input is refused by its own schema. */
const rawInput = (read: () => Promise<unknown>): Promise<unknown> => read().catch(() => undefined);

/** A mutation that comes with a key has one effect and one answer, however often it comes. */
const once = t.middleware(async ({ ctx, type, path, next, getRawInput, meta }) => {
  const person = (ctx as { person?: Person }).person;
  const place = type === "mutation" ? keyPlace(ctx, path, person?.id) : undefined;
  if (!place) return next();
  const earlier = await claimKey(ctx.db, place, inputHash(ctx, await rawInput(getRawInput)));
  // tRPC has no public way to answer from a middleware; this is the shape that `next` gives.
  if (earlier) return { ok: true, data: earlier.data } as unknown as Awaited<ReturnType<typeof next>>;
  const result = await next({ ctx: { procedure: path } });
  if (!result.ok) await releaseKey(ctx.db, place);
  else await keepAnswer(ctx.db, place, meta?.oneTimeAnswer ? undefined : { data: result.data });
  return result;
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** For whoever comes, signed in or not. */
export const open = observed.use(once);

/** As `open`, counted per network before anything else happens. */
export const openLimited = (limit: LimitName) =>
  observed
    .use(async ({ ctx, next }) => {
      await ctx.limits.spend(limit, ctx.request.network);
      return next();
    })
    .use(once);

const authenticated = observed.use(async ({ ctx, next }) => {
  const { person } = await ctx.caller();
  if (!person) throw new AppError("signed_out", "signed_out");
  return next({ ctx: { person } });
});

/** For a signed-in person, outside any tenant. */
export const signedIn = authenticated.use(once);

/** How long it counts that somebody has shown that it is them. */
const CONFIRMED_MS = 10 * 60_000;

/** Before a sensitive act the person shows once more that it is them, by password, code or passkey. (OWASP ASVS 5.0, 7.5) */
function requireConfirmed(ctx: Context, person: Person): void {
  if (ctx.clock().getTime() - person.confirmedAt.getTime() > CONFIRMED_MS)
    throw new AppError("blocked", "confirm_first");
}

/** For a signed-in person who has lately shown that it is them. */
export const confirmed = authenticated
  .use(async ({ ctx, next }) => {
    requireConfirmed(ctx, ctx.person);
    return next();
  })
  .use(once);

const inTenantLadder = (permission: Permission) =>
  authenticated.use(async ({ ctx, next }) => {
    const { tenant } = await ctx.caller();
    if (!tenant) throw notFound();
    await requireAdmission(ctx, { person: ctx.person, tenant, permission });
    if (!hasPermission(tenant.role, permission)) throw new AppError("forbidden", "no_permission");
    return next({ ctx: { tenant } });
  });

/** For a member of the tenant that holds the permission there. */
export const allowed = (permission: Permission) => inTenantLadder(permission).use(once);

/** As `allowed`, for a sensitive act. */
export const allowedConfirmed = (permission: Permission) =>
  inTenantLadder(permission)
    .use(async ({ ctx, next }) => {
      requireConfirmed(ctx, ctx.person);
      return next();
    })
    .use(once);

const companyInput = z.strictObject({ companyId: z.uuid().nullable() }).loose();

/**
 * As `allowed`, for procedures whose input names a company (`companyId`, null = the tenant's own pool): a company out of
 * the caller's sight answers as one that is not there, and a permission that writes needs `work` access.
 */
export const allowedIn = (permission: Permission) =>
  inTenantLadder(permission)
    .use(async ({ ctx, next, getRawInput }) => {
      const named = companyInput.safeParse(await getRawInput());
      // What is not even a company id is refused by the procedure's own schema, which comes next.
      if (named.success) requireSight(ctx.tenant, named.data.companyId, needsWork(permission));
      return next();
    })
    .use(once);

function requireSight(tenant: TenantContext["tenant"], companyId: string | null, toWrite: boolean): void {
  if (!tenant.access) return;
  if (toWrite) requireWork(tenant, companyId);
  else if (companyId === null || !tenant.access.has(companyId)) throw notFound();
}
