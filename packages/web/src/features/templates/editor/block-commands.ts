import type { Command } from "@tiptap/core";
import { Fragment, type Node, type ResolvedPos } from "@tiptap/pm/model";
import {
  NodeSelection,
  TextSelection,
  type EditorState,
  type Selection,
  type Transaction,
} from "@tiptap/pm/state";
import type { Block } from "@rookery/server/templates/schema";
import type { Align } from "./block-attributes.ts";

/** The selected block or chip with its place. */
export function selectedNode({ selection }: EditorState): { node: Node; at: number } | undefined {
  return selection instanceof NodeSelection ? { node: selection.node, at: selection.from } : undefined;
}

/** Selects what was put at a place, or sets the caret into it where it holds text. */
function goTo(tr: Transaction, at: number): void {
  const node = tr.doc.nodeAt(at);
  const isWhole = node !== null && node.isAtom && !node.isInline;
  tr.setSelection(
    isWhole ? NodeSelection.create(tr.doc, at) : TextSelection.near(tr.doc.resolve(at + 1)),
  ).scrollIntoView();
}

/** Puts a block below the one with the caret, or in its place where that is an empty line. */
export const insertBlock =
  (block: Block): Command =>
  ({ tr, state, dispatch }) => {
    const node = state.schema.nodeFromJSON(block);
    const { $from, empty } = tr.selection;
    for (let depth = $from.depth; depth >= 0; depth -= 1) {
      const parent = $from.node(depth);
      const index = $from.index(depth);
      const isBetween = empty && depth === $from.depth;
      const current = isBetween ? null : parent.maybeChild(index);
      const isLine = current?.type.name === "paragraph" && current.content.size === 0;
      const first = current && !isLine ? index + 1 : index;
      if (parent.isTextblock || !parent.canReplaceWith(first, isLine ? index + 1 : first, node.type))
        continue;
      if (!dispatch) return true;
      const at = $from.posAtIndex(first, depth);
      tr.replaceWith(at, isLine ? at + current.nodeSize : at, node);
      goTo(tr, at);
      return true;
    }
    return false;
  };

/** Aligns the blocks of the selection; `at` = only the one there. */
export const alignBlocks =
  (align: Align): Command =>
  ({ tr, dispatch }) => {
    const { from, to } = tr.selection;
    let isAny = false;
    tr.doc.nodesBetween(from, to, (node, at) => {
      const key = ["textAlign", "align"].find((each) => each in node.attrs);
      if (key === undefined) return;
      isAny = true;
      if (dispatch) tr.setNodeAttribute(at, key, align);
    });
    return isAny;
  };

/** Changes attributes of the selected block, which stays selected. */
export const changeSelected =
  (attributes: Readonly<Record<string, unknown>>): Command =>
  ({ tr, state, dispatch }) => {
    const selected = selectedNode(state);
    if (!selected) return false;
    const { node, at } = selected;
    if (!dispatch) return true;
    // Not attribute by attribute: the history groups only what changes a range, and each key would be a step of its own.
    tr.setNodeMarkup(at, undefined, { ...node.attrs, ...attributes }, node.marks);
    tr.setSelection(NodeSelection.create(tr.doc, at));
    return true;
  };

const isStack = (node: Node) => node.type.name === "doc" || node.type.name === "column";

/** Place of the block around the selection that has others above and below it. */
function blockPlace({ selection, doc }: EditorState): { $at: ResolvedPos; node: Node } | undefined {
  const { $from } = selection;
  if (selection instanceof NodeSelection && isStack($from.parent))
    return { $at: $from, node: selection.node };
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if (isStack($from.node(depth - 1)))
      return { $at: doc.resolve($from.before(depth)), node: $from.node(depth) };
  return undefined;
}

/** The same selection in a block that went from one place to another; of one that reaches beyond it, its beginning. */
function carried(selection: Selection, tr: Transaction, moved: { from: number; to: number }): Selection {
  if (selection instanceof NodeSelection && selection.from === moved.from)
    return NodeSelection.create(tr.doc, moved.to);
  const end = moved.to + (tr.doc.nodeAt(moved.to)?.nodeSize ?? 0);
  const [anchor, head] = [selection.anchor, selection.head].map((each) =>
    tr.doc.resolve(Math.min(Math.max(each - moved.from + moved.to, moved.to + 1), end - 1)),
  );
  return anchor && head ? TextSelection.between(anchor, head) : tr.selection;
}

/** Passes the block before (-1) or after (1) it. */
export const moveBlock =
  (direction: -1 | 1): Command =>
  ({ tr, state, dispatch }) => {
    const place = blockPlace(state);
    if (!place) return false;
    const { $at, node } = place;
    const index = $at.index();
    const other = $at.parent.maybeChild(index + direction);
    if (!other) return false;
    if (!dispatch) return true;
    const start = direction < 0 ? $at.pos - other.nodeSize : $at.pos;
    const swapped = direction < 0 ? [node, other] : [other, node];
    tr.replaceWith(start, start + node.nodeSize + other.nodeSize, Fragment.fromArray(swapped));
    const at = direction < 0 ? start : start + other.nodeSize;
    tr.setSelection(carried(state.selection, tr, { from: $at.pos, to: at })).scrollIntoView();
    return true;
  };

/** Two or three of them; what stood in the third goes on in the second. */
export const setColumnCount =
  (count: 2 | 3): Command =>
  ({ tr, state, dispatch }) => {
    const selected = selectedNode(state);
    if (selected?.node.type.name !== "columns" || selected.node.childCount === count) return false;
    if (!dispatch) return true;
    const { node, at } = selected;
    const [first, second, third] = node.children;
    const column = state.schema.nodes["column"];
    const empty = column?.createAndFill();
    if (!first || !second || !empty) return false;
    const isBlank = third?.textContent === "" && third.childCount === 1 && third.firstChild?.isTextblock;
    const merged = third && !isBlank ? second.copy(second.content.append(third.content)) : second;
    const next = node.copy(Fragment.fromArray(count === 3 ? [first, second, empty] : [first, merged]));
    tr.replaceWith(at, at + node.nodeSize, next);
    tr.setSelection(NodeSelection.create(tr.doc, at));
    return true;
  };

/** Takes hold of the columns around the caret. */
export const selectColumns: Command = ({ tr, dispatch }) => {
  const { selection } = tr;
  if (selection instanceof NodeSelection) return false;
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name !== "columns") continue;
    if (dispatch) tr.setSelection(NodeSelection.create(tr.doc, $from.before(depth)));
    return true;
  }
  return false;
};
