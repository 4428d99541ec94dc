import type { Dmarc } from "./policies/dmarc.ts";
import { organizationalDomain } from "./policies/dmarc.ts";

export interface Alignment {
  readonly mode: "relaxed" | "strict";
  /** The domain that signs, or that bounces go to. */
  readonly identifier: string;
  readonly isAligned: boolean;
}

/**
 * Whether a domain counts as the one in From (RFC 9989 4.4): the same name, or in relaxed mode the same organisational
 * domain, which is found by the tree walk and not by a suffix list.
 * @param found policies by the names of the walk, `_dmarc.` before them.
 */
export function alignmentOf(
  from: string,
  identifier: string,
  mode: Alignment["mode"],
  found: ReadonlyMap<string, Dmarc>,
): Alignment {
  const isAligned =
    identifier === from ||
    (mode === "relaxed" && organizationalDomain(identifier, found) === organizationalDomain(from, found));
  return { mode, identifier, isAligned };
}
