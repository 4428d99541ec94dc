import { inTenant } from "@rookery/db";
import { requireWork, type TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { OAuthFault } from "../../ports/oauth-client.ts";
import { emailInput } from "../../text-input.ts";
import { tokensOf } from "./account-secret.ts";
import { createAccount } from "./add-account.ts";
import { connectAnew, type SignedIn } from "./connect-anew.ts";
import { proofOf } from "./consent-proof.ts";
import { providerOf, type SignInProvider } from "./email-accounts.rules.ts";
import type { FinishConsentInput } from "./email-accounts.schema.ts";
import { settingsAt } from "./mail-providers.ts";

interface Begun {
  readonly companyId: string | null;
  readonly accountId: string | null;
  readonly provider: SignInProvider;
}

/** Messages a day of an account whose form nobody has filled in. */
const DAILY_LIMIT = 50;

/**
 * Ends what `beginConsent` began: exchanges the code and adds the mailbox that was signed in with, or connects an account anew.
 * @throws AppError invalid consent_expired, consent_incomplete, domain_not_added; conflict account_known, other_mailbox;
 *   unavailable provider_silent; blocked company_archived, sign_in_not_set_up; not_found; forbidden view_only.
 */
export async function finishConsent(
  ctx: TenantContext,
  { state, code }: FinishConsentInput,
): Promise<{ accountId: string; email: string }> {
  const begun = await takeConsent(ctx, state);
  const client = ctx.mailSignIns[begun.provider];
  if (!client) throw new AppError("blocked", "sign_in_not_set_up");
  const consent = await client.exchange(code, proofOf(ctx.tokens, state)).catch((error: unknown) => {
    throw error instanceof OAuthFault ? refusalOf(ctx, error) : error;
  });
  const email = emailInput.safeParse(consent.email);
  if (!email.success) throw new AppError("invalid", "consent_incomplete");
  const { companyId, accountId, provider } = begun;
  const signedIn = { provider, email: email.data, tokens: tokensOf(consent, consent.refreshToken) };
  const { id } =
    accountId === null
      ? await addSignedIn(ctx, companyId, signedIn)
      : await connectAnew(ctx, { accountId, companyId }, signedIn);
  return { accountId: id, email: signedIn.email };
}

function addSignedIn(
  ctx: TenantContext,
  companyId: string | null,
  { provider, email, tokens }: SignedIn,
): Promise<{ id: string }> {
  const settings = { ...settingsAt(provider, email), senderName: null, dailyLimit: DAILY_LIMIT };
  return createAccount(ctx, { companyId, email, ...settings }, { provider, secret: tokens });
}

/** Once, in time, and by whoever began it: all else reads the same. */
function takeConsent(ctx: TenantContext, state: string): Promise<Begun> {
  const where = { tenantId: ctx.tenant.id, stateHash: ctx.tokens.hash(state), begunBy: ctx.person.id };
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const begun = await tx.mailConsent.findFirst({
      where: { ...where, expires: { gt: ctx.clock() } },
      select: { companyId: true, accountId: true, provider: true },
    });
    const { count } = await tx.mailConsent.deleteMany({ where });
    const provider = begun && providerOf(begun);
    if (!provider || count === 0) throw new AppError("invalid", "consent_expired");
    requireWork(ctx.tenant, begun.companyId);
    return { ...begun, provider };
  });
}

function refusalOf(ctx: TenantContext, fault: OAuthFault): AppError {
  if (fault.code === "refused") return new AppError("invalid", "consent_expired");
  if (fault.code === "incomplete") return new AppError("invalid", "consent_incomplete");
  ctx.log.warn({ requestId: ctx.request.requestId, err: fault }, "provider exchanges no code");
  return new AppError("unavailable", "provider_silent");
}
