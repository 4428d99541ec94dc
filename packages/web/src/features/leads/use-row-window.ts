import { useEffect, useRef, useState, type RefObject } from "react";

/** Up to here every row is there, so that the browser's own search finds all that was fetched. */
const WHOLE = 200;
/** Rows beyond the edges of the window that are there already. */
const MARGIN = 25;
/** The window moves in steps, so that scrolling within one draws nothing anew. */
const STEP = 10;

export interface RowWindow {
  readonly first: number;
  /** After the last. */
  readonly end: number;
  /** Height in pixels of what is left out. */
  readonly before: number;
  readonly after: number;
}

/**
 * Which of many rows of one height are near enough to the window to be drawn: ten thousand of them cost what a hundred do.
 * @param body holds the rows and the space that stands for the others.
 */
export function useRowWindow(body: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [place, setPlace] = useState({ first: 0, shown: WHOLE, height: 40 });
  const isWhole = count <= WHOLE;
  const frame = useRef(0);
  useEffect(() => {
    if (isWhole) return undefined;
    const look = () => {
      frame.current = 0;
      const height = body.current?.querySelector("[data-row]")?.getBoundingClientRect().height ?? 0;
      if (!body.current || height === 0) return;
      const above = Math.max(0, -body.current.getBoundingClientRect().top) / height;
      const first = Math.max(0, Math.floor((above - MARGIN) / STEP) * STEP);
      const shown = Math.ceil((window.innerHeight / height + 2 * MARGIN) / STEP + 1) * STEP;
      setPlace((now) =>
        now.first === first && now.shown === shown && now.height === height ? now : { first, shown, height },
      );
    };
    const later = () => {
      if (frame.current === 0) frame.current = requestAnimationFrame(look);
    };
    look();
    window.addEventListener("scroll", later, { passive: true });
    window.addEventListener("resize", later);
    return () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
      window.removeEventListener("scroll", later);
      window.removeEventListener("resize", later);
    };
  }, [body, isWhole]);
  if (isWhole) return { first: 0, end: count, before: 0, after: 0 };
  const first = Math.min(place.first, Math.max(0, count - place.shown));
  const end = Math.min(count, first + place.shown);
  return { first, end, before: first * place.height, after: (count - end) * place.height };
}
