/** RFC 5321: 64 octets before the @, 254 for the address in a path. */
const LOCAL_OCTETS = 64;
const ADDRESS_OCTETS = 254;

/** Most addresses; whatever it refuses gets the slower look. */
const plainAddress =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
/** RFC 6531 allows any character beyond ASCII in the local part. */
const wideLocal = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const edgeSpace = /^[\s\u00a0\u200b\u2060\ufeff]+|[\s\u00a0\u200b\u2060\ufeff]+$/gu;
const octets = new TextEncoder();

/**
 * The one form in which an address is stored and compared: Unicode space trimmed, NFC, lower-case, domain as A-labels.
 * No provider's own rules (dots, plus signs) are applied: two such addresses may be two people.
 * @returns undefined where the text is no address that mail can be sent to.
 */
export function normaliseEmail(text: string): string | undefined {
  const lower = text.replace(edgeSpace, "").normalize("NFC").toLowerCase();
  if (lower.length <= LOCAL_OCTETS && plainAddress.test(lower)) return lower;
  const at = lower.lastIndexOf("@");
  const local = lower.slice(0, at);
  if (at < 1 || !wideLocal.test(local) || octets.encode(local).length > LOCAL_OCTETS) return undefined;
  const domain = asciiDomain(lower.slice(at + 1));
  if (domain === undefined) return undefined;
  const address = `${local}@${domain}`;
  const isPlainDomain = plainAddress.test(`x@${domain}`);
  return isPlainDomain && octets.encode(address).length <= ADDRESS_OCTETS ? address : undefined;
}

/** The URL parser does UTS 46 in every browser and in Node; what it would read as more than a host is refused first. */
function asciiDomain(domain: string): string | undefined {
  if (!domain || domain.length > 253 || /[\s/?#@:[\]\\%]/.test(domain)) return undefined;
  try {
    const host = new URL(`http://${domain}`).hostname;
    return /^[0-9.]+$/.test(host) ? undefined : host;
  } catch {
    return undefined;
  }
}
