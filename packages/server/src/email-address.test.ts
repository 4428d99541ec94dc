import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseEmail } from "./email-address.ts";

const normal = (given: string) => {
  const result = normaliseEmail(given);
  return result.ok ? result.email : result.fault;
};

describe("an e-mail address", () => {
  test.each([
    ["Ann.Smith+news@Example.ORG", "ann.smith+news@example.org"],
    ["\u00a0\tann@example.org\u3000", "ann@example.org"],
    ["ann\u200b@example.org", "ann@example.org"],
    ["ann@Münich.example", "ann@xn--mnich-kva.example"],
    ["ANN@XN--MNICH-KVA.example", "ann@xn--mnich-kva.example"],
    ["jose\u0301@example.org", "jos\u00e9@example.org"],
    ["用户@例子.公司", "用户@xn--fsqu00a.xn--55qx5d"],
  ])("%s is kept as %s", (given, kept) => expect(normal(given)).toBe(kept));

  test("no provider's rule is applied: dots and plus parts stay", () => {
    expect(normal("a.b+c@gmail.com")).not.toBe(normal("ab@gmail.com"));
  });

  test.each([
    ["", "email_missing"],
    ["  \u00a0", "email_missing"],
    ["ann", "email_without_at"],
    ["ann.example.org", "email_without_at"],
    ["@example.org", "email_local_part_invalid"],
    ["a b@example.org", "email_local_part_invalid"],
    [".a@example.org", "email_local_part_invalid"],
    ["a..b@example.org", "email_local_part_invalid"],
    ["a@b@example.org", "email_local_part_invalid"],
    ['"a"@example.org', "email_local_part_invalid"],
    ["ann smith <ann@example.org>", "email_local_part_invalid"],
    ["ann@", "email_domain_invalid"],
    ["ann@example", "email_domain_invalid"],
    ["ann@-example.org", "email_domain_invalid"],
    ["ann@example..org", "email_domain_invalid"],
    ["ann@exa_mple.org", "email_domain_invalid"],
    ["ann@[127.0.0.1]", "email_domain_invalid"],
    ["ann@127.0.0.1", "email_domain_invalid"],
    ["ann@example.org,bob@example.org", "email_local_part_invalid"],
    [`${"a".repeat(65)}@example.org`, "email_too_long"],
    [`a@${"b".repeat(64)}.org`, "email_domain_invalid"],
    [`a@${"b.".repeat(127)}org`, "email_too_long"],
    ["a\0b@example.org", "email_local_part_invalid"],
    ["a\ud800@example.org", "email_local_part_invalid"],
  ])("%j is refused: %s", (given, fault) => expect(normal(given)).toBe(fault));

  test("64 characters before the @ and 63 in a label are allowed", () => {
    expect(normaliseEmail(`${"a".repeat(64)}@${"b".repeat(63)}.org`).ok).toBe(true);
  });

  test("the normal form of a normal form is itself, lower case, and short enough, for any text", () => {
    const piece = fc.string({ unit: "grapheme", maxLength: 12 });
    const texts = fc.oneof(
      fc.emailAddress(),
      fc.tuple(piece, piece).map(([a, b]) => `${a}@${b}.org`),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const once = normaliseEmail(text);
        if (!once.ok) return;
        expect(normaliseEmail(once.email)).toEqual(once);
        expect(once.email.length).toBeLessThanOrEqual(255);
        expect(once.email.replace(/[A-Z]/g, "")).toBe(once.email);
        expect(once.email.isWellFormed()).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
