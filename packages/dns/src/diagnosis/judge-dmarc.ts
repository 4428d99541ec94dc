import { isDmarc, parseDmarc, strictness } from "../policies/dmarc.ts";
import { missing, right, wrong, type JudgeInput, type Judgement } from "./judgement.ts";
import { replace } from "./replace.ts";

/** Any one valid policy is right: a stricter one than ours is never to be weakened. */
export function judgeDmarc({ record, standing }: JudgeInput): Judgement {
  const texts = standing.texts.filter(isDmarc);
  const [text, second] = texts;
  if (text === undefined) return judgeNone({ record, standing });
  if (second !== undefined) {
    const { name, type } = record;
    const strictest = texts.toSorted(
      (a, b) => strictness(parseDmarc(b).policy) - strictness(parseDmarc(a).policy),
    );
    return wrong(
      "conflict",
      { code: "several_dmarc", count: texts.length },
      { kind: "delete", name, type, values: texts, keep: strictest[0] ?? record.value },
    );
  }
  const found = parseDmarc(text);
  if (found.fault !== undefined)
    return wrong("mismatch", { code: "dmarc_syntax", tag: found.fault }, mended(record, text, found.fault));
  const ours = parseDmarc(record.value);
  return right(
    ...(found.hasPolicy ? [] : [{ code: "dmarc_no_policy" } as const]),
    ...(strictness(found.policy) > strictness(ours.policy)
      ? [{ code: "dmarc_stricter", policy: found.policy } as const]
      : []),
    ...(found.isTesting ? [{ code: "dmarc_testing" } as const] : []),
    ...found.removedTags.map((tag) => ({ code: "dmarc_removed_tag", tag }) as const),
  );
}

function judgeNone({ record, standing }: Pick<JudgeInput, "record" | "standing">): Judgement {
  const near = standing.texts.find((text) => /v\s*=\s*"?dmarc/i.test(text));
  if (near === undefined) return missing(record);
  const unquoted = near.replaceAll('"', "").trim();
  if (isDmarc(unquoted))
    return wrong("mismatch", { code: "pasted_quotes", found: near }, replace(record, near, unquoted));
  return wrong(
    "mismatch",
    { code: "dmarc_syntax", tag: near.split(";")[0]?.trim() ?? near },
    replace(record, near),
  );
}

/** The record without the tag that cannot be read; ours where that is the policy itself. */
function mended(record: JudgeInput["record"], text: string, tag: string) {
  const rest = text
    .split(";")
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "" && piece !== tag && !same(piece, tag));
  return replace(record, text, tag.startsWith("p=") ? record.value : rest.join("; "));
}

const same = (piece: string, tag: string): boolean =>
  piece.replaceAll(/\s/g, "").toLowerCase() === tag.toLowerCase();
