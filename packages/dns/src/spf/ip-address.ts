export interface IpAddress {
  readonly version: 4 | 6;
  readonly bits: bigint;
}

function parse4(text: string): bigint | undefined {
  const octets = text.split(".");
  const isAddress =
    octets.length === 4 && octets.every((each) => /^(0|[1-9]\d{0,2})$/.test(each) && Number(each) < 256);
  return isAddress ? octets.reduce((bits, each) => (bits << 8n) | BigInt(each), 0n) : undefined;
}

function parse6(text: string): bigint | undefined {
  const tail = /^([^]*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const last = tail ? parse4(tail[2] ?? "") : undefined;
  if (tail && last === undefined) return undefined;
  const inHex =
    last === undefined ? text : `${tail?.[1]}${(last >> 16n).toString(16)}:${(last & 0xffffn).toString(16)}`;
  const halves = inHex.split("::");
  if (halves.length > 2) return undefined;
  const [left = [], right = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => "0"), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}

/** An address in any of its text forms (RFC 4291 2.2); undefined where it is none. */
export function parseAddress(text: string): IpAddress | undefined {
  const version = text.includes(":") ? 6 : 4;
  const bits = version === 6 ? parse6(text) : parse4(text);
  return bits === undefined ? undefined : { version, bits };
}

/** True where both are of one version and share the first `prefix` bits. */
export function isWithin(address: IpAddress, network: IpAddress, prefix: number): boolean {
  if (address.version !== network.version) return false;
  const shift = BigInt((address.version === 4 ? 32 : 128) - prefix);
  return address.bits >> shift === network.bits >> shift;
}

/** The `i` macro's form: dotted octets, or all 32 nibbles with dots between (RFC 7208 7.3). */
export function dottedForm({ version, bits }: IpAddress): string {
  if (version === 4) return [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 255n)).join(".");
  return bits.toString(16).padStart(32, "0").split("").join(".");
}
