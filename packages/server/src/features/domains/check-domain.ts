import { inTenant, readInTenant, type Scope } from "@rookery/db";
import {
  alignmentsOf,
  diagnose,
  isSpf,
  questionsOf,
  residentsOf,
  walkSpf,
  type Cause,
  type ExpectedRecord,
  type Look,
  type Observation,
  type SpfWalk,
  type Verdict,
} from "@rookery/dns";
import type { Deps } from "../../context.ts";
import type { Jobs } from "../../jobs/queue.ts";
import { keepNextKey, makeNextKey } from "./dkim-keys.ts";
import type { CheckFacts } from "./domain-guide.ts";
import { platformScope } from "../../platform-scope.ts";
import { expectedOf, loadDomain, type LoadedDomain } from "./load-domain.ts";
import { sendingSettings } from "./sending-settings.ts";
import { ABSENT_HOURS, settleOwnership } from "./settle-ownership.ts";
import { storeCheck } from "./store-check.ts";

export type CheckDeps = Pick<
  Deps,
  "db" | "dns" | "secrets" | "clock" | "env" | "log" | "limits" | "mailServer"
>;

/**
 * The job's body: looks at one domain and keeps what was found. Read, look, store: no transaction is open while the network
 * is asked. A domain that went meanwhile is let go.
 */
export async function checkDomain(deps: CheckDeps, data: Jobs["check-domain"]): Promise<void> {
  const scope = platformScope(data.tenantId);
  const load = () => readInTenant(deps.db, scope, (tx) => loadDomain(tx, data));
  let domain = await load();
  if (!domain) return;
  if (domain.keys.length === 0 && !deps.mailServer) {
    await ensureKey(deps, scope, domain);
    domain = await load();
    if (!domain) return;
  }
  const loaded = domain;
  const found = await withClaim(deps, loaded, await lookAt(deps, loaded));
  await inTenant(deps.db, scope, (tx) => storeCheck(tx, deps, data, found));
}

/**
 * Whose the name is. A token that stands and does not count yet is no proof, and its verdict says what it waits for.
 */
async function withClaim(deps: CheckDeps, domain: LoadedDomain, seen: Awaited<ReturnType<typeof lookAt>>) {
  const token = seen.verdicts.find(({ record }) => record.purpose === "ownership");
  const isSeen = token?.state === "verified" || token?.state === "stale";
  const claim = isSeen
    ? await settleOwnership(deps, domain)
    : domain.ownershipProvenAt
      ? "proven"
      : undefined;
  if (!isSeen || claim === "proven") return { ...seen, claim };
  const cause: Cause =
    claim === "held"
      ? { code: "proven_before", hours: ABSENT_HOURS }
      : { code: "proof_needed_above", registrable: domain.registrable };
  const verdicts = seen.verdicts.map((verdict): Verdict =>
    verdict === token ? { ...verdict, state: "pending", cause } : verdict,
  );
  return { ...seen, verdicts, claim };
}

/** The first key is made here, in the background, because it takes a tenth of a second of a processor. */
async function ensureKey(deps: CheckDeps, scope: Scope, domain: LoadedDomain): Promise<void> {
  const { tenantId, companyId, id: domainId } = domain;
  const next = await makeNextKey(deps, { tenantId, companyId, domainId });
  await inTenant(deps.db, scope, (tx) => keepNextKey(tx, next));
}

async function lookAt(deps: CheckDeps, domain: LoadedDomain) {
  const settings = await sendingSettings(deps.db, deps.env.APP_URL);
  const expected = expectedOf(domain, settings);
  const formerSelectors = domain.keys.flatMap(({ status, selector }) =>
    status === "old" || status === "revoked" ? [selector] : [],
  );
  const begun = performance.now();
  const look = await deps.dns.look({
    domain: domain.domain,
    registrable: domain.registrable,
    questions: (apex) => questionsOf({ domain: domain.domain, apex, expected, formerSelectors }),
  });
  const above = domain.isProvenAbove ? await lookAbove(deps, domain, expected) : [];
  const walk = await walkPublished(deps, domain.domain, look);
  const whole = { ...look, observations: [...above, ...look.observations] };
  const verdicts = diagnose({ domain: domain.domain, expected, look: whole, walk, formerSelectors });
  const facts: CheckFacts = {
    alignment: alignmentsOf(domain.domain, expected, whole.observations),
    residents: residentsOf(domain.domain, whole.observations),
  };
  return { look, verdicts, facts, tookMs: Math.round(performance.now() - begun), questions: look.sent };
}

export type Found = Awaited<ReturnType<typeof withClaim>>;

/** The token above the domain, asked of the zone above: the domain may be in a zone of its own. */
async function lookAbove(
  { dns }: CheckDeps,
  { registrable }: LoadedDomain,
  expected: readonly ExpectedRecord[],
): Promise<readonly Observation[]> {
  const names = expected.filter(({ purpose }) => purpose === "ownership");
  const questions = names.map(({ name, type }) => ({ name, type }));
  return (await dns.look({ domain: registrable, registrable, questions: () => questions })).observations;
}

/** What the one published SPF record costs, asked as a receiver would ask. */
async function walkPublished(deps: CheckDeps, domain: string, look: Look): Promise<SpfWalk | undefined> {
  const answers =
    look.observations.find(({ name, type }) => name === domain && type === "TXT")?.answers ?? [];
  const own = answers.find(({ server, kind }) => server.role === "authoritative" && kind === "records");
  const texts = (own?.records ?? []).flatMap((record) =>
    record.type === "TXT" ? [record.strings.join("")] : [],
  );
  const [text, second] = texts.filter(isSpf);
  return text === undefined || second !== undefined ? undefined : walkSpf(domain, text, deps.dns.resolve);
}
