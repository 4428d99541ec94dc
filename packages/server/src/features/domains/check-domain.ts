import { inTenant, readInTenant, type Scope } from "@rookery/db";
import { diagnose, isSpf, questionsOf, walkSpf, type Look, type SpfWalk } from "@rookery/dns";
import type { Deps } from "../../context.ts";
import type { Jobs } from "../../jobs/queue.ts";
import { keepNextKey, makeKeyPair } from "./dkim-keys.ts";
import { expectedOf, loadDomain, type LoadedDomain } from "./load-domain.ts";
import { sendingSettings } from "./sending-settings.ts";
import { storeCheck } from "./store-check.ts";

/** The schedule acts for nobody in particular; whom it tells is decided by who sees the company. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

export type CheckDeps = Pick<Deps, "db" | "dns" | "secrets" | "clock" | "env" | "log">;

/**
 * The job's body: looks at one domain and keeps what was found. Read, look, store: no transaction is open while the network
 * is asked. A domain that went meanwhile is let go.
 */
export async function checkDomain(deps: CheckDeps, data: Jobs["check-domain"]): Promise<void> {
  const scope: Scope = { tenantId: data.tenantId, companies: "all", personId: NOBODY };
  const load = () => readInTenant(deps.db, scope, (tx) => loadDomain(tx, data));
  let domain = await load();
  if (!domain) return;
  if (domain.keys.length === 0) {
    await ensureKey(deps, scope, domain);
    domain = await load();
    if (!domain) return;
  }
  const found = await lookAt(deps, domain);
  const loaded = domain;
  await inTenant(deps.db, scope, (tx) => storeCheck(tx, deps, loaded, found));
}

/** The first key is made here, in the background, because it takes a tenth of a second of a processor. */
async function ensureKey(deps: CheckDeps, scope: Scope, domain: LoadedDomain): Promise<void> {
  const pair = await makeKeyPair(deps.clock());
  const home = { tenantId: domain.tenantId, companyId: domain.companyId, domainId: domain.id };
  await inTenant(deps.db, scope, (tx) => keepNextKey(tx, deps.secrets, home, pair));
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
  const walk = await walkPublished(deps, domain.domain, look);
  const verdicts = diagnose({ domain: domain.domain, expected, look, walk, formerSelectors });
  return { look, verdicts, tookMs: Math.round(performance.now() - begun), questions: look.sent };
}

export type Found = Awaited<ReturnType<typeof lookAt>>;

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
