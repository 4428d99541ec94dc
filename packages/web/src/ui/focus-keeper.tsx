import { useEffect } from "react";
import { keepFocus } from "./page-heading.ts";

/** Whoever hands the focus back has done so by then. */
const AFTER_MS = 50;

/**
 * Inside of what closes. The focus goes back to what opened it; where that has gone as well, as an empty list's button has with its
 * first row, the page's heading has it and not nothing.
 */
export function FocusKeeper() {
  useEffect(() => () => void setTimeout(keepFocus, AFTER_MS), []);
  return null;
}
