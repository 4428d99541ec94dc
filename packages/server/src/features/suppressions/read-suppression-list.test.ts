import { describe, expect, test } from "vitest";
import { readSuppressionList } from "./read-suppression-list.ts";

const read = (text: string, firstLine = 1) => readSuppressionList(text, firstLine);

describe("a list of whom not to write to", () => {
  test.each([
    ["Ann@X.org", "emails", "ann@x.org"],
    [" ann@bücher.de ", "emails", "ann@xn--bcher-kva.de"],
    ["Ann Smith <ann@x.org>", "emails", "ann@x.org"],
    ['"ann@x.org";"Ann";2024-01-01', "emails", "ann@x.org"],
    ["17,Ann,ann@x.org,hard bounce", "emails", "ann@x.org"],
    ["\ufeffann@x.org", "emails", "ann@x.org"],
    ["x.org", "domains", "x.org"],
    ["@X.org", "domains", "x.org"],
    ["*@x.org", "domains", "x.org"],
    ["Bücher.de", "domains", "xn--bcher-kva.de"],
    ["x.org\tspam trap", "domains", "x.org"],
  ] as const)("%j says %s %s", (line, kind, value) => {
    expect(read(line)).toMatchObject({ emails: [], domains: [], invalid: [], [kind]: [value] });
  });

  test.each([
    ["ann", "neither_address_nor_domain"],
    ["10.0.0.1", "neither_address_nor_domain"],
    ["https://x.org/a", "neither_address_nor_domain"],
    ["@", "email_local_part_invalid"],
    ["a b@x.org", "email_local_part_invalid"],
    ["ann@localhost", "email_domain_invalid"],
    [`${"a".repeat(65)}@x.org`, "email_too_long"],
    ["\ud800@x.org", "email_local_part_invalid"],
    ["ann\0@x.org", "email_local_part_invalid"],
  ])("%j is invalid: %s", (line, reason) => {
    expect(read(line).invalid).toEqual([{ line: 1, reason }]);
  });

  test("accounts for each of its lines, whatever ends them, from the number that the first one has", () => {
    const list = read("ann@x.org\r\n\nANN@x.org\rx.org\n ; \nbob\n\n", 101);
    expect(list).toEqual({
      lines: 6,
      emails: ["ann@x.org"],
      domains: ["x.org"],
      repeated: 1,
      blank: 2,
      invalid: [{ line: 106, reason: "neither_address_nor_domain" }],
    });
  });
});
