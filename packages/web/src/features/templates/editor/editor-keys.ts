import { Extension, type Editor } from "@tiptap/core";
import { NodeSelection, Plugin, TextSelection } from "@tiptap/pm/state";
import { moveBlock, selectColumns } from "./block-commands.ts";

interface PanelKeys {
  /** Leads into the settings of the selected block; false where it has none. */
  editBlock: () => boolean;
  /** Puts the settings away; false where none are open. */
  closeBlock: () => boolean;
  editLink: () => boolean;
  toTools: () => boolean;
}

declare module "@tiptap/core" {
  interface Storage {
    editorKeys: PanelKeys;
  }
}

/** Says what the keys that lead out of the text do. */
export const setPanelKeys = ({ storage }: Editor, keys: Partial<PanelKeys>): void =>
  void Object.assign(storage.editorKeys, keys);

/** A letter typed while a block or chip is selected comes after it; it would take its place otherwise. */
const typesBehind = new Plugin({
  props: {
    handleTextInput: (view, _from, _to, text) => {
      const { selection, tr, schema } = view.state;
      const paragraph = schema.nodes["paragraph"];
      if (!(selection instanceof NodeSelection) || !paragraph) return false;
      const { node, to, $to } = selection;
      if (node.isBlock && !$to.parent.canReplaceWith($to.index(), $to.index(), paragraph)) return false;
      const words = schema.text(text, node.marks);
      tr.insert(to, node.isBlock ? paragraph.create(null, words) : words);
      const caret = to + text.length + (node.isBlock ? 1 : 0);
      view.dispatch(tr.setSelection(TextSelection.create(tr.doc, caret)).scrollIntoView());
      return true;
    },
  },
});

/** Keys that lead out of the text: into settings, to a link, past other blocks. */
export const EditorKeys = Extension.create<object, PanelKeys>({
  name: "editorKeys",
  priority: 900,
  addStorage: () => ({
    editBlock: () => false,
    closeBlock: () => false,
    editLink: () => false,
    toTools: () => false,
  }),
  addKeyboardShortcuts() {
    const { editor, storage } = this;
    return {
      Enter: () => editor.state.selection instanceof NodeSelection && storage.editBlock(),
      "Mod-k": () => storage.editLink(),
      "Alt-F10": () => storage.toTools(),
      "Alt-ArrowUp": () => editor.commands.command(moveBlock(-1)),
      "Alt-ArrowDown": () => editor.commands.command(moveBlock(1)),
      Escape: () => storage.closeBlock() || editor.commands.command(selectColumns),
    };
  },
  addProseMirrorPlugins: () => [typesBehind],
});
