import { readInTenant, readRows, type Scope } from "@rookery/db";
import { dmarcLadder, extras, isDmarc, parseDmarc, readinessOf, toUnicode, type Verdict } from "@rookery/dns";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { notPurged } from "../companies/companies.queries.ts";
import type { DomainInput, listDomainsInput, VerificationStatus } from "./domains.schema.ts";
import { domainGuide, type CheckRow } from "./domain-guide.ts";
import { loadDomain, type LoadedDomain } from "./load-domain.ts";
import { sendingSettings } from "./sending-settings.ts";

interface ListRow {
  id: string;
  domain: string;
  status: VerificationStatus;
  is_primary: boolean;
  is_degraded: boolean;
  checked: Date | null;
  states: Record<string, number> | null;
}

/** Domains of one company; more than people keep, and one screen. */
const LIST_MAX = 1_000;

/** The newest look's verdicts, counted by state for a picture at a glance. */
const states = `
  SELECT json_object_agg(state, count) FROM (
    SELECT verdict ->> 'state' AS state, count(*)::int AS count
    FROM jsonb_array_elements((SELECT k.verdicts FROM dns_checks k WHERE k.tenant_id = d.tenant_id AND k.domain_id = d.id ORDER BY k.id DESC LIMIT 1)) AS verdict
    GROUP BY 1
  ) AS counted`;

export const domainsListStatement = (isPool: boolean): string => `
  SELECT d.id, d.domain, d.verification_status AS status, d.is_primary, d.degraded IS NOT NULL AS is_degraded, d.checked, (${states}) AS states
  FROM domains d WHERE d.tenant_id = $1 AND d.company_id ${isPool ? "IS NULL" : `= $2 AND ${notPurged("$1", "$2")}`}
  ORDER BY d.is_primary DESC, d.domain LIMIT ${LIST_MAX}`;

export async function listDomains(ctx: TenantContext, { companyId }: z.output<typeof listDomainsInput>) {
  const rows = await readRows<ListRow>(ctx.db, ctx.tenant.scope, {
    name: companyId === null ? "domains_list_pool" : "domains_list",
    text: domainsListStatement(companyId === null),
    values: companyId === null ? [ctx.tenant.id] : [ctx.tenant.id, companyId],
  });
  return rows.map((row) => ({
    id: row.id,
    domain: row.domain,
    unicode: toUnicode(row.domain),
    status: row.status,
    isPrimary: row.is_primary,
    isDegraded: row.is_degraded,
    checkedAt: row.checked,
    /** Records by verdict; null before the first look. */
    states: row.states,
  }));
}

/** @throws AppError not_found, also for a domain out of the caller's sight. */
export async function requireDomain(ctx: TenantContext, { domainId }: DomainInput): Promise<LoadedDomain> {
  const of = { tenantId: ctx.tenant.id, domainId };
  const found = await readInTenant(ctx.db, ctx.tenant.scope, (tx) => loadDomain(tx, of));
  if (!found) throw notFound();
  return found;
}

/** Ids of looks are v7, so that the newest is the end of the index. */
export const newestCheckStatement = `
  SELECT id, outcome, zone, verdicts, facts, took_ms, created FROM dns_checks
  WHERE tenant_id = $1 AND domain_id = $2 ORDER BY id DESC LIMIT 1`;

/** As above, of those that saw something. */
export const newestTellingCheckStatement = newestCheckStatement.replace(
  "ORDER BY",
  "AND outcome <> 'unknown' ORDER BY",
);

/** The newest look at a domain that the caller may see; with `isTelling`, the newest that servers in trouble did not spoil. */
export async function newestCheck(
  { db }: Pick<TenantContext, "db">,
  scope: Scope,
  domainId: string,
  isTelling = false,
): Promise<CheckRow | undefined> {
  const [row] = await readRows<CheckRow>(db, scope, {
    name: isTelling ? "domains_newest_telling_check" : "domains_newest_check",
    text: isTelling ? newestTellingCheckStatement : newestCheckStatement,
    values: [scope.tenantId, domainId],
  });
  return row;
}

/** The domain with what should stand in its zone, what the newest look found, and what follows from it. */
export async function domainById(ctx: TenantContext, input: DomainInput) {
  const domain = await requireDomain(ctx, input);
  const [settings, check] = await Promise.all([
    sendingSettings(ctx.db, ctx.env.APP_URL),
    newestCheck(ctx, ctx.tenant.scope, domain.id),
  ]);
  // What follows from the records is not undone by a look that saw none of them.
  const telling =
    check?.outcome === "unknown" ? await newestCheck(ctx, ctx.tenant.scope, domain.id, true) : check;
  const verdicts = telling?.verdicts ?? [];
  return {
    ...domainGuide(domain, settings, check),
    id: domain.id,
    companyId: domain.companyId,
    isPrimary: domain.isPrimary,
    receivesHere: domain.receivesHere,
    extras: extras.filter((extra) => domain.extras.includes(extra)),
    /** Extras that can be chosen here: reports need an address that the operator set. */
    possibleExtras: extras.filter((extra) => extra !== "tls_rpt" || settings.reportTo !== undefined),
    verifiedAt: domain.verified,
    provenAt: domain.ownershipProvenAt,
    /** When everything stood last. */
    lastGoodAt: domain.dnsLastVerifiedAt,
    keys: domain.keys.map(({ selector, status, created, activated }) => ({
      selector,
      status,
      created,
      activated,
    })),
    /** The mail server makes the key once ownership is proven; why it has not, in a code. */
    key: { isAwaited: domain.keys.length === 0, fault: domain.deploymentError },
    readiness: telling ? readinessOf(verdicts) : [],
    ladder: ladderOf(verdicts, domain, ctx.clock()),
  };
}

/** The DMARC policy that was seen, and what the next one waits for. */
function ladderOf(verdicts: readonly Verdict[], domain: LoadedDomain, now: Date) {
  const of = (purpose: string) => verdicts.find(({ record }) => record.purpose === purpose);
  const stood = (purpose: string) => ["verified", "stale"].includes(of(purpose)?.state ?? "");
  const text = of("dmarc")
    ?.evidence.flatMap(({ role, found }) => (role === "authoritative" ? found : []))
    .find(isDmarc);
  const since = domain.degraded === null ? domain.verified : null;
  return dmarcLadder({
    published: text === undefined ? undefined : parseDmarc(text),
    isSigned: stood("dkim") && stood("spf"),
    undisturbedDays: since === null ? 0 : (now.getTime() - since.getTime()) / 86_400_000,
  });
}

/** Looks that the history shows. */
const HISTORY_MAX = 100;

export const historyStatement = `
  SELECT id, outcome, verdicts, took_ms, created FROM dns_checks
  WHERE tenant_id = $1 AND domain_id = $2 ORDER BY id DESC LIMIT ${HISTORY_MAX}`;

/** The newest looks, newest first: when, what they came to, and the first thing that did not stand. */
export async function domainHistory(ctx: TenantContext, input: DomainInput) {
  const domain = await requireDomain(ctx, input);
  const rows = await readRows<CheckRow>(ctx.db, ctx.tenant.scope, {
    name: "domains_history",
    text: historyStatement,
    values: [ctx.tenant.id, domain.id],
  });
  return rows.map((row) => ({
    id: row.id,
    at: row.created,
    outcome: row.outcome,
    tookMs: row.took_ms,
    open: row.verdicts.flatMap(({ record, state, cause }) =>
      state === "verified" || state === "stale"
        ? []
        : [{ key: record.key, purpose: record.purpose, state, cause: cause?.code ?? null }],
    ),
  }));
}
