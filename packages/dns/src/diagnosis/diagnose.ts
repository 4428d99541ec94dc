import type { ExpectedRecord } from "../expected-record.ts";
import type { Answer, Look } from "../look.ts";
import { recogniseDnsProvider } from "../providers/dns-providers.ts";
import { wildcardProbe } from "../questions.ts";
import type { SpfWalk } from "../spf/walk-spf.ts";
import type { Cause, Note, Verdict, VerdictState } from "../verdict.ts";
import { findMisplaced, type Place } from "./find-misplaced.ts";
import { judgeRecord } from "./judge-record.ts";
import { add, wrong, type Judgement, type WrongJudgement } from "./judgement.ts";
import { answersTo, evidenceFor, indexAnswers, isTelling, standingOf, type AnswerIndex } from "./standing.ts";

export interface DiagnoseInput {
  readonly domain: string;
  readonly expected: readonly ExpectedRecord[];
  readonly look: Look;
  /** What the published SPF record costs; undefined where there is none, or where it could not be followed. */
  readonly walk?: SpfWalk | undefined;
  /** DKIM selectors that the domain had before. */
  readonly formerSelectors?: readonly string[];
}

interface Case {
  readonly record: ExpectedRecord;
  readonly look: Look;
  readonly index: AnswerIndex;
  readonly place: Place;
  readonly judge: (answer: Answer) => Judgement;
}

/**
 * Compares what should stand in a domain's zone with what one look found, and says for each record how it stands, why, and
 * the one edit that mends it. The zone's own servers decide; resolvers only tell how old the caches are.
 */
export function diagnose(input: DiagnoseInput): Verdict[] {
  const { domain, look, walk, formerSelectors = [] } = input;
  const index = indexAnswers(look);
  const place = { domain, apex: look.zone.apex ?? domain, formerSelectors };
  const hasProxy = recogniseDnsProvider(look.zone.servedBy)?.hasProxy ?? false;
  return input.expected.map((record) => {
    const addresses = addressesAt(index, record);
    const judge = (answer: Answer) =>
      judgeRecord({ record, standing: standingOf(answer, record, addresses), walk, hasProxy });
    return verdictOf({ record, look, index, place, judge });
  });
}

function addressesAt(index: AnswerIndex, record: ExpectedRecord): string[] {
  if (record.type !== "CNAME") return [];
  const answer = answersTo(index, record.name, "A").find((each) => each.kind === "records");
  return answer?.records.flatMap((each) => (each.type === "A" ? [each.address] : [])) ?? [];
}

interface Finding {
  readonly state: VerdictState;
  readonly cause?: Cause | undefined;
  readonly edit?: Verdict["edit"];
  readonly notes?: readonly Note[];
  readonly secondsLeft?: number;
}

function verdictOf(of: Case): Verdict {
  const { record, index } = of;
  const finding = findingOf(of);
  return {
    record,
    state: finding.state,
    cause: finding.cause,
    edit: finding.edit,
    notes: finding.notes ?? [],
    secondsLeft: finding.secondsLeft,
    evidence: evidenceFor(index, record),
  };
}

function findingOf(of: Case): Finding {
  const { record, look, index } = of;
  const { zone } = look;
  if (zone.state === "not_registered")
    return { state: "missing", cause: { code: "domain_not_registered", domain: of.place.domain } };
  const answers = answersTo(index, record.name, record.type);
  const own = answers.filter(({ server }) => server.role === "authoritative");
  const told = own.filter(isTelling);
  if (told.length === 0) return unknown(own.length > 0 ? own : answers);
  const judged = told.map((answer) => ({ answer, judgement: judgeFollowing(of, answer, answers) }));
  const wrongs = judged.flatMap(({ answer, judgement }) =>
    judgement.isRight ? [] : [{ answer, judgement }],
  );
  const [worst] = wrongs;
  if (worst && wrongs.length < judged.length)
    return disagreement(
      of,
      wrongs.map(({ answer }) => answer),
    );
  if (worst) return { ...explained(of, worst.judgement), notes: lameNotes(own) };
  const notes = judged.flatMap(({ judgement }) => (judgement.isRight ? judgement.notes : []));
  return cached(of, answers, [...distinct(notes), ...lameNotes(own)]);
}

/** Nothing is known: the last state holds. A server that is named and does not serve is its owner's to mend. */
function unknown(answers: readonly Answer[]): Finding {
  const lame = answers.filter(({ kind }) => kind === "lame");
  const cause: Cause =
    lame.length > 0 && lame.length === answers.length
      ? { code: "lame_server", servers: lame.map(({ server }) => server.name) }
      : { code: "no_answer", kinds: [...new Set(answers.map(({ kind }) => kind))] };
  return { state: "unreachable", cause };
}

/**
 * The judgement of a server's answer. Where an alias leads out of the zone its own server does not know the end; what
 * receivers see is what a resolver finds there.
 */
function judgeFollowing(of: Case, answer: Answer, answers: readonly Answer[]): Judgement {
  const { record } = of;
  const judgement = of.judge(answer);
  if (judgement.isRight || record.type === "CNAME") return judgement;
  const alias = answer.records.find((each) => each.type === "CNAME" && each.name === record.name);
  if (!alias || !("target" in alias)) return judgement;
  const followed = answers.find(
    (each) => each.server.role === "resolver" && each.kind === "records" && of.judge(each).isRight,
  );
  if (followed) return of.judge(followed);
  const { name } = record;
  const edit = { kind: "delete", name, type: "CNAME", values: [alias.target], keep: record.value } as const;
  return wrong("conflict", { code: "cname_in_the_way", target: alias.target }, edit);
}

/** Why nothing of ours stands there, where there is a better reason than that. */
function explained(of: Case, judgement: WrongJudgement): Finding {
  if (judgement.state !== "missing") return fromWildcard(of) ?? judgement;
  return findMisplaced(of.index, of.record, of.place) ?? fromWildcard(of) ?? judgement;
}

/** What every name of the zone answers is nobody's record (RFC 4592). */
function fromWildcard(of: Case): Finding | undefined {
  const { record, index, place } = of;
  if (record.type !== "TXT" || record.name === place.domain) return undefined;
  const textsAt = (name: string) =>
    answersTo(index, name, "TXT")
      .filter(({ server }) => server.role === "authoritative")
      .flatMap(({ records }) =>
        records.flatMap((each) => (each.type === "TXT" ? [each.strings.join("")] : [])),
      );
  const [probed] = textsAt(wildcardProbe(place.domain));
  if (probed === undefined || !textsAt(record.name).includes(probed)) return undefined;
  return { state: "missing", cause: { code: "wildcard_answer", found: probed }, edit: add(record) };
}

/** Some of the zone's servers have it: the others are told by the zone's host, unless the domain is between two hosts. */
function disagreement({ look }: Case, behind: readonly Answer[]): Finding {
  const { delegatedTo, servedBy } = look.zone;
  const differs =
    delegatedTo.some((name) => !servedBy.includes(name)) ||
    servedBy.some((name) => !delegatedTo.includes(name));
  if (differs && delegatedTo.length > 0 && servedBy.length > 0)
    return { state: "pending", cause: { code: "delegation_differs", delegatedTo, servedBy } };
  const without = [...new Set(behind.map(({ server }) => server.name))];
  return { state: "pending", cause: { code: "servers_disagree", without } };
}

/** Right at the source: verified, or stale as long as a cache that was seen remembers something else. */
function cached(of: Case, answers: readonly Answer[], notes: readonly Note[]): Finding {
  const resolvers = answers.filter(({ server }) => server.role === "resolver");
  const trouble = resolvers.filter((answer) => !isTelling(answer));
  const allNotes = trouble.length === 0 ? notes : [...notes, troubleNote(trouble)];
  const old = resolvers.filter((answer) => isTelling(answer) && !of.judge(answer).isRight);
  const [first] = old;
  if (!first) return { state: "verified", notes: allNotes };
  const secondsLeft = Math.max(...old.map(keptSeconds));
  const cause: Cause =
    first.kind === "records"
      ? { code: "stale_cache", secondsLeft, old: evidenceText(of, first) }
      : { code: "negative_cache", secondsLeft };
  return { state: "stale", cause, secondsLeft, notes: allNotes };
}

const evidenceText = (of: Case, answer: Answer): string =>
  evidenceFor(new Map([[`${of.record.name} ${of.record.type}`, [answer]]]), of.record)[0]?.found.join(", ") ??
  "";

/** What a cache's answer says of its own end; it counts down as the cache ages. */
const keptSeconds = (answer: Answer): number =>
  answer.kind === "records"
    ? Math.max(0, ...answer.records.map(({ ttlSeconds }) => ttlSeconds))
    : (answer.negativeTtlSeconds ?? 0);

const troubleNote = (answers: readonly Answer[]): Note => ({
  code: "resolver_trouble",
  servers: answers.map(({ server }) => server.name),
  kinds: [...new Set(answers.map(({ kind }) => kind))],
});

function lameNotes(own: readonly Answer[]): Note[] {
  const servers = own.filter(({ kind }) => kind === "lame").map(({ server }) => server.name);
  return servers.length > 0 ? [{ code: "lame_server", servers }] : [];
}

function distinct(notes: readonly Note[]): Note[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}
