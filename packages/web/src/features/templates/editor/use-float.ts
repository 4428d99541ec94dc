import { autoUpdate, flip, offset, shift, size, useFloating, type Placement } from "@floating-ui/react-dom";
import { useEffect, useRef, useState } from "react";

/** Holds a panel beside a place of the text, in sight wherever the page is scrolled. `where` says where the place is now. */
export function useFloat(where: () => DOMRect, contextElement: Element, placement: Placement) {
  const latest = useRef(where);
  const [reference] = useState(() => ({ getBoundingClientRect: () => latest.current(), contextElement }));
  const { refs, floatingStyles, update } = useFloating({
    elements: { reference },
    placement,
    strategy: "fixed",
    middleware: [
      offset(6),
      flip({ padding: 8 }),
      shift({ padding: 8 }),
      size({
        padding: 8,
        apply: ({ availableHeight, elements }) => {
          elements.floating.style.maxHeight = `${Math.max(160, availableHeight)}px`;
        },
      }),
    ],
    whileElementsMounted: autoUpdate,
  });
  // The text moves with each letter, and with it the place.
  useEffect(() => {
    latest.current = where;
    update();
  });
  return { ref: refs.setFloating, style: floatingStyles };
}
