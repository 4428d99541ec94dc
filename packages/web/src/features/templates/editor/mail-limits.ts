import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";

/** What the server's template-document.schema.ts takes, where the shape of the blocks does not say it already. */
export const LIST_DEPTH = 4;
const PARTS_MAX = 2_000;
const TEXT_MAX = 50_000;

/** Blocks of an earlier state that were judged; they are the same objects while nobody changes them. */
const judged = new WeakSet<Node>();

const isText = (text: string) => text.length <= TEXT_MAX && text.isWellFormed() && !text.includes("\u0000");

function fits(node: Node, listsAround: number): boolean {
  if (node.isText) return isText(node.text ?? "");
  const lists = listsAround + (node.type.isInGroup("list") ? 1 : 0);
  return (
    lists <= LIST_DEPTH && node.childCount <= PARTS_MAX && node.children.every((each) => fits(each, lists))
  );
}

/** Whether the server would take it. */
export function isWithinLimits(doc: Node): boolean {
  if (doc.childCount > PARTS_MAX) return false;
  return doc.children.every((block) => {
    const isFine = judged.has(block) || fits(block, 0);
    if (isFine) judged.add(block);
    return isFine;
  });
}

/** Nothing gets into the editor that could not be saved; `onRefused` hears of what did not. */
export const MailLimits = Extension.create<{ onRefused: () => void }>({
  name: "mailLimits",
  addOptions: () => ({ onRefused: () => {} }),
  addProseMirrorPlugins() {
    const { onRefused } = this.options;
    return [
      new Plugin({
        filterTransaction: (change) => {
          if (!change.docChanged || isWithinLimits(change.doc)) return true;
          onRefused();
          return false;
        },
      }),
    ];
  },
});
