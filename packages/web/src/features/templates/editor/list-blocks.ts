import { Node, wrappingInputRule } from "@tiptap/core";

/** The largest number that a list may begin with. */
const START_MAX = 100_000;

const BulletList = Node.create({
  name: "bulletList",
  group: "block list",
  content: "listItem+",
  parseHTML: () => [{ tag: "ul" }],
  renderHTML: ({ HTMLAttributes }) => ["ul", { ...HTMLAttributes, dir: "auto" }, 0],
  addKeyboardShortcuts() {
    return { "Mod-Shift-8": () => this.editor.commands.toggleList(this.name, "listItem") };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^[-+*]\s$/, type: this.type })];
  },
});

function readStart(list: HTMLElement): number {
  const start = Number.parseInt(list.getAttribute("start") ?? "1", 10);
  return start >= 0 && start <= START_MAX ? start : 1;
}

const OrderedList = Node.create({
  name: "orderedList",
  group: "block list",
  content: "listItem+",
  addAttributes: () => ({ start: { default: 1, parseHTML: readStart } }),
  parseHTML: () => [{ tag: "ol" }],
  renderHTML: ({ HTMLAttributes }) => ["ol", { ...HTMLAttributes, dir: "auto" }, 0],
  addKeyboardShortcuts() {
    return { "Mod-Shift-7": () => this.editor.commands.toggleList(this.name, "listItem") };
  },
  addInputRules() {
    return [
      wrappingInputRule({
        find: /^(\d{1,4})\.\s$/,
        type: this.type,
        getAttributes: (match) => ({ start: Number(match[1]) }),
        joinPredicate: (match, list) => list.childCount + Number(list.attrs["start"]) === Number(match[1]),
      }),
    ];
  },
});

const ListItem = Node.create({
  name: "listItem",
  content: "paragraph (paragraph | list)*",
  defining: true,
  parseHTML: () => [{ tag: "li" }],
  renderHTML: ({ HTMLAttributes }) => ["li", { ...HTMLAttributes, dir: "auto" }, 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      // Where nothing can be moved in or out, the key leads on as everywhere.
      Tab: () => this.editor.commands.sinkListItem(this.name),
      "Shift-Tab": () => this.editor.commands.liftListItem(this.name),
    };
  },
});

export const listBlocks = [BulletList, OrderedList, ListItem];
