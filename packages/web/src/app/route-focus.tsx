import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** After a navigation to another page the focus goes to its heading, so that it is read aloud and Tab goes on there. */
export function RouteFocus() {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return;
        const heading = document.querySelector<HTMLElement>("main h1[tabindex='-1']");
        const isElsewhere = document.activeElement?.closest("[role=dialog], main input");
        if (heading && !isElsewhere) heading.focus({ preventScroll: true });
      }),
    [router],
  );
  return null;
}
