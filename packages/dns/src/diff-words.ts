import type { DiffPart } from "./verdict.ts";

/** Words of two texts that both have in one order, as many as can be. */
function commonWords(from: readonly string[], to: readonly string[]): number[][] {
  const table = Array.from({ length: from.length + 1 }, () => Array.from({ length: to.length + 1 }, () => 0));
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      const row = table[i] as number[];
      const below = table[i + 1] as number[];
      row[j] = from[i] === to[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/** More words than any record should have; such texts are shown whole. */
const WORDS_MAX = 400;

/** How one record's text becomes another, word by word. Joined with spaces, `same` and `added` are the new text. */
export function diffWords(from: string, to: string): DiffPart[] {
  const [old, next] = [from.split(" ").filter(Boolean), to.split(" ").filter(Boolean)];
  if (old.length > WORDS_MAX || next.length > WORDS_MAX)
    return [
      { kind: "removed", text: from },
      { kind: "added", text: to },
    ];
  const table = commonWords(old, next);
  const parts: { kind: DiffPart["kind"]; words: string[] }[] = [];
  const put = (kind: DiffPart["kind"], word: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.words.push(word);
    else parts.push({ kind, words: [word] });
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < next.length) {
    const [word, other] = [old[i], next[j]];
    if (word !== undefined && word === other) {
      put("same", word);
      i += 1;
      j += 1;
    } else if (
      word !== undefined &&
      (other === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))
    ) {
      put("removed", word);
      i += 1;
    } else if (other !== undefined) {
      put("added", other);
      j += 1;
    }
  }
  return parts.map(({ kind, words }) => ({ kind, text: words.join(" ") }));
}
