import { Node, textblockTypeInputRule } from "@tiptap/core";
import { alignAttribute } from "./block-attributes.ts";

const MailDocument = Node.create({
  name: "doc",
  topNode: true,
  content: "(block | columns)+",
});

const Text = Node.create({ name: "text", group: "inline" });

/** Cells that hold nothing but words; what else stands in a table is read as if there were none. */
const isPlainCell = (cell: HTMLElement) =>
  cell.querySelector("p,div,table,ul,ol,img,h1,h2,h3,h4,h5,h6") === null;

const Paragraph = Node.create({
  name: "paragraph",
  // What a new line becomes where several blocks could stand.
  priority: 1000,
  group: "block",
  content: "inline*",
  addAttributes: () => ({ textAlign: alignAttribute }),
  parseHTML: () => [
    { tag: "p" },
    { tag: "td", getAttrs: (cell) => isPlainCell(cell) && null },
    { tag: "th", getAttrs: (cell) => isPlainCell(cell) && null },
  ],
  renderHTML: ({ HTMLAttributes }) => ["p", { ...HTMLAttributes, dir: "auto" }, 0],
  addKeyboardShortcuts() {
    return { "Mod-Alt-0": () => this.editor.commands.setNode(this.name) };
  },
});

export const headingLevels = [1, 2, 3] as const;

const Heading = Node.create({
  name: "heading",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes: () => ({ level: { default: 1, rendered: false }, textAlign: alignAttribute }),
  parseHTML: () =>
    [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.min(level, 3) } })),
  renderHTML: ({ node, HTMLAttributes }) => [
    `h${String(node.attrs["level"])}`,
    { ...HTMLAttributes, dir: "auto" },
    0,
  ],
  addKeyboardShortcuts() {
    return Object.fromEntries(
      headingLevels.map((level) => [
        `Mod-Alt-${level}`,
        () => this.editor.commands.toggleNode(this.name, "paragraph", { level }),
      ]),
    );
  },
  addInputRules() {
    return headingLevels.map((level) =>
      textblockTypeInputRule({
        find: new RegExp(`^#{${level}}\\s$`),
        type: this.type,
        getAttributes: { level },
      }),
    );
  },
});

const HardBreak = Node.create({
  name: "hardBreak",
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: "br" }],
  renderHTML: () => ["br"],
  renderText: () => "\n",
  addKeyboardShortcuts() {
    const insert = () => this.editor.commands.insertContent({ type: this.name });
    return { "Shift-Enter": insert, "Mod-Enter": insert };
  },
});

export const textBlocks = [MailDocument, Text, Paragraph, Heading, HardBreak];
