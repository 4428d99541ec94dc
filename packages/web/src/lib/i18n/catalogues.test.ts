import { readFileSync } from "node:fs";
import { join } from "node:path";
import { languages } from "@rookery/server/preferences/rules";
import { describe, expect, it } from "vitest";
import { changeLanguage, i18n, languageOf, loadCatalogues } from "./i18n.ts";

type Words = { readonly [key: string]: string | Words };

const files = import.meta.glob<Record<string, Words>>("./*/*.ts", { eager: true });

/** Each text by the path of its key. */
function textsOf(words: Words, path = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}${key}`, value] as [string, string]]
      : textsOf(value, `${path}${key}.`),
  );
}

const english = Object.entries(files).filter(([file]) => file.startsWith("./en/"));
/** What a sentence takes in: `{{name}}`, and tags such as `<b>`. */
const placesOf = (text: string) => (text.match(/\{\{[^}]+\}\}|<\/?\w+>/g) ?? []).toSorted();

const others = languages.filter((language) => language !== "en");

describe.each(english)("%s", (file, module) => {
  it.each(others)("says in %s all that it says in English, with the same things named", (language) => {
    const translated = files[file.replace("/en/", `/${language}/`)];
    for (const [name, words] of Object.entries(module)) {
      const other = Object.fromEntries(textsOf(translated?.[name] ?? {}));
      const ours = textsOf(words);
      expect(Object.keys(other)).toEqual(ours.map(([key]) => key));
      for (const [key, text] of ours)
        expect([key, placesOf(other[key] ?? "")]).toEqual([key, placesOf(text)]);
      expect(ours.filter(([key, text]) => text !== "" && other[key] === "")).toEqual([]);
    }
  });
});

it.each([
  ["es", "0 empresas", "1 empresa", "1000000 empresas"],
  ["fr", "0 entreprise", "1 entreprise", "1000000 entreprises"],
] as const)("counts as %s does, whole millions included", async (language, none, one, many) => {
  await loadCatalogues(["companies"]);
  await changeLanguage(language);
  const count = (of: number) => i18n.t("list.count", { ns: "companies", count: of });
  expect([count(0), count(1), count(1_000_000)]).toEqual([none, one, many]);
  await changeLanguage("en");
});

it.each([
  ["fr-CA", "fr"],
  ["es", "es"],
  ["fro", "en"],
  ["constructor", "en"],
  ["", "en"],
])("reads the tag %s as %s", (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

it("is offered in every language before the first paint as well", () => {
  const script = readFileSync(join(import.meta.dirname, "../../../public/appearance.js"), "utf8");
  expect(script).toContain(`[${languages.map((language) => `"${language}"`).join(", ")}].includes(language)`);
});
