import { readHtml, type HtmlFacts } from "./read-html.ts";
import { partsOf, standIn } from "./stand-in.ts";
import type { Block, Inline, TemplateDocument, TemplateSource } from "./template-document.schema.ts";
import { readVariables, writeVariable, type TextPart, type VariableUse } from "./templates.rules.ts";

/** What the linter asks of a body, whether it is blocks or HTML; variables stand in it as `{{name}}`. */
export interface SourceFacts extends Omit<HtmlFacts, "css" | "counts"> {
  readonly uses: readonly VariableUse[];
  readonly hasUnsubscribe: boolean;
}

const isUnsubscribe = (use: VariableUse): boolean => use.name === "unsubscribe_url";

const written = (parts: readonly TextPart[]): string =>
  parts.map((part) => (typeof part === "string" ? part : writeVariable(part))).join("");

function readHtmlSource(html: string): SourceFacts {
  const { html: stood, uses } = standIn(html);
  const { text, links, images, css: _css, counts: _counts, ...facts } = readHtml(stood);
  const back = (piece: string) => written(partsOf(piece, uses));
  return {
    ...facts,
    text: back(text),
    links: links.map(({ href, label }) => ({ href: href === null ? null : back(href), label: back(label) })),
    images: images.map(({ src, alt }) => ({ src: back(src), alt: alt === null ? null : back(alt) })),
    uses,
    hasUnsubscribe: uses.some(isUnsubscribe),
  };
}

type Piece = { -readonly [Key in "text" | "links" | "images"]: SourceFacts[Key][number][] } & {
  hasUnsubscribe: boolean;
};

const wordsOf = (inline: Inline): string => {
  if (inline.type === "text") return inline.text;
  return inline.type === "hardBreak" ? " " : writeVariable(inline.attrs);
};

function readInlines(into: Piece, inlines: readonly Inline[] = []): void {
  let last: string | undefined;
  for (const inline of inlines) {
    const words = wordsOf(inline);
    into.text.push(words);
    const href = inline.marks?.find((mark) => mark.type === "link")?.attrs.href;
    const open = into.links.at(-1);
    if (href !== undefined && href === last && open)
      into.links.splice(-1, 1, { href, label: open.label + words });
    else if (href !== undefined) into.links.push({ href, label: words });
    last = href;
  }
  into.text.push("\n");
}

type Container = Extract<Block, { type: "bulletList" | "orderedList" | "columns" }>["content"][number];

function readBlock(into: Piece, block: Block | Container): void {
  switch (block.type) {
    case "heading":
    case "paragraph":
      return readInlines(into, block.content);
    case "button":
      into.text.push(block.attrs.label, "\n");
      into.links.push(block.attrs);
      return;
    case "image":
      into.images.push(block.attrs);
      if (block.attrs.href !== "") into.links.push({ href: block.attrs.href, label: block.attrs.alt ?? "" });
      return;
    case "unsubscribe":
      into.text.push(block.attrs.label, "\n");
      into.hasUnsubscribe = true;
      return;
    case "divider":
      return;
    default:
      for (const each of block.content) readBlock(into, each);
  }
}

function readDocument({ content }: TemplateDocument): SourceFacts {
  const into: Piece = { text: [], links: [], images: [], hasUnsubscribe: false };
  for (const block of content) readBlock(into, block);
  const { links, images } = into;
  const text = into.text.join("");
  const urls = [
    ...links.map(({ href }) => href ?? ""),
    ...images.flatMap(({ src, alt }) => [src, alt ?? ""]),
  ];
  const uses = [text, ...urls].flatMap(readVariables).filter((part) => typeof part !== "string");
  const hasUnsubscribe = into.hasUnsubscribe || uses.some(isUnsubscribe);
  return { text, links, images, uses, hasUnsubscribe, isTooDeep: false, unclosed: [], leftOut: [] };
}

export const readSource = (source: TemplateSource): SourceFacts =>
  source.kind === "html" ? readHtmlSource(source.html) : readDocument(source.document);
