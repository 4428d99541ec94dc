import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Encoding } from "./imports.rules.ts";
import { sniff } from "./sniff.ts";
import { createTextStream } from "./text-encoding.ts";

const bytes = (text: string) => Buffer.from(text, "utf8");
const utf16le = (text: string) => Buffer.from(text, "utf16le");
const utf16be = (text: string) => utf16le(text).swap16();
const readingOf = (sample: Uint8Array, overrides = {}) => {
  const result = sniff(sample, true, overrides);
  if (!result.ok) throw new Error(result.reason);
  return result.reading;
};

const list = "E-mail,Name\nann@example.org,Ann\nzoe@example.org,Zoë\n";

describe("the encoding of a file", () => {
  test.each<[string, Uint8Array, Encoding]>([
    ["UTF-8", bytes(list), "utf-8"],
    ["UTF-8 with a mark", bytes(`\ufeff${list}`), "utf-8"],
    ["UTF-16 LE with a mark", utf16le(`\ufeff${list}`), "utf-16le"],
    ["UTF-16 BE with a mark", utf16be(`\ufeff${list}`), "utf-16be"],
    ["UTF-16 LE without one", utf16le(list), "utf-16le"],
    ["UTF-16 BE without one", utf16be(list), "utf-16be"],
    ["Windows-1252", Buffer.from(list, "latin1"), "windows-1252"],
  ])("%s is found, and the mark is no part of the header", (_, sample, encoding) => {
    const reading = readingOf(sample);
    expect(reading).toMatchObject({ encoding, hasHeader: true, delimiter: "," });
    expect(reading.columns.map(({ header }) => header)).toEqual(["E-mail", "Name"]);
    expect(reading.columns[1]?.samples).toEqual(["Ann", "Zoë"]);
  });

  test("Cyrillic and Japanese texts in their old encodings are found", () => {
    const cyrillic = Buffer.from(
      Array.from("почта,имя\n" + "a@example.org,Анна Петровна Иванова\n".repeat(20), toWindows1251),
    );
    expect(readingOf(cyrillic)).toMatchObject({ encoding: "windows-1251" });
    const japanese = Buffer.concat([
      bytes("email,name\n"),
      ...Array.from({ length: 20 }, () =>
        Buffer.concat([
          bytes("a@example.org,"),
          Buffer.from("8ec093638e6d88f88c8e93fa967b8cea82cc", "hex"),
          bytes("\n"),
        ]),
      ),
    ]);
    expect(readingOf(japanese)).toMatchObject({ encoding: "shift_jis" });
  });

  test("a sample that ends in the middle of a character is still UTF-8", () => {
    const cut = bytes(`${list}bea@example.org,Bé`).subarray(0, -1);
    expect(sniff(cut, false)).toMatchObject({ ok: true, reading: { encoding: "utf-8" } });
    expect(sniff(cut, true)).not.toMatchObject({ ok: true, reading: { encoding: "utf-8" } });
  });

  test("a person may say otherwise", () => {
    expect(readingOf(bytes(list), { encoding: "windows-1252" }).columns[1]?.samples).toEqual(["Ann", "ZoÃ«"]);
  });

  test("a text cut anywhere decodes as if it were whole", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.nat(60)), (text, cuts) => {
        for (const [encoding, all] of [
          ["utf-8", bytes(text)],
          ["utf-16le", utf16le(text)],
        ] as const) {
          const stream = createTextStream(encoding);
          const places = [...new Set(cuts)].filter((at) => at < all.length).sort((a, b) => a - b);
          const decoded = [0, ...places].map((from, index) => stream.push(all.subarray(from, places[index])));
          expect(decoded.join("") + stream.end()).toBe(text.replace(/^\ufeff/, ""));
        }
      }),
    );
  });
});

const toWindows1251 = (letter: string): number => {
  const code = letter.codePointAt(0) ?? 0;
  return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
};

describe("the delimiter and the header", () => {
  test.each([",", ";", "\t", "|"])("%j is found, also where others stand in quotes", (delimiter) => {
    const text = `Email${delimiter}Name\nann@example.org${delimiter}"Smith, Ann; x|y\tz"\nbo@example.org${delimiter}Bo\n`;
    expect(readingOf(bytes(text))).toMatchObject({ delimiter, guess: { email: 0, name: 1 } });
  });

  test("Excel's sep= line says the delimiter and is no header", () => {
    const reading = readingOf(bytes("sep=;\r\nMail;Firma\r\nann@example.org;ACME, Inc\r\n"));
    expect(reading).toMatchObject({
      delimiter: ";",
      hasSeparatorLine: true,
      guess: { email: 0, employer: 1 },
    });
  });

  test("a list without a header is known by an address in its first line", () => {
    const reading = readingOf(bytes("ann@example.org,Ann\nbo@example.org,Bo\n"));
    expect(reading).toMatchObject({ hasHeader: false, guess: { email: 0 } });
    expect(reading.columns).toEqual([
      { header: null, samples: ["ann@example.org", "bo@example.org"] },
      { header: null, samples: ["Ann", "Bo"] },
    ]);
  });

  test("a header in words we do not know is known by the addresses below it", () => {
    expect(readingOf(bytes("Kontaktweg,Wer\nann@example.org,Ann\n"))).toMatchObject({
      hasHeader: true,
      guess: { email: 0 },
    });
  });

  test("one column needs no delimiter", () => {
    expect(readingOf(bytes("ann@example.org\nbo@example.org"))).toMatchObject({
      hasHeader: false,
      guess: { email: 0 },
    });
  });

  test("samples are the first cells with something in them", () => {
    const text = `Email,Name\n${"x@example.org,\n".repeat(20)}y@example.org,Late\n`;
    expect(readingOf(bytes(text)).columns[1]?.samples).toEqual(["Late"]);
  });

  test("hostile headers are text like any other", () => {
    const headers = ["__proto__", "constructor", "toString", "<script>", "=1+1", "x".repeat(400)];
    const reading = readingOf(bytes(`Email,${headers.join(",")}\na@example.org${",v".repeat(6)}\n`));
    expect(reading.columns.slice(1).map(({ header }) => header)).toEqual([
      ...headers.slice(0, 5),
      "x".repeat(300),
    ]);
    expect(reading.guess).toEqual({ email: 0 });
  });
});

describe("a file that is no list is refused by its content", () => {
  test.each([
    ["file_empty", bytes("")],
    ["file_empty", bytes(" \r\n\n\t ")],
    ["file_empty", bytes("\ufeff")],
    ["file_empty", bytes(",,,\n,,\n")],
    ["file_header_only", bytes("Email,Name\n")],
    ["file_is_image", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
    ["file_is_image", Buffer.from("ffd8ffe000104a464946", "hex")],
    ["file_is_pdf", bytes("%PDF-1.7\n%âãÏÓ\n")],
    ["file_is_archive", Buffer.from("1f8b0800", "hex")],
    ["file_is_html", bytes("\n<!DOCTYPE html><html><body>x</body></html>")],
    ["file_is_html", bytes("\ufeff<table><tr><td>email</td></tr></table>")],
    ["file_has_nul", Buffer.alloc(5_000)],
    ["file_has_nul", bytes("Ema\0il,Name\na@example.org,x\n")],
    ["file_not_text", Buffer.from(Array.from({ length: 400 }, (_, index) => (index % 5) + 1))],
    ["file_too_wide", bytes(`Email${",x".repeat(500)}\na@example.org\n`)],
  ])("%s", (reason, sample) => expect(sniff(sample, true)).toEqual({ ok: false, reason }));

  test("a stray NUL in a long text is left to its line", () => {
    const text = `Email,Name\n${"ann@example.org,Ann\n".repeat(20)}b\0o@example.org,Bo\n`;
    expect(sniff(bytes(text), true)).toMatchObject({ ok: true });
  });

  test("no bytes make it throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (sample, isWhole) => {
        expect(typeof sniff(sample, isWhole).ok).toBe("boolean");
      }),
    );
  });
});
