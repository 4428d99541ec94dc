import { inTenant, readInTenant } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { recordSystemAudit } from "../audit/record-system-audit.ts";
import { platformScope } from "../../platform-scope.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import { suppressLeads } from "../leads/suppress-leads.ts";
import { readUnsubscribeToken, type UnsubscribeTarget } from "./unsubscribe-token.ts";
import type { UnsubscribeInput } from "./unsubscribe.schema.ts";

type LinkDeps = Pick<Deps, "db" | "env">;
type UnsubscribeDeps = LinkDeps & Pick<Deps, "limits">;

/** @throws AppError not_found, alike for a link that nobody made and where no secret is shared. */
function requireTarget({ env }: LinkDeps, { token }: UnsubscribeInput): UnsubscribeTarget {
  const target =
    env.SENDING_SECRET === undefined ? undefined : readUnsubscribeToken(env.SENDING_SECRET, token);
  if (!target) throw notFound();
  return target;
}

export interface Subscription {
  /** Who writes: the company, or the tenant for its own pool. */
  readonly sender: string;
  readonly email: string;
  readonly isUnsubscribed: boolean;
}

/** Whom the link is for, and whether they get mail still. @throws AppError not_found, also where the lead is gone. */
export async function subscriptionOf(deps: LinkDeps, input: UnsubscribeInput): Promise<Subscription> {
  const { tenantId, leadId } = requireTarget(deps, input);
  const lead = await readInTenant(deps.db, platformScope(tenantId), (tx) =>
    tx.lead.findFirst({
      where: { tenantId, id: leadId },
      select: {
        email: true,
        status: true,
        company: { select: { name: true } },
        tenant: { select: { name: true } },
      },
    }),
  );
  if (!lead) throw notFound();
  return {
    sender: lead.company?.name ?? lead.tenant.name,
    email: lead.email,
    isUnsubscribed: lead.status === "unsubscribed" || lead.status === "complained",
  };
}

/**
 * Unsubscribes the link's lead, in every company of the tenant; a second time it does nothing (RFC 8058).
 * @throws AppError not_found; limited.
 */
export async function unsubscribeLead(deps: UnsubscribeDeps, input: UnsubscribeInput): Promise<void> {
  const { tenantId, leadId } = requireTarget(deps, input);
  await deps.limits.spend("unsubscribeLead", leadId);
  await inTenant(deps.db, platformScope(tenantId), async (tx) => {
    await lockLeads(tx, tenantId);
    const where = { tenantId, id: leadId };
    const lead = await tx.lead.findFirst({ where, select: { email: true, companyId: true } });
    if (!lead) throw notFound();
    const { listed, changed } = await suppressLeads(tx, {
      tenantId,
      companyId: lead.companyId,
      emails: [lead.email],
      status: "unsubscribed",
      source: "link",
    });
    if (listed + changed === 0) return;
    await recordSystemAudit(tx, {
      tenantId,
      companyId: lead.companyId,
      action: "unsubscribe.confirm",
      subjectType: "lead",
      subjectId: leadId,
      after: { status: "unsubscribed", leads: changed },
    });
  });
}
