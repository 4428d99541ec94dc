import { useEffect, useRef } from "react";

/** Where a step gives way to the next one and takes the focused control along, the page's heading has the focus instead. */
export function useKeptFocus(step: string): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>("main h1[tabindex='-1']")?.focus({ preventScroll: true });
  }, [step]);
}
