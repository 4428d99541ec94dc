import { useEffect, useEffectEvent } from "react";
import { isSingleKey } from "../../lib/single-keys.ts";
import type { Selecting } from "./use-selection.ts";

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];
const rowOf = (element: Element | null) => element?.closest<HTMLElement>("[data-row]") ?? null;
const linkOf = (row: HTMLElement | undefined) => row?.querySelector<HTMLElement>(".row-title a");

/** The first row below the sticky header. */
const firstInSight = () => rows().find((row) => row.getBoundingClientRect().top > 80) ?? rows()[0];

/** Moves the focus, so that it is seen, read aloud, and `Enter` opens what has it. */
function move(steps: number): boolean {
  const now = rowOf(document.activeElement);
  const next = now ? rows()[rows().indexOf(now) + steps] : firstInSight();
  const link = linkOf(next);
  if (!link || !next) return now !== null;
  link.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  return true;
}

export interface ListKeys {
  readonly selecting: Selecting | undefined;
  readonly onFilter: () => void;
}

/** `j` and `k` or the arrows move, `x` or the space bar selects, `f` filters, `Esc` chooses none. */
export function useListKeys({ selecting, onFilter }: ListKeys): void {
  const act = (event: KeyboardEvent): boolean => {
    const row = rowOf(document.activeElement);
    const isOnLink = row !== null && linkOf(row) === document.activeElement;
    switch (event.key) {
      case "j":
        return move(1);
      case "k":
        return move(-1);
      case "ArrowDown":
        return row !== null && move(1);
      case "ArrowUp":
        return row !== null && move(-1);
      case "x":
      case "X":
      case " ":
        if (!selecting || !row || (event.key === " " && !isOnLink)) return false;
        selecting.toggle(Number(row.dataset["row"]), event.shiftKey);
        return true;
      case "f":
        onFilter();
        return true;
      case "Escape":
        if (!selecting?.isAny) return false;
        selecting.clear();
        return true;
      default:
        return false;
    }
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!event.defaultPrevented && isSingleKey(event) && act(event)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
