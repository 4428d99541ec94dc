import type { DateFormat, Preferences, Theme } from "@rookery/server/preferences/rules";
import { useSyncExternalStore } from "react";
import { changeLanguage, languageOf } from "./i18n/i18n.ts";

/** `public/appearance.js` reads the same keys before the first paint. */
const THEME_KEY = "portal-theme";
const LANGUAGE_KEY = "portal-language";

const darkSystem = () => window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage the next reader of this device begins with the browser's own settings.
  }
}

const isTheme = (value: string | null | undefined): value is Theme =>
  value === "light" || value === "dark" || value === "system";

/** As the page came: what the server wrote on it, else this device's last reader. */
function begin(): Preferences {
  const { lang, dataset } = document.documentElement;
  const theme = dataset["themeChoice"] ?? kept(THEME_KEY);
  return {
    theme: isTheme(theme) ? theme : "system",
    language: languageOf(lang),
    timeZone: dataset["timeZone"] ?? null,
    dateFormat: (dataset["dateFormat"] as DateFormat | undefined) ?? null,
  };
}

let current: Preferences | undefined;
const read = (): Preferences => (current ??= begin());

function paint({ theme }: Preferences): void {
  const isDark = theme === "dark" || (theme === "system" && darkSystem().matches);
  document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
}

const isSame = (one: Preferences, other: Preferences): boolean =>
  one.theme === other.theme &&
  one.language === other.language &&
  one.timeZone === other.timeZone &&
  one.dateFormat === other.dateFormat;

/** From now on the portal is shown like this, without loading it again. */
export function showWith(preferences: Preferences): void {
  keep(THEME_KEY, preferences.theme);
  keep(LANGUAGE_KEY, preferences.language);
  if (isSame(read(), preferences)) return;
  const languageChanges = read().language !== preferences.language;
  current = preferences;
  paint(preferences);
  if (languageChanges) void changeLanguage(preferences.language);
  for (const listener of listeners) listener();
}

/** As a page that has just been opened. For tests, which share one document. */
export function forgetAppearance(): void {
  current = undefined;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const system = darkSystem();
  const onSystem = () => paint(read());
  system.addEventListener("change", onSystem);
  return () => {
    listeners.delete(listener);
    system.removeEventListener("change", onSystem);
  };
}

/** How the portal is shown; the theme `system` follows the machine's, also while the page is open. */
export const useAppearance = (): Preferences => useSyncExternalStore(subscribe, read);
