import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText, isoText, numberText, TEXT_MAX } from "./cell-text.ts";
import { formatOf } from "./number-formats.ts";

describe("a number", () => {
  test.each([
    ["1", "1"],
    ["0", "0"],
    ["-0", "0"],
    ["100000", "100000"],
    ["1E+05", "100000"],
    ["1.0", "1"],
    ["4.50", "4.5"],
    ["-12.25", "-12.25"],
    ["0.30000000000000004", "0.3"],
    ["4915112345678", "4915112345678"],
    ["4.915112345678E12", "4915112345678"],
    ["123456789012345678", "123456789012345678"],
    ["1E+21", "1000000000000000000000"],
    ["1.5E-7", "0.00000015"],
    ["-2.5e-10", "-0.00000000025"],
    ["1e400", "1e400"],
    ["n/a", "n/a"],
  ])("%s reads %s", (value, text) => expect(numberText(value, "plain", false)).toBe(text));

  test("has no exponent, whatever it is, and is the same number to 15 digits", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const text = numberText(String(number), "plain", false);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Math.abs(Number(text) - number)).toBeLessThanOrEqual(Math.abs(number) * 1e-14);
      }),
    );
  });

  test.each([
    ["1234", "00000", "01234"],
    ["123456", "00000", "123456"],
    ["0.5", "0%", "0.5"],
    ["0.125", "0.00%", "0.125"],
    ["1234.5", "#,##0.00\\ _€", "1234.5"],
    ["5", '0 "days"', "5"],
    ["5", "0\\ \\h", "5"],
    ["7", "[Red]General", "7"],
    ["5551234567", "[<=9999999]###-####;(###) ###-####", "5551234567"],
    ["12", "@", "12"],
  ])("%s shown as %s reads %s", (value, code, text) =>
    expect(numberText(value, formatOf(code), false)).toBe(text),
  );
});

describe("a date", () => {
  test.each([
    ["45306", "yyyy\\-mm\\-dd", "2024-01-15"],
    ["45306", "DD/MM/YY", "2024-01-15"],
    ["45306", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2024-01-15"],
    ["45306", 'yyyy"年"m"月"d"日"', "2024-01-15"],
    ["45306", "[$-409]d\\-mmm;@", "2024-01-15"],
    ["45306.4375", "m/d/yy h:mm", "2024-01-15T10:30:00"],
    ["45306.999999", "yyyy-mm-dd", "2024-01-16"],
    ["0.4375", "h:mm AM/PM", "10:30:00"],
    ["1.5", "[h]:mm:ss", "36:00:00"],
    ["1", "yyyy-mm-dd", "1900-01-01"],
    ["59", "yyyy-mm-dd", "1900-02-28"],
    ["60", "yyyy-mm-dd", "1900-02-29"],
    ["61", "yyyy-mm-dd", "1900-03-01"],
    ["2958465", "yyyy-mm-dd", "9999-12-31"],
    ["2958466", "yyyy-mm-dd", "2958466"],
    ["2958465.9999999", "yyyy-mm-dd", "2958465.9999999"],
    ["-1", "yyyy-mm-dd", "-1"],
  ])("%s shown as %s reads %s", (value, code, text) =>
    expect(numberText(value, formatOf(code), false)).toBe(text),
  );

  test.each([
    ["0", "1904-01-01"],
    ["43844", "2024-01-15"],
    ["43844.4375", "2024-01-15T10:30:00"],
    ["2957003", "9999-12-31"],
    ["2957004", "2957004"],
  ])("%s counted from 1904 reads %s", (value, text) =>
    expect(numberText(value, formatOf("yyyy-mm-dd"), true)).toBe(text),
  );

  test("that the file writes in ISO loses a midnight that nobody wrote", () => {
    expect(isoText("2024-01-15T00:00:00.000")).toBe("2024-01-15");
    expect(isoText("2024-01-15T10:30:00")).toBe("2024-01-15T10:30:00");
  });
});

describe("a text", () => {
  test("is one line, its escapes decoded", () => {
    expect(cleanText("a\nb\r\nc\rd_x000D_\ne")).toBe("a b c d e");
    expect(cleanText("_x005F_x000D_ _xZZZZ_ _x0041_")).toBe("_x000D_ _xZZZZ_ A");
  });

  test("is cut where the list's reader has enough to refuse it", () => {
    expect(cleanText("x".repeat(100_000))).toHaveLength(TEXT_MAX);
  });
});
