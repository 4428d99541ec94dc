import { Extension } from "@tiptap/core";
import { NodeSelection, Plugin, TextSelection } from "@tiptap/pm/state";
import { moveBlock } from "./block-commands.ts";

interface PanelStorage {
  /** Leads into the settings of the selected block; false where it has none. */
  editBlock: () => boolean;
  editLink: () => boolean;
}

declare module "@tiptap/core" {
  interface Storage {
    editorKeys: PanelStorage;
  }
}

/** A letter typed while a block is selected begins a line below it; it would take the block's place otherwise. */
const typesBelow = new Plugin({
  props: {
    handleTextInput: (view, _from, _to, text) => {
      const { selection, tr, schema } = view.state;
      const paragraph = schema.nodes["paragraph"];
      if (!(selection instanceof NodeSelection) || !selection.node.isBlock || !paragraph) return false;
      if (!selection.$to.parent.canReplaceWith(selection.$to.index(), selection.$to.index(), paragraph))
        return false;
      tr.insert(selection.to, paragraph.create(null, schema.text(text)));
      view.dispatch(tr.setSelection(TextSelection.create(tr.doc, selection.to + 1 + text.length)).scrollIntoView());
      return true;
    },
  },
});

/** Keys that lead out of the text: into settings, to a link, past other blocks. */
export const EditorKeys = Extension.create<object, PanelStorage>({
  name: "editorKeys",
  priority: 900,
  addStorage: () => ({ editBlock: () => false, editLink: () => false }),
  addKeyboardShortcuts() {
    const { editor, storage } = this;
    const isInColumns = () => editor.isActive("columns") && !(editor.state.selection instanceof NodeSelection);
    return {
      Enter: () => editor.state.selection instanceof NodeSelection && storage.editBlock(),
      "Mod-k": () => storage.editLink(),
      "Alt-ArrowUp": () => editor.commands.command(moveBlock(-1)),
      "Alt-ArrowDown": () => editor.commands.command(moveBlock(1)),
      Escape: () => isInColumns() && editor.commands.selectParentNode(),
    };
  },
  addProseMirrorPlugins: () => [typesBelow],
});
