import type { TagParseRule } from "@tiptap/pm/model";

/**
 * Pasted HTML with its styles as data: the portal's policy refuses inline styles even in a document that is only read, and
 * with them the weight of words that came from a word processor.
 */
export const styleAsData = (html: string): string =>
  html.replaceAll(/<[a-z][^>]*>/gi, (tag) => tag.replaceAll(/\sstyle(?=\s*=)/gi, " data-style"));

/** What a pasted element's style says of one property; empty = nothing. */
export function pastedStyle(element: HTMLElement, property: string): string {
  const declarations = (element.dataset["style"] ?? "").toLowerCase().split(";");
  const found = declarations.map((each) => each.split(":")).find(([name]) => name?.trim() === property);
  return found?.[1]?.trim() ?? "";
}

/** Marks what is styled so, whatever else the element is. */
export const styledRule = (property: string, pattern: RegExp): TagParseRule => ({
  tag: "[data-style]",
  consuming: false,
  getAttrs: (element) => pattern.test(pastedStyle(element, property)) && null,
});
