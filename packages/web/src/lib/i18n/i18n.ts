import i18next, { type BackendModule, type ResourceKey } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Namespace } from "./catalogues.ts";
import { app } from "./en/app.ts";
import { errors } from "./en/errors.ts";
import { rules } from "./en/rules.ts";
import { ui } from "./en/ui.ts";

/** A language is a folder here with a file a namespace; `catalogues.ts` types them all after English. */
const files = import.meta.glob<Record<string, ResourceKey>>(["./*/*.ts", "!./en/{app,errors,rules,ui}.ts"]);

const kebab = (namespace: string) => namespace.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const lazyFiles: BackendModule = {
  type: "backend",
  init: () => {},
  read: (language, namespace, done) => {
    const load = files[`./${language}/${kebab(namespace)}.ts`];
    if (!load) return done(new Error(`no catalogue ${language}/${namespace}`), null);
    load().then(
      (module) => done(null, module[namespace] ?? null),
      (error: Error) => done(error, null),
    );
  },
};

/** Languages that are complete. */
export const languages = ["en"] as const;

/** The one instance: the language is the reader's, whatever they look at. */
export const i18n = i18next.createInstance();

void i18n
  .use(lazyFiles)
  .use(initReactI18next)
  .init({
    lng: "en",
    fallbackLng: "en",
    supportedLngs: [...languages],
    load: "languageOnly",
    ns: ["app", "errors", "rules", "ui"],
    defaultNS: "app",
    resources: { en: { app, errors, rules, ui } },
    partialBundledLanguages: true,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });

/** Fetches the words of a page beside its code, so that the page never shows without them. */
export const loadCatalogues = (namespaces: readonly Namespace[]): Promise<void> =>
  i18n.loadNamespaces([...namespaces]);
