import type { ResourceRecord } from "@rookery/dns";
import { plainName, recordsOf, soaOf } from "./read-message.ts";
import type { ServerAddress } from "./server-address.ts";
import type { Heard, Message } from "./talk.ts";

/** A name server and where it is; no address where it could not be found or may not be asked. */
export interface NameServer {
  readonly name: string;
  readonly address: ServerAddress | undefined;
}

export interface FoundZone {
  readonly state: "found" | "not_registered" | "unreachable";
  readonly apex: string | undefined;
  readonly servers: readonly NameServer[];
}

/** What the walk needs from the outside. */
export interface Walk {
  readonly roots: readonly ServerAddress[];
  readonly port: number;
  readonly deadline: number;
  readonly mayAsk: (address: string) => boolean;
  readonly ask: (
    server: ServerAddress,
    question: { name: string; type: "SOA" | "A" | "AAAA" },
  ) => Promise<Heard>;
  /** Delegations above the registrable domain, which rarely change, by zone. */
  readonly known: ReferralCache;
}

export interface ReferralCache {
  get(zone: string): readonly NameServer[] | undefined;
  set(zone: string, servers: readonly NameServer[], ttlSeconds: number): void;
}

/** Delegations that lead deeper than this lead in a circle. */
const STEPS_MAX = 12;
/** Servers without an address beside their name are looked up, which may lead to others of the kind. */
const DEPTH_MAX = 3;

/** `a.b.c` → `b.c`, `c`, the root. */
function parentsOf(name: string): string[] {
  const labels = name === "" ? [] : name.split(".");
  return [...labels.map((_, index) => labels.slice(index).join(".")), ""];
}

/**
 * Follows the delegations from the root to the zone that holds a name, as a resolver does, but without a cache for what the
 * domain's owner may just have changed.
 * @param registrable the domain that was registered; a zone above it means that it was not.
 */
export async function findZone(walk: Walk, name: string, registrable: string): Promise<FoundZone> {
  const found = await follow(walk, { name, type: "SOA" }, registrable, 0);
  if (!found) return { state: "unreachable", apex: undefined, servers: [] };
  const apex = (found.message && soaOf(found.message)?.name) ?? found.zone;
  // Silence above the domain tells nothing of it.
  if (!found.message && apex !== registrable && !apex.endsWith(`.${registrable}`))
    return { state: "unreachable", apex: undefined, servers: [] };
  const isAbove = apex !== registrable && (apex === "" || registrable.endsWith(`.${apex}`));
  return { state: isAbove ? "not_registered" : "found", apex, servers: found.servers };
}

interface Followed {
  /** Undefined where none of the zone's servers answered: it is there, and what it holds is not known. */
  readonly message: Message | undefined;
  /** The zone whose servers answered, by the last delegation. */
  readonly zone: string;
  readonly servers: readonly NameServer[];
}

type Wanted = { readonly name: string; readonly type: "SOA" | "A" | "AAAA" };

async function follow(
  walk: Walk,
  wanted: Wanted,
  registrable: string,
  depth: number,
): Promise<Followed | undefined> {
  const start = parentsOf(wanted.name).find((zone) => walk.known.get(zone) !== undefined);
  let zone = start ?? "";
  let servers =
    (start === undefined ? undefined : walk.known.get(start)) ??
    walk.roots.map((address): NameServer => ({ name: address.address, address }));
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const message = await firstAnswer(walk, servers, wanted);
    const referral = message && referralOf(message, zone, wanted.name);
    if (!referral) return { message, zone, servers };
    ({ zone } = referral);
    servers = await addressesFor(walk, referral, depth);
    const isAbove = zone !== registrable && registrable.endsWith(`.${zone}`);
    if (isAbove) walk.known.set(zone, servers, referral.ttlSeconds);
  }
  return undefined;
}

/** The first server that says something wins; the others of the step are let go. */
async function firstAnswer(
  walk: Walk,
  servers: readonly NameServer[],
  wanted: Wanted,
): Promise<Message | undefined> {
  // Three at once: one that is silent must not cost the whole time.
  const asked = servers
    .flatMap(({ address }) => (address && walk.mayAsk(address.address) ? [address] : []))
    .slice(0, 3);
  const answers = asked.map(async (server) => {
    const { message } = await walk.ask(server, wanted);
    if (!message || !isOfUse(message)) throw new Error("no answer");
    return message;
  });
  return Promise.any(answers).catch(() => undefined);
}

/** An answer with authority, or a delegation; what a server says that does not serve the zone leads nowhere. */
const isOfUse = (message: Message): boolean =>
  (message.flag_aa && (message.rcode === "NOERROR" || message.rcode === "NXDOMAIN")) ||
  (message.rcode === "NOERROR" && recordsOf(message.authorities).some(({ type }) => type === "NS"));

interface Referral {
  readonly zone: string;
  readonly ttlSeconds: number;
  readonly names: readonly string[];
  readonly glue: readonly ResourceRecord[];
}

/** A delegation to a zone nearer to the name (RFC 1034 4.3.2); undefined where the answer is the end. */
function referralOf(message: Message, zone: string, name: string): Referral | undefined {
  if (message.flag_aa || message.rcode === "NXDOMAIN" || (message.answers ?? []).length > 0) return undefined;
  const delegations = recordsOf(message.authorities).flatMap((record) =>
    record.type === "NS" ? [record] : [],
  );
  const [first] = delegations;
  if (!first) return undefined;
  const isNearer = first.name !== zone && (name === first.name || name.endsWith(`.${first.name}`));
  // A server that refers back up does not serve the zone; its answer is the end.
  if (!isNearer || first.name.length <= zone.length) return undefined;
  return {
    zone: first.name,
    ttlSeconds: first.ttlSeconds,
    names: delegations.filter((record) => record.name === first.name).map(({ target }) => plainName(target)),
    glue: recordsOf(message.additionals),
  };
}

async function addressesFor(walk: Walk, referral: Referral, depth: number): Promise<NameServer[]> {
  return Promise.all(
    [...new Set(referral.names)].map((name) => withAddress(walk, name, referral.glue, depth)),
  );
}

async function withAddress(
  walk: Walk,
  name: string,
  glue: readonly ResourceRecord[],
  depth: number,
): Promise<NameServer> {
  const addresses = glue.flatMap((record) => (record.name === name && "address" in record ? [record] : []));
  // IPv4 first, because not every network has the other.
  const given = addresses.find(({ type }) => type === "A") ?? addresses.find(({ type }) => type === "AAAA");
  const address = given?.address ?? (depth < DEPTH_MAX ? await addressOf(walk, name, depth + 1) : undefined);
  return { name, address: address === undefined ? undefined : { address, port: walk.port } };
}

/** The address of a name server, looked up from the root where its name came without one. */
export async function addressOf(walk: Walk, name: string, depth = 0): Promise<string | undefined> {
  for (const type of ["A", "AAAA"] as const) {
    const found = await follow(walk, { name, type }, name, depth);
    const record = recordsOf(found?.message?.answers).find((each) => each.type === type);
    if (record && "address" in record) return record.address;
  }
  return undefined;
}
