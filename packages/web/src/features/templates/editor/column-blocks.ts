import { Node } from "@tiptap/core";

const Columns = Node.create({
  name: "columns",
  content: "column{2,3}",
  defining: true,
  isolating: true,
  draggable: true,
  selectable: true,
  parseHTML: () => [{ tag: "[data-block=columns]" }],
  renderHTML: ({ node }) => ["div", { "data-block": "columns", "data-count": String(node.childCount) }, 0],
});

const Column = Node.create({
  name: "column",
  content: "block+",
  isolating: true,
  selectable: false,
  parseHTML: () => [{ tag: "[data-block=column]" }],
  renderHTML: () => ["div", { "data-block": "column" }, 0],
});

export const columnBlocks = [Columns, Column];
