import { describe, expect, it } from "vitest";
import { changeLanguage, i18n, loadCatalogues } from "./i18n.ts";

type Words = { readonly [key: string]: string | Words };

const files = import.meta.glob<Record<string, Words>>("./{en,es}/*.ts", { eager: true });

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

describe.each(english)("%s", (file, module) => {
  it("says in Spanish all that it says in English, with the same things named", () => {
    const spanish = files[file.replace("/en/", "/es/")];
    for (const [name, words] of Object.entries(module)) {
      const other = Object.fromEntries(textsOf(spanish?.[name] ?? {}));
      const ours = textsOf(words);
      expect(Object.keys(other)).toEqual(ours.map(([key]) => key));
      for (const [key, text] of ours)
        expect([key, placesOf(other[key] ?? "")]).toEqual([key, placesOf(text)]);
      expect(ours.filter(([key, text]) => text !== "" && other[key] === "")).toEqual([]);
    }
  });
});

it("has Spanish words for whole millions, which Spanish counts apart", async () => {
  await loadCatalogues(["companies"]);
  await changeLanguage("es");
  expect(i18n.t("list.count", { ns: "companies", count: 1 })).toBe("1 empresa");
  expect(i18n.t("list.count", { ns: "companies", count: 1_000_000 })).toBe("1000000 empresas");
  await changeLanguage("en");
});
