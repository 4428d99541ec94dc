import { useCallback, useSyncExternalStore } from "react";

/** Below Tailwind's `sm`. */
export const PHONE = "(width < 40rem)";

/** Whether a media query holds, for markup that differs and not just its look. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
