import { useEffect, useRef } from "react";
import { keepFocus } from "../ui/page-heading.ts";

/** Where a step gives way to the next one and takes the focused control along, the page's heading has the focus instead. */
export function useKeptFocus(step: string): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    keepFocus();
  }, [step]);
}
