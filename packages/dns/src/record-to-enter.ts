import type { ExpectedRecord } from "./expected-record.ts";
import type { Edit, Evidence, VerdictState } from "./verdict.ts";

/** Of a verdict, what the question needs; also as it comes from JSON, where what is undefined is absent. */
interface Seen {
  readonly state: VerdictState;
  readonly edit?: Edit | undefined;
  readonly evidence: readonly Pick<Evidence, "role" | "found">[];
}

/**
 * The record as it is to be typed into the zone as it is now: merged with what is published where only one may stand, and
 * what is published where that is right already. So that a screen, a file or a link never asks for a second SPF record, nor
 * for a weaker policy.
 */
export function recordToEnter(record: ExpectedRecord, verdict: Seen | null): ExpectedRecord {
  if (!verdict) return record;
  const { edit } = verdict;
  if (edit?.kind === "replace") return { ...record, value: edit.value };
  if (edit?.kind === "delete" && edit.keep !== undefined) return { ...record, value: edit.keep };
  if (edit || record.type !== "TXT") return record;
  if (verdict.state !== "verified" && verdict.state !== "stale") return record;
  const [form = ""] = record.value.split(/[ ;=]/);
  const own = verdict.evidence.flatMap(({ role, found }) => (role === "authoritative" ? found : []));
  const published = own.includes(record.value)
    ? record.value
    : own.find((text) => text.startsWith(`${form}=`));
  return published === undefined ? record : { ...record, value: published };
}
