import type { Language } from "@rookery/server/preferences/rules";
import i18next, { type BackendModule, type ResourceKey } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Namespace } from "./catalogues.ts";

/** A language is a folder here with a file a namespace; `catalogues.ts` types them all after English. */
const files = import.meta.glob<Record<string, ResourceKey>>("./*/*.ts");

/** What every page says. `build/preload-pages.ts` has them fetched with the first chunk. */
const always: readonly Namespace[] = ["app", "errors", "rules", "ui"];

const kebab = (namespace: string) => namespace.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Some languages, Spanish and French among them, have a form of their own for whole millions. Ours never differs from the plural, and
 * without it i18next would answer in English.
 */
function withMany(words: ResourceKey | null): ResourceKey | null {
  if (words === null || typeof words === "string") return words;
  const entries = Object.entries(words).flatMap(([key, value]): [string, ResourceKey][] => {
    const own: [string, ResourceKey] = [key, withMany(value as ResourceKey) ?? ""];
    return key.endsWith("_other") ? [own, [key.replace(/other$/, "many"), own[1]]] : [own];
  });
  return Object.fromEntries(entries);
}

const lazyFiles: BackendModule = {
  type: "backend",
  init: () => {},
  read: (language, namespace, done) => {
    const load = files[`./${language}/${kebab(namespace)}.ts`];
    if (!load) return done(new Error(`no catalogue ${language}/${namespace}`), null);
    load().then(
      (module) => done(null, withMany(module[namespace] ?? null)),
      (error: Error) => done(error, null),
    );
  },
};

/** Languages by the names that their speakers use. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  es: "Español",
  fr: "Français",
  de: "Deutsch",
};

const isLanguage = (tag: string): tag is Language => Object.hasOwn(languageNames, tag);

/** The language of a tag such as `es-MX` where we have it, else English. */
export function languageOf(tag: string): Language {
  const [language = ""] = tag.split("-");
  return isLanguage(language) ? language : "en";
}

/** The one instance: the language is the reader's, whatever they look at. */
export const i18n = i18next.createInstance();

void i18n
  .use(lazyFiles)
  .use(initReactI18next)
  .init({
    lng: languageOf(document.documentElement.lang),
    // Every language is complete, so that a second one need not be fetched beside it.
    fallbackLng: false,
    supportedLngs: Object.keys(languageNames),
    load: "languageOnly",
    ns: always,
    defaultNS: "app",
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });

/** Resolves once the words that every page needs are there, in the reader's language and in no other. */
export const wordsReady = (): Promise<void> => i18n.loadNamespaces(always);

/** The portal in another language, once its words have come. */
export async function changeLanguage(language: Language): Promise<void> {
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Fetches the words of a page beside its code, so that the page never shows without them. */
export const loadCatalogues = (namespaces: readonly Namespace[]): Promise<void> =>
  i18n.loadNamespaces([...namespaces]);
