import { escapeHtml } from "../../escape-html.ts";
import { standInFor, type KeptVariables } from "./keep-variables.ts";
import { readVariables } from "./templates.rules.ts";
import type { TextPart, Variable, VariableFilter, VariableUse } from "./templates.rules.ts";

/** What is known of a reader and a sender; what is missing or blank is a gap. */
export type VariableValues = Readonly<Partial<Record<Variable, string>>>;

/** One mail being made. */
export interface Filling {
  readonly values: VariableValues;
  /** Gaps are shown, for somebody who looks at a draft; a mail that goes out leaves them empty. */
  readonly marksGaps: boolean;
  /** Where they are to stay variables, see `keepVariables`. */
  readonly kept?: KeptVariables;
  /** Names of variables that had neither value nor default; grows while the mail is made. */
  readonly gaps: Set<string>;
}

/** A letter that begins a word, also after an apostrophe that follows one letter only: O'Neill, but Don't. */
const WORD_START = /(?<![\p{L}\p{M}\p{N}]|\p{L}['’])\p{L}|(?<=(?<![\p{L}\p{M}])\p{L}['’])\p{L}/gu;

const filters: Record<VariableFilter, (text: string) => string> = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  title: (text) => text.toLowerCase().replace(WORD_START, (letter) => letter.toUpperCase()),
};

/** Undefined where there is nothing to say, which is noted. */
function sayUse({ values, gaps, kept }: Filling, use: VariableUse): string | undefined {
  if (kept) return standInFor(kept, use);
  const { name, fallback, filter } = use;
  const known = Object.hasOwn(values, name) ? (values[name as Variable] ?? "") : "";
  const value = known
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
  const text = value === "" ? fallback : value;
  if (text !== "") return filter === null ? text : filters[filter](text);
  gaps.add(name);
  return undefined;
}

type Text = string | readonly TextPart[];
const partsOf = (text: Text): readonly TextPart[] => (typeof text === "string" ? readVariables(text) : text);

/** For subjects, plain text and the inside of attributes: nothing is escaped. */
export function fillText(filling: Filling, text: Text): string {
  return partsOf(text)
    .map((part) => {
      if (typeof part === "string") return part;
      return sayUse(filling, part) ?? (filling.marksGaps ? `{{${part.name}}}` : "");
    })
    .join("");
}

/** Readable on light and on dark, as both its colours are its own. */
const GAP_STYLE = "background-color:#fde68a;color:#713f12;padding:0 4px;border-radius:4px";

/** For text between tags. */
export function fillHtml(filling: Filling, text: Text): string {
  return partsOf(text)
    .map((part) => {
      if (typeof part === "string") return escapeHtml(part);
      const said = sayUse(filling, part);
      if (said !== undefined) return escapeHtml(said);
      return filling.marksGaps ? `<span style="${GAP_STYLE}">${escapeHtml(part.name)}</span>` : "";
    })
    .join("");
}

/** For links: a value stays a piece of the path or query that it stands in, and never makes a host or a scheme. */
export function fillUrl(filling: Filling, text: Text): string {
  const parts = partsOf(text);
  const first = parts.findIndex((part) => typeof part !== "string" || part.trim() !== "");
  const isAddress = /^\s*mailto:/i.test(typeof parts[0] === "string" ? parts[0] : "");
  return parts
    .map((part, at) => {
      if (typeof part === "string") return part;
      if (filling.kept) return standInFor(filling.kept, part, at === first);
      const said = sayUse(filling, part) ?? "";
      if (at === first && part.name === "unsubscribe_url") return said;
      const encoded = encodeURIComponent(said);
      return isAddress ? encoded.replaceAll("%40", "@") : encoded;
    })
    .join("");
}
