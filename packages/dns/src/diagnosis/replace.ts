import { diffWords } from "../diff-words.ts";
import type { ExpectedRecord } from "../expected-record.ts";
import type { Edit } from "../verdict.ts";

/** One value in place of another, with what changes between them. */
export function replace(record: ExpectedRecord, from: string, value = record.value): Edit {
  const { name, type } = record;
  return { kind: "replace", name, type, from, value, diff: diffWords(from, value) };
}
