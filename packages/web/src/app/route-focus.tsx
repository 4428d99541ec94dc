import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { keepFocus, pageHeading } from "../ui/page-heading.ts";

/** A page may have to ask before it can say what it is called; who has gone on in the meantime is left alone. */
const LONGEST_MS = 10_000;

/** After a navigation to another page the focus goes to its heading, so that it is read aloud and Tab goes on there. */
export function RouteFocus() {
  const router = useRouter();
  useEffect(() => {
    let stop: (() => void) | undefined;
    const unsubscribe = router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
      if (!fromLocation || !pathChanged) return;
      stop?.();
      stop = focusHeading();
    });
    return () => {
      stop?.();
      unsubscribe();
    };
  }, [router]);
  return null;
}

/** Focuses the heading at once or as soon as it is there; returns what ends the waiting. */
function focusHeading(): (() => void) | undefined {
  const isElsewhere = document.activeElement?.closest("[role=dialog], main input");
  const heading = pageHeading();
  if (heading) {
    if (!isElsewhere) heading.focus({ preventScroll: true });
    return undefined;
  }
  const observer = new MutationObserver(() => {
    if (!pageHeading()) return;
    end();
    keepFocus();
  });
  const timer = setTimeout(() => end(), LONGEST_MS);
  const end = () => {
    clearTimeout(timer);
    observer.disconnect();
  };
  observer.observe(document.body, { childList: true, subtree: true });
  return end;
}
