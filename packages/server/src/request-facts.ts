import { BlockList, isIP, isIPv6 } from "node:net";
import { randomUUID } from "node:crypto";
import type { Env } from "./env.ts";
import type { RequestFacts } from "./context.ts";

/**
 * `session` stands for a signed-in person. The others stand for nobody: `device` says that a person has signed in here
 * before, `sign_up` that the sign-up of an address was sent from here, `pending` names a sign-in that waits for its second
 * factor.
 */
export type CookieName = "session" | "device" | "sign_up" | "pending";

/** `__Host-` binds the cookie to the host and to https; on loopback http browsers refuse the prefix. */
const fullName = (env: Env, name: CookieName): string =>
  `${env.APP_URL.startsWith("https:") ? "__Host-" : ""}portal_${name}`;

/** The value of a `set-cookie` header. */
export function cookieHeader(env: Env, name: CookieName, value: string, expires: Date): string {
  const secure = env.APP_URL.startsWith("https:") ? "; Secure" : "";
  return `${fullName(env, name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Expires=${expires.toUTCString()}${secure}`;
}

export const clearedCookie = (env: Env, name: CookieName): string => cookieHeader(env, name, "", new Date(0));

function cookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(";") ?? []) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** The eight groups of an IPv6 address, in whatever of its forms it comes. (RFC 4291, 2.2) */
function groupsOf(address: string): number[] {
  const [bare = ""] = address.split("%");
  const inHex = bare.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, ...octets: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = octets.slice(0, 4).map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [head = "", tail] = inHex.split("::");
  const left = head.split(":").filter(Boolean);
  const right = (tail ?? "").split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16));
}

/** An IPv4 address as such, also where a socket for both kinds gives it in IPv6's form. */
function plainAddress(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  const [sixth = 0, seventh = 0, eighth = 0] = groups.slice(5);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && sixth === 0xffff;
  return isMapped ? [seventh >> 8, seventh & 255, eighth >> 8, eighth & 255].join(".") : address;
}

/** The network that limits count by. Whoever holds one IPv6 address holds its whole /64. */
export function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (!isIPv6(plain)) return plain;
  const groups = groupsOf(plain).slice(0, 4);
  return `${groups.map((group) => group.toString(16)).join(":")}::/64`;
}

/** Which peers may say for whom they speak. */
export function trustedProxies(cidrs: readonly string[]): BlockList {
  const trusted = new BlockList();
  for (const cidr of cidrs) {
    const [address = "", bits = ""] = cidr.split("/");
    trusted.addSubnet(address, Number(bits), isIPv6(address) ? "ipv6" : "ipv4");
  }
  return trusted;
}

/** The nearest address that is not one of our own proxies; forwarded headers of strangers are ignored. */
function clientAddress(peer: string, forwarded: string | undefined, trusted: BlockList): string {
  const isTrusted = (address: string) => trusted.check(address, isIPv6(address) ? "ipv6" : "ipv4");
  let address = peer;
  const hops = (forwarded ?? "").split(",").map((hop) => hop.trim());
  while (hops.length > 0 && isIP(address) && isTrusted(address)) {
    const next = hops.pop() ?? "";
    if (!isIP(next)) break;
    address = next;
  }
  return plainAddress(address);
}

const slugForm = /^[a-z0-9-]{1,63}$/;
const keyForm = /^[A-Za-z0-9_-]{8,64}$/;

export interface Incoming {
  header(name: string): string | undefined;
  readonly peer: string;
}

/** Reads a request's headers into facts; what has a wrong form counts as absent. */
export function readFacts(incoming: Incoming, env: Env, trusted: BlockList): RequestFacts {
  const address = clientAddress(incoming.peer, incoming.header("x-forwarded-for"), trusted);
  const slug = incoming.header("x-portal-tenant");
  const key = incoming.header("idempotency-key");
  return {
    requestId: randomUUID(),
    network: networkOf(address),
    ipAddress: isIP(address) ? address : null,
    userAgent: incoming.header("user-agent")?.slice(0, 300) ?? null,
    sessionToken: cookie(incoming.header("cookie"), fullName(env, "session")),
    deviceProof: cookie(incoming.header("cookie"), fullName(env, "device")),
    signUpProof: cookie(incoming.header("cookie"), fullName(env, "sign_up")),
    pendingToken: cookie(incoming.header("cookie"), fullName(env, "pending")),
    tenantSlug: slug !== undefined && slugForm.test(slug) ? slug : undefined,
    idempotencyKey: key !== undefined && keyForm.test(key) ? key : undefined,
  };
}
