import { getServers } from "node:dns";
import type { Answer, AskedServer, Look, Observation, Question, Resolve, ZoneFacts } from "@rookery/dns";
import { createOutboundGuard, type OutboundGuard } from "../../outbound-guard.ts";
import { findZone, type FoundZone, type NameServer, type Walk } from "./find-zone.ts";
import { answerOf } from "./read-message.ts";
import { createReferralCache } from "./referral-cache.ts";
import { rootHints } from "./root-hints.ts";
import { readServerAddress, type ServerAddress } from "./server-address.ts";
import { Talk } from "./talk.ts";

export interface LookRequest {
  readonly domain: string;
  /** The domain that was registered. */
  readonly registrable: string;
  /** What to ask, once the apex of the zone is known. */
  readonly questions: (apex: string) => readonly Question[];
}

export interface DnsLookup {
  /** One look: every authoritative server and every resolver, at most `LOOK_MS`. Never throws: what failed is in the answers. */
  look(request: LookRequest): Promise<Look & { readonly sent: number }>;
  /** As a receiver would ask, through the resolvers; the first that says something. */
  resolve: Resolve;
}

/** The whole of a look. */
export const LOOK_MS = 5_000;
/** Of it, for the way from the root to the zone. */
const ZONE_MS = 3_000;

export interface DnsLookupSettings {
  /** ip[:port] each; the system's where it is empty. */
  readonly resolvers: readonly string[];
  /** ip[:port] each; IANA's root where it is empty. */
  readonly roots: readonly string[];
  /** Port of every authoritative server. */
  readonly port: number;
  readonly mayAsk: OutboundGuard;
}

const isPublic = createOutboundGuard([]);

const addresses = (texts: readonly string[], port: number): ServerAddress[] =>
  texts.flatMap((text) => readServerAddress(text, port) ?? []);

/** Conversations of one look, a socket each, closed together. */
class Talks {
  readonly #talks = new Map<string, Talk>();
  with(server: ServerAddress, isRecursive: boolean): Talk {
    const key = `${server.address} ${server.port} ${isRecursive}`;
    const talk = this.#talks.get(key) ?? new Talk(server, isRecursive);
    this.#talks.set(key, talk);
    return talk;
  }
  get sent(): number {
    return [...this.#talks.values()].reduce((sum, { sent }) => sum + sent, 0);
  }
  close(): void {
    for (const talk of this.#talks.values()) talk.close();
  }
}

/** Looks at domains as `DNS_SERVERS`, `DNS_ROOT_SERVERS` and `DNS_PORT` say. Addresses in answers are data and never contacted. */
export function createDnsLookup(settings: DnsLookupSettings): DnsLookup {
  const { port, mayAsk } = settings;
  // What they say is shown to tenants and, by links, to strangers, who learn nothing of the operator's own network.
  const resolvers = addresses(settings.resolvers.length > 0 ? settings.resolvers : getServers(), 53).map(
    (at, place) => ({ at, shown: isPublic(at.address) ? at.address : `resolver-${place + 1}` }),
  );
  const roots = addresses(settings.roots.length > 0 ? settings.roots : rootHints, port);
  const known = createReferralCache();

  const walkOf = (talks: Talks, deadline: number): Walk => ({
    roots,
    port,
    deadline,
    mayAsk,
    known,
    ask: (server, question) => talks.with(server, false).ask(question, deadline),
  });

  async function look({ domain, registrable, questions }: LookRequest): Promise<Look & { sent: number }> {
    const begun = performance.now();
    const talks = new Talks();
    try {
      const walk = walkOf(talks, begun + ZONE_MS);
      const zone = await findZone(walk, domain, registrable);
      const asked = questions(zone.apex ?? registrable);
      const deadline = begun + LOOK_MS;
      const [facts, observations] = await Promise.all([
        zoneFacts(talks, zone, deadline),
        Promise.all(asked.map((question) => observe(talks, zone, question, deadline))),
      ]);
      return { lookedAt: Date.now(), zone: facts, observations, sent: talks.sent };
    } finally {
      talks.close();
    }
  }

  async function observe(
    talks: Talks,
    zone: FoundZone,
    question: Question,
    deadline: number,
  ): Promise<Observation> {
    const own = zone.servers.map((server) => askOwn(talks, server, question, deadline));
    const caches = resolvers.map((server) => askResolver(talks, server, question, deadline));
    const answers = await Promise.all([...(zone.state === "found" ? own : []), ...caches]);
    return { name: question.name, type: question.type, answers };
  }

  async function askOwn(
    talks: Talks,
    { name, address }: NameServer,
    question: Question,
    deadline: number,
  ): Promise<Answer> {
    const server: AskedServer = { name, address: address?.address ?? "", role: "authoritative" };
    if (!address) return { server, kind: "timeout", records: [], tookMs: 0 };
    if (!mayAsk(address.address)) return { server, kind: "not_asked", records: [], tookMs: 0 };
    return answerOf(server, question, await talks.with(address, false).ask(question, deadline));
  }

  // Resolvers are the operator's own choice, so that they may be on a private network.
  async function askResolver(
    talks: Talks,
    { at, shown }: (typeof resolvers)[number],
    question: Question,
    deadline: number,
  ): Promise<Answer> {
    const server: AskedServer = { name: shown, address: shown, role: "resolver" };
    return answerOf(server, question, await talks.with(at, true).ask(question, deadline));
  }

  /** Who is named by the parent, and whom the zone itself names. */
  async function zoneFacts(talks: Talks, zone: FoundZone, deadline: number): Promise<ZoneFacts> {
    const delegatedTo = zone.servers.map(({ name }) => name);
    const facts = { apex: zone.apex, state: zone.state, delegatedTo };
    if (zone.state !== "found" || zone.apex === undefined) return { ...facts, servedBy: [] };
    const question = { name: zone.apex, type: "NS" as const };
    const answers = await Promise.all(
      zone.servers.map((server) => askOwn(talks, server, question, deadline)),
    );
    const named = answers.flatMap(({ records }) =>
      records.flatMap((record) => (record.type === "NS" ? [record.target] : [])),
    );
    return { ...facts, servedBy: [...new Set(named)] };
  }

  const resolve: Resolve = async (name, type) => {
    const talks = new Talks();
    const deadline = performance.now() + ZONE_MS;
    try {
      const answers = resolvers.map(async (server) => {
        const answer = await askResolver(talks, server, { name, type }, deadline);
        if (!["records", "nodata", "nxdomain"].includes(answer.kind)) throw new ResolverTrouble(answer);
        return answer;
      });
      const { kind, records } = await Promise.any(answers);
      const found = records.filter((record) => record.type === type);
      // An alias that leads to nothing is nothing of this type.
      return kind === "records" && found.length === 0
        ? { kind: "nodata", records: [] }
        : { kind, records: found };
    } catch (error) {
      const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
      return { kind: first instanceof ResolverTrouble ? first.answer.kind : "timeout", records: [] };
    } finally {
      talks.close();
    }
  };

  return { look, resolve };
}

class ResolverTrouble extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(answer.kind);
    this.answer = answer;
  }
}
