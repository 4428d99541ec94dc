import { Extension } from "@tiptap/core";
import { isFallback, readVariables } from "@rookery/server/templates/rules";
import { Fragment, Slice, type Node, type ResolvedPos } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { LIST_DEPTH } from "./mail-limits.ts";
import { styleAsData } from "./pasted-style.ts";

const isList = (node: Node) => node.type.isInGroup("list");

/** The paragraphs of a list that must not be one. */
function paragraphsOf(list: Node): Node[] {
  return list.children.flatMap((item) =>
    item.children.flatMap((each) => (isList(each) ? paragraphsOf(each) : [each])),
  );
}

/** Variables that came as text become chips, as if they had been typed. */
function withChips(text: Node): Node[] {
  const { schema } = text.type;
  const words = (text.text ?? "").replaceAll("\u0000", "").toWellFormed();
  return readVariables(words).flatMap((part) => {
    if (typeof part === "string") return [schema.text(part, text.marks)];
    const chip = schema.nodes["variable"];
    return chip && isFallback(part.fallback) ? [chip.create({ ...part }, undefined, text.marks)] : [];
  });
}

/** The same, with lists no deeper than a template takes. */
function clean(parts: Fragment, deeper: number): Fragment {
  return Fragment.fromArray(
    parts.content.flatMap((node) => {
      if (node.isText) return withChips(node);
      if (!isList(node)) return [node.copy(clean(node.content, deeper))];
      const rest = deeper <= 0 ? paragraphsOf(node) : [node.copy(clean(node.content, deeper - 1))];
      return deeper <= 0 ? rest.map((each) => each.copy(clean(each.content, 0))) : rest;
    }),
  );
}

function listsAround(position: ResolvedPos): number {
  let count = 0;
  for (let depth = position.depth; depth > 0; depth -= 1) if (isList(position.node(depth))) count += 1;
  return count;
}

/** A slice that was cut open at its ends cannot stay so where its lists are gone. */
export function cleanSlice(slice: Slice, at: ResolvedPos): Slice {
  const content = clean(slice.content, LIST_DEPTH - listsAround(at));
  const openOf = (end: "firstChild" | "lastChild", open: number) => {
    let depth = 0;
    for (let node = content[end]; node && !node.isText && !node.isLeaf && depth < open; node = node[end])
      depth += 1;
    return depth;
  };
  return new Slice(content, openOf("firstChild", slice.openStart), openOf("lastChild", slice.openEnd));
}

/** Files would be taken in by the browser as pictures of bytes, or opened in place of the page. */
function holdsOnlyFiles(data: DataTransfer | null): boolean {
  return data !== null && data.files.length > 0 && data.getData("text/html") === "";
}

/** Whatever is pasted or dropped comes out as the blocks of a template; the schema drops the rest. */
export const CleanPaste = Extension.create({
  name: "cleanPaste",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        transformPastedHTML: styleAsData,
        transformPasted: (slice, view) => cleanSlice(slice, view.state.selection.$from),
        handleDOMEvents: {
          paste: (_view, event) => {
            if (holdsOnlyFiles(event.clipboardData)) event.preventDefault();
            return event.defaultPrevented;
          },
          drop: (_view, event) => {
            if (holdsOnlyFiles(event.dataTransfer)) event.preventDefault();
            return event.defaultPrevented;
          },
        },
      },
    }),
  ],
});
