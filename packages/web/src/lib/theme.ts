import { useSyncExternalStore } from "react";

export type ThemeChoice = "light" | "dark" | "system";

/** `public/theme.js` reads the same key before the first paint. */
const KEY = "rookery-theme";
const darkSystem = () => window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function readChoice(): ThemeChoice {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system";
  }
}

function applyChoice(choice: ThemeChoice): void {
  const isDark = choice === "dark" || (choice === "system" && darkSystem().matches);
  document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
}

export function chooseTheme(choice: ThemeChoice): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Without storage the choice holds until the page is left.
  }
  applyChoice(choice);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const system = darkSystem();
  const onSystem = () => applyChoice(readChoice());
  system.addEventListener("change", onSystem);
  return () => {
    listeners.delete(listener);
    system.removeEventListener("change", onSystem);
  };
}

/** The person's choice; `system` follows the machine's, also while the page is open. */
export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, readChoice);
