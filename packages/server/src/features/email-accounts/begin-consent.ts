import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";
import { proofOf } from "./consent-proof.ts";
import type { BeginConsentInput } from "./email-accounts.schema.ts";
import { lockAccount } from "./load-account.ts";

/** So long a person may take at the provider's pages. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Where the person signs in at a mail provider, for a new account or for one that is connected anew. It changes nothing that
 * anybody keeps, and so is in no audit log.
 * @throws AppError blocked sign_in_not_set_up, company_archived; not_found; limited.
 */
export async function beginConsent(ctx: TenantContext, input: BeginConsentInput): Promise<{ url: string }> {
  const { companyId, provider, email, accountId } = input;
  const client = ctx.mailSignIns[provider];
  if (!client) throw new AppError("blocked", "sign_in_not_set_up");
  await ctx.limits.spend("consentPerson", ctx.person.id);
  const tenantId = ctx.tenant.id;
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await requireOpenCompany(tx, ctx, companyId);
    const account = accountId === undefined ? undefined : await lockAccount(tx, ctx, { accountId });
    if (account && account.companyId !== companyId) throw notFound();
    const company =
      companyId === null
        ? null
        : await tx.company.findFirst({ where: { tenantId, id: companyId }, select: { workspaceName: true } });
    // The portal has to know in whose name it finishes, and where to go where nothing comes of it.
    const state = [ctx.tenant.slug, company?.workspaceName ?? "", ctx.tokens.mint()].join(".");
    await tx.mailConsent.createMany({
      data: {
        tenantId,
        companyId,
        accountId: accountId ?? null,
        begunBy: ctx.person.id,
        provider,
        stateHash: ctx.tokens.hash(state),
        host: ctx.address.host,
        expires: new Date(ctx.clock().getTime() + PATIENCE_MS),
      },
    });
    return { url: client.consentUrl(state, proofOf(ctx.tokens, state), account?.email ?? email) };
  });
}
