import { diffWords } from "../diff-words.ts";
import type { DiffPart } from "../verdict.ts";
import { isMechanism, isSpf, parseSpf, printSpf, type Qualifier, type SpfTerm } from "./parse-spf.ts";
import { costliestIncludes, LOOKUPS_MAX, VOID_LOOKUPS_MAX, type SpfWalk } from "./walk-spf.ts";

/** One string of a TXT record; and what fits into a UDP answer with room for its neighbours (RFC 7208 3.4). */
const STRING_BYTES = 255;
const RECORD_BYTES = 450;

export type SpfWarning =
  /** `+all` lets the whole internet send in this name. */
  | { readonly code: "passes_all" }
  | { readonly code: "long"; readonly bytes: number }
  | { readonly code: "needs_chunks"; readonly bytes: number }
  | { readonly code: "too_many_lookups"; readonly lookups: number; readonly costliest: readonly string[] }
  | { readonly code: "too_many_void_lookups"; readonly voidLookups: number }
  | { readonly code: "several_records"; readonly count: number }
  | {
      readonly code: "differing_qualifiers";
      readonly kept: Qualifier;
      readonly dropped: readonly Qualifier[];
    };

export interface SpfPlan {
  /** The one record that should stand at the name. */
  readonly value: string;
  /** The records that stand there now. */
  readonly published: readonly string[];
  readonly isChanged: boolean;
  /** From the first published record, or from nothing, to `value`. */
  readonly diff: readonly DiffPart[];
  readonly warnings: readonly SpfWarning[];
}

export interface SpfWish {
  /** Every text at the name; those that are no SPF record are left alone. */
  readonly published: readonly string[];
  /** Domains that the record must include. */
  readonly includes: readonly string[];
  /** `all` of a domain that has no record yet. */
  readonly otherwise: `${Qualifier}all`;
  /** A walk over `value`, where one was made. */
  readonly walk?: SpfWalk;
}

const isAll = (term: SpfTerm): boolean => isMechanism(term) && term.name === "all";
const isRedirect = (term: SpfTerm): boolean => term.kind === "modifier" && term.name === "redirect";

const includesDomain = (term: SpfTerm, domain: string): boolean =>
  isMechanism(term) && term.name === "include" && term.domain?.toLowerCase().replace(/\.$/, "") === domain;

/** Same term, whatever its letters' case. */
const sameTerm = (a: SpfTerm, b: SpfTerm): boolean => a.text.toLowerCase() === b.text.toLowerCase();

/** The terms of all records in their order, each once; of several `all` the first record's counts. */
function union(records: readonly (readonly SpfTerm[])[]): { terms: SpfTerm[]; end: SpfTerm[] } {
  const terms: SpfTerm[] = [];
  const ends: SpfTerm[] = [];
  for (const term of records.flat()) {
    if (isAll(term) || isRedirect(term)) ends.push(term);
    else if (!terms.some((known) => sameTerm(known, term))) terms.push(term);
  }
  // A redirect counts only where no `all` stands, so that the two are never kept together by a merge.
  const all = ends.find(isAll);
  const redirects = ends.filter(isRedirect);
  if (all) return { terms, end: records.length === 1 ? ends : [all] };
  return { terms, end: redirects.slice(0, 1) };
}

/**
 * The one record that keeps what is published and has what is wished (feature 11): new includes stand before the end, the
 * end stays as it is, several records become one. A mechanism is never dropped, and nobody who passes now fails.
 */
export function planSpf(wish: SpfWish): SpfPlan {
  const published = wish.published.filter(isSpf);
  const records = published.map((text) => parseSpf(text).terms);
  const { terms, end } = union(records);
  const missing = wish.includes.filter((domain) => !terms.some((term) => includesDomain(term, domain)));
  const added = missing.map((domain): SpfTerm => ({ kind: "unknown", text: `include:${domain}` }));
  // A record without an end says "neutral"; that is not ours to change.
  const closing: SpfTerm[] = published.length > 0 ? end : [{ kind: "unknown", text: wish.otherwise }];
  const isKept = published.length === 1 && added.length === 0;
  const value = isKept ? (published[0] ?? "") : printSpf({ terms: [...terms, ...added, ...closing] });
  return {
    value,
    published,
    isChanged: !isKept,
    diff: diffWords(published[0] ?? "", value),
    warnings: warningsOf(wish, published, value),
  };
}

function warningsOf(wish: SpfWish, published: readonly string[], value: string): SpfWarning[] {
  const warnings: SpfWarning[] = [];
  const ends = published.flatMap((text) => parseSpf(text).terms.filter(isMechanism).filter(isAll));
  const qualifiers = [...new Set(ends.map(({ qualifier }) => qualifier))];
  const [kept = "~"] = qualifiers;
  if (kept === "+" && qualifiers.length > 0) warnings.push({ code: "passes_all" });
  if (published.length > 1) warnings.push({ code: "several_records", count: published.length });
  if (qualifiers.length > 1)
    warnings.push({ code: "differing_qualifiers", kept, dropped: qualifiers.slice(1) });
  const bytes = new TextEncoder().encode(value).length;
  if (bytes > RECORD_BYTES) warnings.push({ code: "long", bytes });
  else if (bytes > STRING_BYTES) warnings.push({ code: "needs_chunks", bytes });
  if (wish.walk && wish.walk.lookups > LOOKUPS_MAX) {
    const costliest = costliestIncludes(wish.walk).map(({ domain }) => domain);
    warnings.push({ code: "too_many_lookups", lookups: wish.walk.lookups, costliest: costliest.slice(0, 3) });
  }
  if (wish.walk && wish.walk.voidLookups > VOID_LOOKUPS_MAX)
    warnings.push({ code: "too_many_void_lookups", voidLookups: wish.walk.voidLookups });
  return warnings;
}
