import type { ChainedCommands, Editor } from "@tiptap/core";
import type { Block } from "@rookery/server/templates/schema";
import {
  Braces,
  Columns2,
  Columns3,
  Heading1,
  Heading2,
  Heading3,
  Image,
  List,
  ListOrdered,
  MailX,
  Minus,
  RectangleHorizontal,
  type LucideIcon,
} from "lucide-react";
import { insertBlock } from "./block-commands.ts";

type Insert = (chain: ChainedCommands, unsubscribeLabel: string) => ChainedCommands;
interface Insertable {
  readonly icon: LucideIcon;
  readonly insert: Insert;
  /** It says nothing before somebody fills it in, so that its settings come next. */
  readonly needsWords?: boolean;
}

const block =
  (made: Block): Insert =>
  (chain) =>
    chain.command(insertBlock(made));
const heading =
  (level: 1 | 2 | 3): Insert =>
  (chain) =>
    chain.setNode("heading", { level });
const column = { type: "column" as const, content: [{ type: "paragraph" as const }] };

const insertables = {
  heading1: { icon: Heading1, insert: heading(1) },
  heading2: { icon: Heading2, insert: heading(2) },
  heading3: { icon: Heading3, insert: heading(3) },
  bulletList: { icon: List, insert: (chain) => chain.toggleList("bulletList", "listItem") },
  orderedList: { icon: ListOrdered, insert: (chain) => chain.toggleList("orderedList", "listItem") },
  button: {
    icon: RectangleHorizontal,
    insert: block({ type: "button", attrs: { label: "", href: "", align: null } }),
    needsWords: true,
  },
  image: {
    icon: Image,
    insert: block({ type: "image", attrs: { src: "", alt: null, href: "", width: null, align: null } }),
    needsWords: true,
  },
  divider: { icon: Minus, insert: block({ type: "divider" }) },
  twoColumns: { icon: Columns2, insert: block({ type: "columns", content: [column, column] }) },
  threeColumns: { icon: Columns3, insert: block({ type: "columns", content: [column, column, column] }) },
  unsubscribe: {
    icon: MailX,
    insert: (chain, label) =>
      chain.command(insertBlock({ type: "unsubscribe", attrs: { label, align: null } })),
  },
  // The braces open the list of variables, as they do when they are typed.
  variable: { icon: Braces, insert: (chain) => chain.insertContent("{{") },
} satisfies Record<string, Insertable>;

export type InsertableId = keyof typeof insertables;

export const insertable = (id: InsertableId): Insertable => insertables[id];

/** What the list at the caret offers; the toolbar has its own buttons for the first ones. */
export const caretBlocks = Object.keys(insertables) as InsertableId[];
export const toolbarBlocks = [
  "button",
  "image",
  "divider",
  "twoColumns",
  "threeColumns",
  "unsubscribe",
  "variable",
] as const satisfies InsertableId[];

/** Puts it at the caret, in place of `typed` where that is what asked for it. */
export function insertAt(
  editor: Editor,
  id: InsertableId,
  options: { unsubscribeLabel: string; typed?: { from: number; to: number } },
): void {
  const { insert, needsWords } = insertable(id);
  const { typed, unsubscribeLabel } = options;
  const chain = editor.chain();
  const isDone = insert(typed ? chain.deleteRange(typed) : chain, unsubscribeLabel).run();
  if (isDone && needsWords) editor.storage.editorKeys.editBlock();
  else editor.commands.focus();
}
