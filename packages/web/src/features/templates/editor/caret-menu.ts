import { Extension, type Editor } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";

/** What is being chosen at the caret, by the letters typed after its sign. */
export interface CaretMenu {
  readonly kind: "blocks" | "variables";
  readonly query: string;
  readonly from: number;
  readonly to: number;
}

interface MenuState {
  readonly menu: CaretMenu | null;
  /** Where one was closed by hand; it stays so while the caret is behind that sign. */
  readonly closedAt: number | null;
}

const key = new PluginKey<MenuState>("caretMenu");
const signs = [
  { kind: "blocks", pattern: /(?:^|\s)(\/([\p{L}\d]{0,20}))$/u },
  { kind: "variables", pattern: /(\{\{([a-z_]{0,40}))$/i },
] as const;

function find({ selection }: EditorState): CaretMenu | null {
  const { $from } = selection;
  if (!selection.empty || !$from.parent.isTextblock) return null;
  const before = $from.parent.textBetween(
    Math.max(0, $from.parentOffset - 60),
    $from.parentOffset,
    undefined,
    "\uFFFC",
  );
  for (const { kind, pattern } of signs) {
    const [, typed, query = ""] = pattern.exec(before) ?? [];
    if (typed !== undefined) return { kind, query, from: $from.pos - typed.length, to: $from.pos };
  }
  return null;
}

function follow(change: Transaction, { menu, closedAt }: MenuState, state: EditorState): MenuState {
  if (change.getMeta(key) === "close") return { menu: null, closedAt: menu?.from ?? null };
  if (!change.docChanged && !change.selectionSet) return { menu, closedAt };
  const found = find(state);
  if (!found) return { menu: null, closedAt: null };
  // Only who types opens it, not who passes by with the arrow keys.
  const mayOpen = (menu !== null || change.docChanged) && found.from !== closedAt;
  return { menu: mayOpen ? found : null, closedAt };
}

export const caretMenuOf = (state: EditorState): CaretMenu | null => key.getState(state)?.menu ?? null;

export function closeCaretMenu({ view }: Editor): void {
  view.dispatch(view.state.tr.setMeta(key, "close"));
}

interface MenuStorage {
  /** The list that is open, if one is; true = the key was meant for it. */
  onKey: (event: KeyboardEvent) => boolean;
}

/** Hands the keys to the list that is open, until the answer is called. */
export function takeMenuKeys({ storage }: Editor, onKey: MenuStorage["onKey"]): () => void {
  storage.caretMenu.onKey = onKey;
  return () => {
    storage.caretMenu.onKey = () => false;
  };
}

declare module "@tiptap/core" {
  interface Storage {
    caretMenu: MenuStorage;
  }
}

/** `/` asks for a block, two braces for a variable. */
export const CaretMenus = Extension.create<object, MenuStorage>({
  name: "caretMenu",
  // Before the keys of lists and paragraphs.
  priority: 1_000,
  addStorage: () => ({ onKey: () => false }),
  addProseMirrorPlugins() {
    return [
      new Plugin<MenuState>({
        key,
        state: {
          init: () => ({ menu: null, closedAt: null }),
          apply: (change, value, _before, state) => follow(change, value, state),
        },
        props: {
          handleKeyDown: (view, event) =>
            caretMenuOf(view.state) !== null && !event.isComposing && this.storage.onKey(event),
        },
      }),
    ];
  },
});
