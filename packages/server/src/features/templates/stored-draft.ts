import type { Block, ColumnBlock, TemplateDraft, TemplateSource } from "./templates.schema.ts";

/** What a template says, as its columns and those of its versions keep it. */
export interface StoredDraft {
  readonly subject: string;
  readonly previewText: string;
  readonly kind: string;
  readonly content: string;
  readonly textContent: string | null;
}

/** HTML is kept letter by letter, blocks as the JSON that the schema let through. */
export const stored = ({ subject, previewText, source, text }: TemplateDraft): StoredDraft => ({
  subject,
  previewText,
  kind: source.kind,
  content: source.kind === "html" ? source.html : JSON.stringify(source.document),
  textContent: text,
});

export const draftOf = (row: StoredDraft): TemplateDraft => ({
  subject: row.subject,
  previewText: row.previewText,
  source: sourceOf(row),
  text: row.textContent,
});

const sourceOf = ({ kind, content }: StoredDraft): TemplateSource =>
  kind === "html" ? { kind: "html", html: content } : { kind: "blocks", document: JSON.parse(content) };

export const isSame = (one: StoredDraft, other: StoredDraft): boolean =>
  one.subject === other.subject &&
  one.previewText === other.previewText &&
  one.kind === other.kind &&
  one.content === other.content &&
  one.textContent === other.textContent;

/** So much of a mail is searched; what stands further down is seldom what somebody remembers. */
const SEARCHED = 8_000;

/** What the search looks in: name, subject and what a reader sees, in lower case. */
export function searchTextOf(name: string, { subject, previewText, source, text }: TemplateDraft): string {
  const seen = source.kind === "html" ? textOfHtml(source.html) : textOfBlocks(source.document.content);
  return [name, subject, previewText, seen, text ?? ""]
    .join("\n")
    .replaceAll(/\s+/g, " ")
    .slice(0, SEARCHED)
    .toWellFormed()
    .toLowerCase();
}

/** Rough and cheap: it finds, and shows nothing. */
const textOfHtml = (html: string): string =>
  html.replaceAll(/<(style|script)\b[^<]*/gi, " ").replaceAll(/<[^<>]*>/g, " ");

type Node = Block | ColumnBlock | { type: string; content?: readonly unknown[] | undefined };

function textOfBlocks(blocks: readonly Node[]): string {
  const words = blocks.map((node) => {
    if (node.type === "text" && "text" in node) return String(node.text);
    const attrs: Record<string, unknown> = "attrs" in node && node.attrs ? { ...node.attrs } : {};
    const own = [attrs["label"], attrs["alt"]].filter((each) => typeof each === "string").join(" ");
    const inside = "content" in node && node.content ? textOfBlocks(node.content as Node[]) : "";
    return node.type === "listItem" || own !== "" ? ` ${own}${inside} ` : inside;
  });
  return words.join(blocks[0]?.type === "text" ? "" : "\n");
}
