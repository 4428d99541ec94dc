import type { ExpectedRecord } from "../expected-record.ts";
import type { Answer, Look } from "../look.ts";
import { dataText, type RecordType } from "../record.ts";
import type { Evidence } from "../verdict.ts";
import type { Standing } from "./judgement.ts";

/** Kinds of answer that say something of the zone's content; the others say something of a server. */
const telling = new Set<Answer["kind"]>(["records", "nodata", "nxdomain"]);

export const isTelling = (answer: Answer): boolean => telling.has(answer.kind);

/** Every question of a look by its name and type, made once a look. */
export type AnswerIndex = ReadonlyMap<string, readonly Answer[]>;

export const indexAnswers = (look: Look): AnswerIndex =>
  new Map(look.observations.map(({ name, type, answers }) => [`${name} ${type}`, answers]));

export const answersTo = (index: AnswerIndex, name: string, type: RecordType): readonly Answer[] =>
  index.get(`${name} ${type}`) ?? [];

/** What one server's answer shows at the record's name; `addresses` come from the question beside it. */
export function standingOf(answer: Answer, record: ExpectedRecord, addresses: readonly string[]): Standing {
  const alias = answer.records.find((each) => each.type === "CNAME" && each.name === record.name);
  return {
    records: answer.records,
    texts: answer.records.flatMap((each) => (each.type === "TXT" ? [each.strings.join("")] : [])),
    alias: alias && "target" in alias ? alias.target : undefined,
    addresses,
  };
}

const evidenceOf = (answer: Answer, type: RecordType): Evidence => ({
  server: answer.server.name,
  role: answer.server.role,
  kind: answer.kind,
  found: answer.records.flatMap((record) => {
    if (record.type === type) return [dataText(record)];
    return record.type === "CNAME" ? [`CNAME ${record.target}`] : [];
  }),
  ttlSeconds:
    answer.records.length > 0 ? Math.min(...answer.records.map((each) => each.ttlSeconds)) : undefined,
});

export const evidenceFor = (index: AnswerIndex, { name, type }: ExpectedRecord): Evidence[] =>
  answersTo(index, name, type).map((answer) => evidenceOf(answer, type));
