import type { Attribute } from "@tiptap/core";
import { pastedStyle } from "./pasted-style.ts";

export type Align = "left" | "center" | "right" | null;

const aligns: ReadonlySet<string> = new Set(["left", "center", "right"]);

const readAlign = (text: string | undefined): Align =>
  text !== undefined && aligns.has(text) ? (text as Align) : null;

/** As many characters of a stranger's text as a template takes, without those that it refuses. */
export const cleanWords = (text: string | null | undefined, max: number): string =>
  (text ?? "").replaceAll("\u0000", "").slice(0, max).toWellFormed();

/** How a block stands; `data-align` is what the style sheet reads, as the portal's policy refuses inline styles. */
export const alignAttribute: Partial<Attribute> = {
  default: null,
  parseHTML: (element) => readAlign(element.dataset["align"] ?? pastedStyle(element, "text-align")),
  renderHTML: ({ align, textAlign }) => {
    const value: unknown = align ?? textAlign;
    return typeof value === "string" ? { "data-align": value } : {};
  },
};

/** A text of a block, carried as `data-<name>` through the clipboard. */
export const wordsAttribute = (name: string, max: number): Partial<Attribute> => ({
  default: "",
  parseHTML: (element) => cleanWords(element.getAttribute(`data-${name}`), max),
  renderHTML: (attributes) => ({ [`data-${name}`]: String(attributes[name]) }),
});
