import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slugOf } from "./slug.ts";

describe("a name in an address", () => {
  test.each([
    ["Northwind Traders", "northwind-traders"],
    ["  Größe & Söhne – Zürich ", "grosse-sohne-zurich"],
    ["Łódź Œuvre Ærø Þing", "lodz-oeuvre-aero-thing"],
    ["Ромашка и Ёж", "romashka-i-ezh"],
    ["Київ Їжак", "kiiv-izhak"],
    ["Αθήνα Ψυχή", "athina-psychi"],
    ["İstanbul ışık", "istanbul-isik"],
    ["東京営業所", "company"],
    ["شركة", "company"],
    ["Ｆｕｌｌ Ｗｉｄｔｈ ①", "full-width-1"],
    ["🙂", "company"],
    ["東京 Tokyo", "tokyo"],
    ["---", "company"],
    [`${"x".repeat(49)}-yyy`, "x".repeat(49)],
  ])("%s is %s", (name, slug) => {
    expect(slugOf(name, "company")).toBe(slug);
  });

  test("always has the form that the database asks for", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 100 }), (name) => {
        const slug = slugOf(name, "company");
        expect(slug).toMatch(/^[a-z0-9](-?[a-z0-9])*$/);
        expect(slug.length).toBeLessThanOrEqual(50);
      }),
    );
  });
});
