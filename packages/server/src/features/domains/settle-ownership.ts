import { asSystem, type Tx } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { recordSystemAudit } from "../audit/record-system-audit.ts";
import { tellNotice } from "../notices/tell-notice.ts";
import type { LoadedDomain } from "./load-domain.ts";

/** So long the first proof of a name must be gone from its zone before a second one counts. */
export const ABSENT_HOURS = 72;
const HOUR_MS = 3_600_000;

/**
 * `proven`: the name is this tenant's. `held`: another tenant proved it first, and its token is not gone for long enough.
 * `above`: another tenant proved a name above this one, so that the token is asked for at the registrable domain.
 */
export type Claim = "proven" | "held" | "above";

interface Holder {
  tenant_id: string;
  id: string;
  company_id: string | null;
  domain: string;
  token_absent: Date | null;
}

/**
 * Called when a domain's token was seen in its zone: settles whose the name is, over all tenants and one at a time. Only
 * the zone decides; who published nothing is told nothing.
 */
export async function settleOwnership(
  { db, clock }: Pick<Deps, "db" | "clock">,
  domain: LoadedDomain,
): Promise<Claim> {
  if (domain.ownershipProvenAt !== null) return "proven";
  return asSystem(db, "settle ownership", async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${domain.registrable}, 0))::text`;
    const holders = await holdersOf(tx, domain);
    const where = { tenantId: domain.tenantId, id: domain.id };
    if (!domain.isProvenAbove && holders.some((holder) => holder.domain !== domain.domain)) {
      await tx.$executeRaw`UPDATE domains SET is_proven_above = true WHERE tenant_id = ${where.tenantId}::uuid AND id = ${where.id}::uuid`;
      return "above";
    }
    const holder = holders.find((each) => each.domain === domain.domain);
    const now = clock();
    if (holder) {
      const absentMs = holder.token_absent === null ? 0 : now.getTime() - holder.token_absent.getTime();
      if (absentMs < ABSENT_HOURS * HOUR_MS) return "held";
      await endOwnership(tx, holder);
    }
    const won =
      await tx.$executeRaw`UPDATE domains SET ownership_proven_at = ${now} WHERE tenant_id = ${where.tenantId}::uuid AND id = ${where.id}::uuid AND ownership_proven_at IS NULL`;
    // Another look of the same domain may have been quicker.
    if (won > 0) await auditProof(tx, domain);
    return "proven";
  });
}

/** Other tenants' proofs of the name itself and of every name above it, down to the registrable one. */
async function holdersOf(tx: Tx, { tenantId, domain, registrable }: LoadedDomain): Promise<Holder[]> {
  const names = namesUpTo(domain, registrable);
  return tx.$queryRaw<Holder[]>`
    SELECT tenant_id, id, company_id, domain, token_absent FROM domains
    WHERE ownership_proven_at IS NOT NULL AND domain = ANY (${names}) AND tenant_id <> ${tenantId}::uuid`;
}

/** `a.b.kaffee.de` and `b.kaffee.de` and `kaffee.de`. */
function namesUpTo(domain: string, registrable: string): string[] {
  const above = domain.slice(domain.indexOf(".") + 1);
  return domain === registrable || above.length < registrable.length
    ? [domain]
    : [domain, ...namesUpTo(above, registrable)];
}

const auditProof = (tx: Tx, { tenantId, companyId, id, domain }: LoadedDomain): Promise<void> =>
  recordSystemAudit(tx, {
    tenantId,
    companyId,
    action: "domains.proven",
    subjectType: "domain",
    subjectId: id,
    before: { domain, isProven: false },
    after: { domain, isProven: true },
  });

/** The mail server is the next owner's to use. Who held the name is told that another proof exists, never whose. */
async function endOwnership(tx: Tx, holder: Holder): Promise<void> {
  const { tenant_id: tenantId, company_id: companyId, id, domain } = holder;
  await tx.$executeRaw`UPDATE domains SET ownership_proven_at = NULL, mailu_domain = NULL WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`;
  await recordSystemAudit(tx, {
    tenantId,
    companyId,
    action: "domains.ownershipLost",
    subjectType: "domain",
    subjectId: id,
    before: { domain, isProven: true },
    after: { domain, isProven: false },
  });
  await tellNotice(tx, {
    tenantId,
    companyId,
    kind: "domain_ownership_lost",
    subjectId: id,
    facts: { domain },
  });
}
