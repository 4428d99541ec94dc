import { escapeHtml } from "../../escape-html.ts";
import { writeVariable, type VariableUse } from "./templates.rules.ts";

/** Variables of a draft that is rendered for somebody who goes on with it by hand: each is a word of letters until the end. */
export interface KeptVariables {
  /** A word that the draft does not have. */
  readonly mark: string;
  /** Grows while the draft is rendered. */
  readonly uses: VariableUse[];
}

export function keepVariables(draft: unknown): KeptVariables {
  const text = JSON.stringify(draft).toLowerCase();
  let mark = "kept";
  while (text.includes(mark)) mark += "x";
  return { mark, uses: [] };
}

/** The word that stands for the variable; as the whole of a link it has the form of one. */
export function standInFor({ mark, uses }: KeptVariables, use: VariableUse, isLink = false): string {
  const word = `${mark}${uses.push(use) - 1}q`;
  return isLink ? `https://${word}.invalid/` : word;
}

/** The variables as they were written. */
export const withKept = ({ mark, uses }: KeptVariables, text: string, form: "html" | "text"): string =>
  text.replace(new RegExp(`https://${mark}(\\d+)q\\.invalid/|${mark}(\\d+)q`, "g"), (word, link, plain) => {
    const use = uses[Number(link ?? plain)];
    if (!use) return word;
    return form === "html" ? escapeHtml(writeVariable(use)) : writeVariable(use);
  });
