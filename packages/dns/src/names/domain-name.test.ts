import { getDomain, getPublicSuffix, parse } from "tldts";
import fc from "fast-check";
import { domainToASCII, domainToUnicode } from "node:url";
import { describe, expect, test } from "vitest";
import { DOMAIN_MAX, readDomainName, type NameRules } from "./domain-name.ts";
import { toAscii, toUnicode } from "./punycode.ts";

const rules: NameRules = {
  ownNames: ["sender.net"],
  suffixOf: (ascii) => ({
    registrable: getDomain(ascii, { allowPrivateDomains: true }) ?? undefined,
    isShared: parse(ascii, { allowPrivateDomains: true }).isPrivate ?? false,
  }),
};
const read = (given: string) => readDomainName(given, rules);
const asciiOf = (given: string) => {
  const found = read(given);
  return found.ok ? found.name.ascii : found.fault;
};

describe("what people type or paste", () => {
  test.each([
    ["Kaffee.DE", "kaffee.de"],
    [" kaffee.de. ", "kaffee.de"],
    ["https://www.kaffee.de/shop?x=1", "www.kaffee.de"],
    ["ada@kaffee.de", "kaffee.de"],
    ["kaffee.de:8443", "kaffee.de"],
    ["bücher.example.de", "xn--bcher-kva.example.de"],
    ["BÜCHER.de", "xn--bcher-kva.de"],
    ["例え。jp", "xn--r8jz45g.jp"],
    ["пример.рф", "xn--e1afmkfd.xn--p1ai"],
    ["mail.kaffee.co.uk", "mail.kaffee.co.uk"],
  ])("%s is %s", (given, expected) => expect(asciiOf(given)).toBe(expected));

  test.each([
    ["", "name_empty"],
    ["https://", "name_empty"],
    ["192.0.2.1", "name_is_address"],
    ["[2001:db8::1]", "name_is_address"],
    ["2001:db8::1", "name_is_address"],
    ["kaffee", "name_without_suffix"],
    ["kaf fee.de", "name_invalid"],
    ["kaffee..de", "name_invalid"],
    ["-kaffee.de", "name_invalid"],
    ["_dmarc.kaffee.de", "name_invalid"],
    ["co.uk", "name_is_public_suffix"],
    ["de", "name_without_suffix"],
    ["kaffee.github.io", "name_is_shared_host"],
    ["github.io", "name_is_shared_host"],
    ["gmail.com", "name_is_shared_host"],
    ["printer.local", "name_is_special"],
    ["shop.test", "name_is_special"],
    ["example.com", "name_is_special"],
    ["4.3.2.1.in-addr.arpa", "name_is_special"],
    ["sender.net", "name_is_ours"],
    ["mail.sender.net", "name_is_ours"],
    [`${"a".repeat(64)}.de`, "label_too_long"],
    [`${"a.".repeat(DOMAIN_MAX / 2)}kaffee.de`, "name_too_long"],
  ])("%s is refused: %s", (given, fault) => expect(asciiOf(given)).toBe(fault));

  test("a sub-domain is told apart from what was registered", () => {
    expect(read("post.kaffee.co.uk")).toMatchObject({
      name: { registrable: "kaffee.co.uk", isSubdomain: true },
    });
    expect(read("kaffee.co.uk")).toMatchObject({ name: { registrable: "kaffee.co.uk", isSubdomain: false } });
    expect(getPublicSuffix("kaffee.co.uk")).toBe("co.uk");
  });

  test("a near name of ours is not ours", () => expect(asciiOf("notsender.net")).toBe("notsender.net"));
});

describe("A-labels and U-labels", () => {
  const letters = fc.constantFrom(...Array.from("abcxyzäöüßéñçøåščžабвгдежяחשקكتاب日本語한국어ไทย"));
  const label = fc.array(letters, { minLength: 1, maxLength: 12 }).map((all) => all.join(""));

  test("agree with an independent implementation, and come back as they went", () => {
    fc.assert(
      fc.property(label, (text) => {
        const ascii = domainToASCII(`${text}.de`);
        fc.pre(ascii !== "");
        expect(toAscii(`${text}.de`)).toBe(ascii);
        expect(toUnicode(ascii)).toBe(domainToUnicode(ascii));
        expect(toAscii(toUnicode(ascii))).toBe(ascii);
      }),
    );
  });

  test("what only looks encoded stays as it is", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^xn--[a-z0-9-]{0,20}$/), (text) => {
        expect(typeof toUnicode(`${text}.de`)).toBe("string");
      }),
    );
  });
});
