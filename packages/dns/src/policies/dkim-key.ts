import { parseTags, tagOf } from "./tag-list.ts";

export type DkimKeyFault =
  /** The record cannot be read; `tag` names the piece. */
  | { readonly code: "syntax"; readonly tag: string }
  /** `p=` is there and empty (RFC 6376 3.6.1). */
  | { readonly code: "revoked" }
  /** What stands in `p` is no key of its kind: cut off or altered. */
  | { readonly code: "not_a_key" };

export interface DkimKey {
  readonly keyType: string;
  /** The public key as it stands in `p`, without white space. */
  readonly publicKey: string;
  /** Length of an RSA key's modulus; 256 for Ed25519 (RFC 8463); undefined where it cannot be read. */
  readonly bits: number | undefined;
  /** `t=y`: receivers treat it as if there were no signature. */
  readonly isTesting: boolean;
  readonly fault: DkimKeyFault | undefined;
}

/** Looks like a key record at all: a selector's name may hold other texts by a wildcard. */
export const isDkimKey = (text: string): boolean => /(^|;)\s*(v\s*=\s*DKIM1|p\s*=)/.test(text);

/** The DER of a base64 text; undefined where it is none. */
function bytesOf(base64: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) return undefined;
  return Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
}

/** Reads one DER head at `at`: where its content begins and ends; undefined where the bytes end before it does. */
function derAt(bytes: Uint8Array, at: number): { tag: number; from: number; to: number } | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) return undefined;
  const lengthBytes = first & 0x80 ? first & 0x7f : 0;
  let length = lengthBytes === 0 ? first : 0;
  for (let i = 0; i < lengthBytes; i += 1) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  const from = at + 2 + lengthBytes;
  return lengthBytes > 4 || from + length > bytes.length ? undefined : { tag, from, to: from + length };
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;

/** Bits of the modulus in a SubjectPublicKeyInfo or a bare RSAPublicKey (RFC 6376 3.6.1 with its erratum allows both). */
function rsaBits(der: Uint8Array): number | undefined {
  const outer = derAt(der, 0);
  if (outer?.tag !== SEQUENCE || outer.to !== der.length) return undefined;
  const first = derAt(der, outer.from);
  if (first?.tag === INTEGER) return integerBits(der, first);
  const wrapped = first && derAt(der, first.to);
  // A bit string begins with the number of its unused bits.
  const key = wrapped?.tag === BIT_STRING ? derAt(der, wrapped.from + 1) : undefined;
  const modulus = key?.tag === SEQUENCE ? derAt(der, key.from) : undefined;
  return modulus?.tag === INTEGER ? integerBits(der, modulus) : undefined;
}

function integerBits(der: Uint8Array, { from, to }: { from: number; to: number }): number {
  let start = from;
  while (start < to && der[start] === 0) start += 1;
  return start === to ? 0 : (to - start) * 8 - Math.clz32(der[start] ?? 0) + 24;
}

/** Reads a key record (RFC 6376 3.6.1, RFC 8301, RFC 8463). Never throws: what is wrong stands in `fault`. */
export function parseDkimKey(text: string): DkimKey {
  const list = parseTags(text);
  const keyType = (tagOf(list, "k") ?? "rsa").toLowerCase();
  const value = tagOf(list, "p");
  const publicKey = (value ?? "").replaceAll(/\s/g, "");
  const isTesting = (tagOf(list, "t") ?? "").split(":").some((flag) => flag.trim() === "y");
  const der = bytesOf(publicKey);
  const bits = der && (keyType === "ed25519" ? (der.length === 32 ? 256 : undefined) : rsaBits(der));
  return { keyType, publicKey, bits, isTesting, fault: faultOf() };

  function faultOf(): DkimKeyFault | undefined {
    const version = tagOf(list, "v");
    if (version !== undefined && (version !== "DKIM1" || list.tags[0]?.name !== "v"))
      return { code: "syntax", tag: `v=${version}` };
    if (value === undefined) return { code: "syntax", tag: list.fault ?? "p" };
    if (publicKey === "") return { code: "revoked" };
    if (keyType !== "rsa" && keyType !== "ed25519") return { code: "syntax", tag: `k=${keyType}` };
    if (bits === undefined) return { code: "not_a_key" };
    return list.fault === undefined ? undefined : { code: "syntax", tag: list.fault };
  }
}

/** A key record for a public key in base64. Ours are RSA of 2048 bits, the working size (RFC 8301 3.2). */
export const printDkimKey = (publicKey: string): string => `v=DKIM1; k=rsa; p=${publicKey}`;
