import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef } from "react";
import { isSingleKey } from "../../lib/single-keys.ts";
import { companyPages, tenantPages } from "./navigation.ts";
import { usePlace } from "./use-place.ts";

export type ShortcutTarget = "palette" | "keys";

interface ShortcutActions {
  readonly onOpen: (target: ShortcutTarget) => void;
  readonly onToggleSidebar: () => void;
}

/** How long `g` waits for its second key. */
const CHORD_MS = 1200;

/** The page's own search box, where it has one. */
const pageSearch = () => document.querySelector<HTMLInputElement>("main input[type=search]");

/** `Ctrl/Cmd K`, `/`, `?`, `[`, and `g` followed by the letter of a page. */
export function useShortcuts({ onOpen, onToggleSidebar }: ShortcutActions): void {
  const navigate = useNavigate();
  const { tenant, workspace } = usePlace();
  const chordUntil = useRef(0);

  const goTo = (key: string) => {
    const companyPage = companyPages.find((page) => page.key === key);
    const tenantPage = tenantPages.find((page) => page.key === key);
    if (companyPage && workspace !== undefined)
      void navigate({ to: companyPage.to, params: { tenant, workspace } });
    else if (tenantPage) void navigate({ to: tenantPage.to, params: { tenant } });
  };

  const act = (key: string): boolean => {
    if (key === "/") {
      const search = pageSearch();
      if (search) search.focus();
      else onOpen("palette");
    } else if (key === "?") onOpen("keys");
    else if (key === "[") onToggleSidebar();
    else return false;
    return true;
  };

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if ((event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      return onOpen("palette");
    }
    if (!isSingleKey(event)) return;
    if (Date.now() < chordUntil.current) {
      chordUntil.current = 0;
      return goTo(event.key);
    }
    if (event.key === "g") chordUntil.current = Date.now() + CHORD_MS;
    else if (act(event.key)) event.preventDefault();
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
