import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** A page may have to ask before it can say what it is called; who has gone on in the meantime is left alone. */
const LONGEST_MS = 10_000;

const headingOf = () => document.querySelector<HTMLElement>("main h1[tabindex='-1']");

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
  const heading = headingOf();
  if (heading) {
    if (!isElsewhere) heading.focus({ preventScroll: true });
    return undefined;
  }
  const observer = new MutationObserver(() => {
    const come = headingOf();
    if (!come) return;
    end();
    if (document.activeElement === document.body) come.focus({ preventScroll: true });
  });
  const timer = setTimeout(() => end(), LONGEST_MS);
  const end = () => {
    clearTimeout(timer);
    observer.disconnect();
  };
  observer.observe(document.body, { childList: true, subtree: true });
  return end;
}
