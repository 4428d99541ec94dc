import { useCallback, useSyncExternalStore } from "react";

/** Below Tailwind's `sm`. */
export const PHONE = "(width < 40rem)";
/** Below Tailwind's `lg`: beside the sidebar there is no room for the columns of a table. A window at 200 % is as narrow. */
export const NARROW = "(width < 64rem)";

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
