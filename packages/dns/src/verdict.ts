import type { AnswerKind } from "./look.ts";
import type { ExpectedRecord } from "./expected-record.ts";
import type { RecordType } from "./record.ts";

/**
 * `verified`: stands as it should on every authoritative server, and no cache says otherwise. `pending`: stands on some of
 * them. `stale`: right at the source, caches are old for `secondsLeft` more. `mismatch`: something else is published.
 * `conflict`: something stands there that must not stand beside it. `missing`: not published. `unreachable`: it could not
 * be seen, so that nothing is known; what was known before holds.
 */
export type VerdictState =
  | "verified"
  | "pending"
  | "stale"
  | "mismatch"
  | "conflict"
  | "missing"
  | "unreachable";

/** Why, by a code that catalogues turn into one sentence, with the facts that the sentence names. */
export type Cause =
  // nothing there
  | { readonly code: "not_published" }
  | { readonly code: "domain_not_registered"; readonly domain: string }
  | { readonly code: "doubled_zone_name"; readonly foundAt: string }
  | { readonly code: "wrong_selector"; readonly foundAt: string }
  | { readonly code: "wrong_name"; readonly foundAt: string }
  // there, not everywhere yet
  | { readonly code: "negative_cache"; readonly secondsLeft: number }
  | { readonly code: "stale_cache"; readonly secondsLeft: number; readonly old: string }
  | { readonly code: "servers_disagree"; readonly without: readonly string[] }
  | { readonly code: "lame_server"; readonly servers: readonly string[] }
  | {
      readonly code: "delegation_differs";
      readonly delegatedTo: readonly string[];
      readonly servedBy: readonly string[];
    }
  // something else there
  | { readonly code: "other_value"; readonly found: string }
  | { readonly code: "wildcard_answer"; readonly found: string }
  | { readonly code: "proxied"; readonly addresses: readonly string[] }
  | { readonly code: "cname_in_the_way"; readonly target: string }
  | { readonly code: "pasted_quotes"; readonly found: string }
  | { readonly code: "broken_chunks"; readonly found: string }
  // ownership
  | { readonly code: "other_token"; readonly found: string }
  | { readonly code: "proven_before"; readonly hours: number }
  | { readonly code: "proof_needed_above"; readonly registrable: string }
  // SPF
  | { readonly code: "several_spf"; readonly count: number }
  | { readonly code: "spf_lacks_ours"; readonly include: string }
  | { readonly code: "spf_syntax"; readonly term: string }
  | { readonly code: "spf_too_many_lookups"; readonly lookups: number; readonly costliest: readonly string[] }
  | { readonly code: "spf_too_many_void_lookups"; readonly voidLookups: number }
  | {
      readonly code: "spf_include_fails";
      readonly include: string;
      readonly why: "missing" | "syntax" | "loop" | "unreachable";
    }
  // DKIM
  | { readonly code: "several_dkim"; readonly count: number }
  | { readonly code: "revoked_key" }
  | { readonly code: "truncated_key"; readonly foundLength: number; readonly expectedLength: number }
  | { readonly code: "other_key" }
  | { readonly code: "dkim_syntax"; readonly tag: string }
  // DMARC
  | { readonly code: "several_dmarc"; readonly count: number }
  | { readonly code: "dmarc_syntax"; readonly tag: string }
  // MX, return path
  | {
      readonly code: "mx_of_another";
      readonly exchanges: readonly string[];
      readonly host: string | undefined;
    }
  | { readonly code: "null_mx" }
  | { readonly code: "name_in_use"; readonly found: string }
  // policies with a syntax of their own
  | { readonly code: "policy_syntax"; readonly tag: string }
  // nothing known
  | { readonly code: "no_answer"; readonly kinds: readonly AnswerKind[] };

export type CauseCode = Cause["code"];

/** What is worth knowing although the verdict is good or does not hang on it. */
export type Note =
  | { readonly code: "spf_lookups"; readonly lookups: number }
  | { readonly code: "spf_other_qualifier"; readonly qualifier: "+" | "-" | "~" | "?" }
  | { readonly code: "spf_long"; readonly bytes: number }
  | { readonly code: "dmarc_stricter"; readonly policy: string }
  | { readonly code: "dmarc_removed_tag"; readonly tag: string }
  | { readonly code: "dmarc_no_policy" }
  | { readonly code: "dmarc_testing" }
  | { readonly code: "valid_own_value"; readonly found: string }
  | { readonly code: "lame_server"; readonly servers: readonly string[] }
  | {
      readonly code: "resolver_trouble";
      readonly servers: readonly string[];
      readonly kinds: readonly AnswerKind[];
    }
  | { readonly code: "short_key"; readonly bits: number };

export type NoteCode = Note["code"];

/** A run of text that both values share, or that one of them has. */
export interface DiffPart {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** The one change in the zone that mends it. */
export type Edit =
  | { readonly kind: "add"; readonly name: string; readonly type: RecordType; readonly value: string }
  | {
      readonly kind: "replace";
      readonly name: string;
      readonly type: RecordType;
      readonly from: string;
      readonly value: string;
      readonly diff: readonly DiffPart[];
    }
  | {
      readonly kind: "delete";
      readonly name: string;
      readonly type: RecordType;
      readonly values: readonly string[];
      /** What must stand there afterwards, where one is kept or merged. */
      readonly keep?: string;
    }
  | {
      readonly kind: "move";
      readonly from: string;
      readonly name: string;
      readonly type: RecordType;
      readonly value: string;
    };

/** What one server had at the record's name. */
export interface Evidence {
  readonly server: string;
  readonly role: "authoritative" | "resolver";
  readonly kind: AnswerKind;
  /** Values of the expected type, as `dataText` writes them; a CNAME in the way as `CNAME target`. */
  readonly found: readonly string[];
  readonly ttlSeconds: number | undefined;
}

/** The result of comparing one expected record with one look. */
export interface Verdict {
  readonly record: ExpectedRecord;
  readonly state: VerdictState;
  /** Undefined where the state is `verified`. */
  readonly cause: Cause | undefined;
  readonly notes: readonly Note[];
  readonly evidence: readonly Evidence[];
  /** Undefined where there is nothing to do but wait, or nothing is known. */
  readonly edit: Edit | undefined;
  /** For `stale`: until the last cache that was seen forgets. */
  readonly secondsLeft: number | undefined;
}
