import type { Answer, AnswerKind, AskedServer, Look, ZoneFacts } from "../look.ts";
import { questionsOf, type QuestionsOf } from "../questions.ts";
import type { Question, ResourceRecord } from "../record.ts";
import { zoneText } from "./zone-text.ts";

/** What a server has, as lines that `zoneText` reads; or the kind of its failure, such as `timeout`. */
export type ServerContent = string;

export interface LookOf extends QuestionsOf {
  /** The zone's own servers, by name. */
  readonly servers: Readonly<Record<string, ServerContent>>;
  readonly resolvers?: Readonly<Record<string, ServerContent>>;
  readonly zone?: Partial<ZoneFacts>;
}

const failures = new Set<string>(["servfail", "refused", "timeout", "lame", "truncated", "not_asked"]);

/** How long these servers' absent answers are kept. */
const NEGATIVE_SECONDS = 600;

function isKnown(records: readonly ResourceRecord[], name: string): boolean {
  return records.some((record) => record.name === name || record.name.endsWith(`.${name}`));
}

/** The records for a question: at the name, behind its alias, or by the zone's wildcard. */
function answerFrom(records: readonly ResourceRecord[], { name, type }: Question): ResourceRecord[] {
  const here = records.filter((record) => record.name === name);
  const found = here.filter((record) => record.type === type);
  if (found.length > 0) return found;
  const alias = here.find((record) => record.type === "CNAME");
  if (alias && "target" in alias) return [alias, ...answerFrom(records, { name: alias.target, type })];
  if (here.length > 0 || isKnown(records, name)) return [];
  const wildcard = records.find(
    (record) => record.name.startsWith("*.") && name.endsWith(record.name.slice(1)),
  );
  return wildcard?.type === type ? [{ ...wildcard, name }] : [];
}

function ask(server: AskedServer, content: ServerContent, question: Question): Answer {
  if (failures.has(content)) return { server, kind: content as AnswerKind, records: [], tookMs: 5 };
  const all = zoneText(content);
  const records = answerFrom(all, question);
  if (records.length > 0) return { server, kind: "records", records, tookMs: 5 };
  const kind = isKnown(all, question.name) ? "nodata" : "nxdomain";
  return { server, kind, records, negativeTtlSeconds: NEGATIVE_SECONDS, tookMs: 5 };
}

/** A look as the look-up would bring it back from these servers. */
export function lookOf(of: LookOf): Look {
  const names = Object.keys(of.servers);
  const asked = [
    ...Object.entries(of.servers).map(([name, content]) => ({
      name,
      content,
      role: "authoritative" as const,
    })),
    ...Object.entries(of.resolvers ?? {}).map(([name, content]) => ({
      name,
      content,
      role: "resolver" as const,
    })),
  ];
  return {
    lookedAt: 0,
    zone: { apex: of.apex, state: "found", delegatedTo: names, servedBy: names, ...of.zone },
    observations: questionsOf(of).map((question) => ({
      name: question.name,
      type: question.type,
      answers: asked.map(({ name, content, role }) =>
        ask({ name, address: "192.0.2.53", role }, content, question),
      ),
    })),
  };
}
