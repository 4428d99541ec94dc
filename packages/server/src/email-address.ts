export type EmailFault =
  | "email_missing"
  | "email_too_long"
  | "email_without_at"
  | "email_local_part_invalid"
  | "email_domain_invalid";

export type NormalisedEmail =
  | { readonly ok: true; readonly email: string }
  | { readonly ok: false; readonly fault: EmailFault };

/** RFC 5321 4.5.3.1.1. */
const LOCAL_PART_MAX = 64;
/** As wide as the column. */
const EMAIL_MAX = 255;
/** RFC 1035 2.3.4. */
const DOMAIN_MAX = 253;

/** The common case in one test: ASCII, dot-atom @ labels, nothing to normalise but case. */
const simple =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?$/;

/** RFC 5322 dot-atom, with the letters beyond ASCII that RFC 6531 allows. */
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Two spellings of one address become one text: Unicode space trimmed, NFC, lower case, domain as A-labels. No rule of a
 * provider is applied: `a.b@x` and `ab@x` stay two addresses. Quoted local parts and address literals are refused.
 */
export function normaliseEmail(given: string): NormalisedEmail {
  const text = given.trim().toLowerCase();
  if (text.length <= EMAIL_MAX && simple.test(text)) return checkLengths(text, text.indexOf("@"));
  if (text === "") return { ok: false, fault: "email_missing" };
  return normaliseUncommon(text);
}

function normaliseUncommon(lower: string): NormalisedEmail {
  // Zero-width marks come along when an address is copied from a page; they are never part of one.
  const text = lower
    .replace(/[\u200b\u2060\ufeff]/g, "")
    .trim()
    .normalize("NFC");
  if (text.length > 2 * EMAIL_MAX) return { ok: false, fault: "email_too_long" };
  const at = text.lastIndexOf("@");
  if (at === -1) return { ok: false, fault: "email_without_at" };
  if (!localPart.test(text.slice(0, at))) return { ok: false, fault: "email_local_part_invalid" };
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === undefined) return { ok: false, fault: "email_domain_invalid" };
  return checkLengths(`${text.slice(0, at)}@${domain}`, at);
}

function asciiDomain(domain: string): string | undefined {
  // A URL's host is read by UTS 46 alike in Node and in browsers. It would also take percent signs, ports and numbers for
  // addresses, so that these are refused first.
  if (domain === "" || /[^\p{L}\p{M}\p{N}.\u3002-]/u.test(domain)) return undefined;
  const url = `http://${domain}`;
  if (!URL.canParse(url)) return undefined;
  const ascii = new URL(url).hostname;
  const labels = ascii.split(".");
  const isName =
    labels.length >= 2 && labels.every((each) => label.test(each)) && /[a-z]/.test(labels.at(-1) ?? "");
  return isName ? ascii : undefined;
}

function checkLengths(email: string, at: number): NormalisedEmail {
  if (email.length > EMAIL_MAX || at > LOCAL_PART_MAX) return { ok: false, fault: "email_too_long" };
  const domain = email.length - at - 1;
  if (domain > DOMAIN_MAX || (domain > 63 && !hasShortLabels(email, at)))
    return { ok: false, fault: "email_domain_invalid" };
  return { ok: true, email };
}

const hasShortLabels = (email: string, at: number): boolean =>
  email
    .slice(at + 1)
    .split(".")
    .every((each) => each.length <= 63);
