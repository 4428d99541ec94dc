import { useEffect, useRef, useState } from "react";

/** How wide the element is, in CSS pixels, as it changes; 0 before it is there. */
export function useWidth<Target extends HTMLElement>() {
  const target = useRef<Target>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!target.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(target.current);
    return () => observer.disconnect();
  }, []);
  return { target, width };
}
