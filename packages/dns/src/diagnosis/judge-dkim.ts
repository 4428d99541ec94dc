import { isDkimKey, parseDkimKey } from "../policies/dkim-key.ts";
import { missing, right, wrong, type JudgeInput, type Judgement } from "./judgement.ts";
import { replace } from "./replace.ts";

/** Below this receivers do not count a signature at all (RFC 8301 3.2). */
const SHORT_BITS = 2_048;

/** One key record with our key is right, however it is cut into strings and whatever else it says. */
export function judgeDkim({ record, standing }: JudgeInput): Judgement {
  const texts = standing.texts.filter(isDkimKey);
  const [text, second] = texts;
  if (text === undefined) {
    const quoted = standing.texts.find((each) => isDkimKey(each.replaceAll('"', "")));
    return quoted === undefined
      ? missing(record)
      : wrong("mismatch", { code: "pasted_quotes", found: quoted }, replace(record, quoted));
  }
  if (second !== undefined) {
    const { name, type, value } = record;
    return wrong(
      "conflict",
      { code: "several_dkim", count: texts.length },
      { kind: "delete", name, type, values: texts, keep: value },
    );
  }
  return judgeKey(record, text);
}

function judgeKey(record: JudgeInput["record"], text: string): Judgement {
  const [found, expected] = [parseDkimKey(text), parseDkimKey(record.value)];
  const edit = replace(record, text);
  if (found.publicKey === expected.publicKey && found.fault === undefined) {
    const isShort = found.keyType === "rsa" && found.bits !== undefined && found.bits < SHORT_BITS;
    return right(...(isShort ? [{ code: "short_key", bits: found.bits ?? 0 } as const] : []));
  }
  if (found.fault?.code === "revoked") return wrong("mismatch", { code: "revoked_key" }, edit);
  // A panel that puts quotes or breaks between the strings it cuts leaves them in the key.
  if (found.publicKey.replaceAll(/["\\\s]/g, "") === expected.publicKey || /"\s*"/.test(text))
    return wrong(
      "mismatch",
      { code: /"\s*"/.test(text) ? "broken_chunks" : "pasted_quotes", found: text },
      edit,
    );
  const isCut = found.publicKey !== "" && expected.publicKey.startsWith(found.publicKey);
  if (isCut) {
    const lengths = { foundLength: found.publicKey.length, expectedLength: expected.publicKey.length };
    return wrong("mismatch", { code: "truncated_key", ...lengths }, edit);
  }
  if (found.fault?.code === "syntax")
    return wrong("mismatch", { code: "dkim_syntax", tag: found.fault.tag }, edit);
  if (isReordered(found.publicKey, expected.publicKey))
    return wrong("mismatch", { code: "broken_chunks", found: text }, edit);
  return wrong("mismatch", { code: "other_key" }, edit);
}

/** Ours in pieces that stand in another order, or with one piece lost: each is a run of the key. */
function isReordered(found: string, expected: string): boolean {
  const PIECE = 40;
  if (found.length < PIECE * 2) return false;
  const pieces = found.match(/.{40}/g) ?? [];
  const known = pieces.filter((piece) => expected.includes(piece)).length;
  return known >= pieces.length * 0.6;
}
