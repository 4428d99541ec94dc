import type { TemplateDraft } from "@rookery/server/templates/schema";
import { writeVariable } from "@rookery/server/templates/rules";

interface Node {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: object | undefined;
  readonly content?: readonly Node[] | undefined;
}

/** Attributes that a reader would notice, in the order in which they are told. */
const told = ["label", "alt", "src", "href"] as const;

function wordsOf(node: Node): string {
  if (node.type === "text") return node.text ?? "";
  if (node.type === "hardBreak") return "\n";
  if (node.type === "variable") return writeVariable(node.attrs as Parameters<typeof writeVariable>[0]);
  return (node.content ?? []).map(wordsOf).join("");
}

/** Empty ones; those with words were told by them. */
const isText = ({ type }: Node): boolean => !["button", "image", "divider", "unsubscribe"].includes(type);

const isInline = ({ type }: Node): boolean => ["text", "hardBreak", "variable"].includes(type);

/** What a block is called; types without a name are told by their words alone. */
export type BlockName = "button" | "image" | "divider" | "unsubscribe";
type NameOf = (type: BlockName) => string;

function linesOf(node: Node, nameOf: NameOf): string[] {
  const inside = node.content ?? [];
  if (inside.length > 0 && inside.every(isInline)) return wordsOf(node).split("\n");
  if (inside.length > 0) return inside.flatMap((each) => linesOf(each, nameOf));
  const attrs: Record<string, unknown> = { ...node.attrs };
  const facts = told.flatMap((name) => (attrs[name] ? [String(attrs[name])] : []));
  return [isText(node) ? "" : [`[${nameOf(node.type as BlockName)}]`, ...facts].join(" ")];
}

/** What a draft says, line by line, to compare it with another. */
export const linesOfDraft = ({ source }: TemplateDraft, nameOf: NameOf): string =>
  source.kind === "html"
    ? source.html
    : source.document.content.flatMap((block) => linesOf(block as Node, nameOf)).join("\n");
