import type { ExpectedRecord } from "../expected-record.ts";
import { doubledName } from "../names/relative-name.ts";
import { likelyMistakes, selectorNames } from "../questions.ts";
import { judgeRecord } from "./judge-record.ts";
import { wrong, type WrongJudgement } from "./judgement.ts";
import { answersTo, isTelling, standingOf, type AnswerIndex } from "./standing.ts";

export interface Place {
  readonly domain: string;
  readonly apex: string;
  readonly formerSelectors: readonly string[];
}

/** The record as it should be, at a name where it should not be: the cause that a person cannot see in a panel. */
export function findMisplaced(
  index: AnswerIndex,
  record: ExpectedRecord,
  place: Place,
): WrongJudgement | undefined {
  const { domain, apex } = place;
  const candidates = likelyMistakes(record, domain, apex);
  if (record.purpose === "dkim") candidates.push(...selectorNames(domain, place.formerSelectors));
  const foundAt = candidates.find((name) => name !== record.name && standsAt(index, record, name));
  if (foundAt === undefined) return undefined;
  const { name, type, value } = record;
  const edit = { kind: "move", from: foundAt, name, type, value } as const;
  const isDoubled = foundAt === doubledName(name, apex) || foundAt === doubledName(name, domain);
  if (isDoubled) return wrong("missing", { code: "doubled_zone_name", foundAt }, edit);
  const isSelector = foundAt.endsWith(`._domainkey.${domain}`);
  return wrong("missing", { code: isSelector ? "wrong_selector" : "wrong_name", foundAt }, edit);
}

/** A record is known again by its very value; for SPF and DMARC of one's own that would be no proof, so only ours counts. */
function standsAt(index: AnswerIndex, record: ExpectedRecord, name: string): boolean {
  return answersTo(index, name, record.type).some((answer) => {
    if (!isTelling(answer) || answer.server.role !== "authoritative") return false;
    const moved = { ...record, name };
    const input = {
      record: moved,
      standing: standingOf(answer, moved, []),
      walk: undefined,
      hasProxy: false,
    };
    return judgeRecord(input).isRight;
  });
}
