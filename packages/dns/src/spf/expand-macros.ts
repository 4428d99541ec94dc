import { dottedForm, type IpAddress } from "./ip-address.ts";

/** What a receiver knows when it evaluates a record (RFC 7208 4.1). */
export interface SpfSender {
  readonly ip: IpAddress;
  /** `local@domain` of the envelope; for a bounce `postmaster@` and the HELO name. */
  readonly mailFrom: string;
  readonly helo: string;
}

type Letter = "s" | "l" | "o" | "d" | "i" | "p" | "v" | "h";

function valueOf(letter: Letter, sender: SpfSender, domain: string): string {
  const at = sender.mailFrom.lastIndexOf("@");
  const values: Record<Letter, string> = {
    s: sender.mailFrom,
    l: sender.mailFrom.slice(0, Math.max(0, at)) || "postmaster",
    o: sender.mailFrom.slice(at + 1),
    d: domain,
    i: dottedForm(sender.ip),
    // A validated name costs look-ups and is not to be relied on (5.5); this is what stands where there is none.
    p: "unknown",
    v: sender.ip.version === 4 ? "in-addr" : "ip6",
    h: sender.helo,
  };
  return values[letter];
}

/** Right-hand parts kept, order reversed, delimiters as dots (RFC 7208 7.3). */
function transform(value: string, digits: string, isReversed: boolean, delimiters: string): string {
  const splitters = new Set(delimiters === "" ? "." : delimiters);
  const parts: string[] = [""];
  for (const character of value) {
    if (splitters.has(character)) parts.push("");
    else parts[parts.length - 1] += character;
  }
  if (isReversed) parts.reverse();
  return (digits === "" ? parts : parts.slice(-Number(digits))).join(".");
}

const macro = /%(?:([%_-])|\{([slodipvh])(\d*)(r?)([.\-+,/_=]*)\})/gi;
const plain: Record<string, string> = { "%": "%", _: " ", "-": "%20" };

/** A domain-spec with its macros replaced (RFC 7208 7); from the left, labels are dropped until 253 characters are kept. */
export function expandMacros(spec: string, sender: SpfSender, domain: string): string {
  const expanded = spec.replace(macro, (_all, ...groups: (string | undefined)[]) => {
    const [sign, letter = "", digits = "", reversed = "", delimiters = ""] = groups;
    if (sign !== undefined) return plain[sign] ?? "";
    const value = valueOf(letter.toLowerCase() as Letter, sender, domain);
    const text = transform(value, digits, reversed !== "", delimiters);
    return letter === letter.toUpperCase() ? encodeURIComponent(text) : text;
  });
  let name = expanded.replace(/\.$/, "");
  while (name.length > 253 && name.includes(".")) name = name.slice(name.indexOf(".") + 1);
  return name.toLowerCase();
}

export const hasMacros = (spec: string): boolean => spec.includes("%");
