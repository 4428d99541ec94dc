import { allOf, isMechanism, isSpf, parseSpf } from "../spf/parse-spf.ts";
import { planSpf, type SpfPlan } from "../spf/plan-spf.ts";
import {
  costliestIncludes,
  faultyNode,
  LOOKUPS_MAX,
  VOID_LOOKUPS_MAX,
  type SpfNodeFault,
  type SpfWalk,
} from "../spf/walk-spf.ts";
import type { Cause, Note } from "../verdict.ts";
import { add, right, wrong, type JudgeInput, type Judgement } from "./judgement.ts";
import { replace } from "./replace.ts";

const includeOf = (value: string): string =>
  parseSpf(value)
    .terms.find((term) => isMechanism(term) && term.name === "include")
    ?.text.slice("include:".length) ?? "";

const why: Record<Exclude<SpfNodeFault, never>, "missing" | "syntax" | "loop" | "unreachable"> = {
  missing: "missing",
  several: "syntax",
  syntax: "syntax",
  loop: "loop",
  unreachable: "unreachable",
};

/** What the walk found that makes every receiver give up; trouble of a server on the way is none of it. */
function costFault(walk: SpfWalk): Cause | undefined {
  const faulty = faultyNode(walk);
  if (faulty?.fault && faulty !== walk.root && faulty.fault !== "unreachable")
    return { code: "spf_include_fails", include: faulty.domain, why: why[faulty.fault] };
  const { lookups, voidLookups } = walk;
  if (lookups > LOOKUPS_MAX) {
    const costliest = costliestIncludes(walk).map(({ domain }) => domain);
    return { code: "spf_too_many_lookups", lookups, costliest: costliest.slice(0, 3) };
  }
  return voidLookups > VOID_LOOKUPS_MAX ? { code: "spf_too_many_void_lookups", voidLookups } : undefined;
}

/** One record that includes ours and costs no more than receivers pay is right, whatever else it allows. */
export function judgeSpf({ record, standing, walk }: JudgeInput): Judgement {
  const include = includeOf(record.value);
  const plan = planSpf({ published: standing.texts, includes: [include], otherwise: "~all" });
  const [text] = plan.published;
  if (text === undefined) {
    const quoted = standing.texts.find((each) => isSpf(each.replaceAll('"', "").trim()));
    if (quoted === undefined) return wrong("missing", { code: "not_published" }, add(record));
    const unquoted = planSpf({
      published: [quoted.replaceAll('"', "").trim()],
      includes: [include],
      otherwise: "~all",
    });
    return wrong(
      "mismatch",
      { code: "pasted_quotes", found: quoted },
      replace(record, quoted, unquoted.value),
    );
  }
  if (plan.published.length > 1) {
    const { name, type } = record;
    return wrong(
      "conflict",
      { code: "several_spf", count: plan.published.length },
      { kind: "delete", name, type, values: plan.published, keep: plan.value },
    );
  }
  const { fault } = parseSpf(text);
  if (fault !== undefined)
    return wrong("mismatch", { code: "spf_syntax", term: fault }, withoutTerm(record, plan, fault));
  if (plan.isChanged)
    return wrong("mismatch", { code: "spf_lacks_ours", include }, replace(record, text, plan.value));
  const cause = walk && costFault(walk);
  return cause ? wrong("mismatch", cause, editOf(record, text, cause)) : right(...notesOf(text, walk));
}

/** A term that nobody understands does nothing but harm, so the plan goes on without it. */
const withoutTerm = (record: JudgeInput["record"], plan: SpfPlan, fault: string) => {
  const value = plan.value
    .split(" ")
    .filter((word) => word !== fault)
    .join(" ");
  return replace(record, plan.published[0] ?? "", value);
};

/** An include that can never pass is to go; which of too many is to go is for its owner to say. */
function editOf(record: JudgeInput["record"], text: string, cause: Cause) {
  if (cause.code !== "spf_include_fails") return undefined;
  const own = text.split(" ").filter((word) => !word.toLowerCase().endsWith(`include:${cause.include}`));
  return own.length === text.split(" ").length ? undefined : replace(record, text, own.join(" "));
}

function notesOf(text: string, walk: SpfWalk | undefined): Note[] {
  const qualifier = allOf(parseSpf(text))?.qualifier;
  const bytes = new TextEncoder().encode(text).length;
  return [
    ...(walk ? [{ code: "spf_lookups", lookups: walk.lookups } as const] : []),
    ...(qualifier !== undefined && qualifier !== "~"
      ? [{ code: "spf_other_qualifier", qualifier } as const]
      : []),
    ...(bytes > 450 ? [{ code: "spf_long", bytes } as const] : []),
  ];
}
