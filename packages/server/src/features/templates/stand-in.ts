import { Parser } from "htmlparser2";
import { readVariables, type TextPart, type VariableUse } from "./templates.rules.ts";

/** Two code points that are no characters, and so are in no text, around the place of a variable in its list. */
const STAND_IN = /\uFDD0(\d+)\uFDD1/g;

/** HTML in which each variable is a number, and the variables. */
export interface Stood {
  readonly html: string;
  readonly uses: readonly VariableUse[];
}

function decode(html: string): string {
  if (!html.includes("&")) return html;
  let text = "";
  const parser = new Parser({ ontext: (words) => void (text += words) });
  parser.end(html.replaceAll("<", "&lt;"));
  return text;
}

/** Variables are taken out before anything reads the HTML, so that no quote or bracket in a default breaks it. */
export function standIn(html: string): Stood {
  const uses: VariableUse[] = [];
  const parts = readVariables(html.replace(/[\uFDD0\uFDD1]/g, "")).map((part) => {
    if (typeof part === "string") return part;
    uses.push({ ...part, fallback: decode(part.fallback) });
    return `\uFDD0${uses.length - 1}\uFDD1`;
  });
  return { html: parts.join(""), uses };
}

/** Text of such HTML with its variables back. */
export function partsOf(text: string, uses: readonly VariableUse[]): TextPart[] {
  return text
    .split(STAND_IN)
    .map((part, at): TextPart => (at % 2 === 0 ? part : (uses[Number(part)] ?? "")))
    .filter((part) => part !== "");
}

/** Styles have no place for a value. */
export const withoutStandIns = (css: string): string => css.replace(STAND_IN, "");
