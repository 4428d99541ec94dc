import { useEffect } from "react";

/**
 * Inside of what closes. The focus goes back to what opened it; where that has gone as well, as an empty list's button has with its
 * first row, the page's heading has it and not nothing.
 */
export function FocusKeeper() {
  useEffect(
    () => () => {
      // After whoever hands the focus back has done so.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        document.querySelector<HTMLElement>("main h1[tabindex='-1']")?.focus({ preventScroll: true });
      }, 50);
    },
    [],
  );
  return null;
}
