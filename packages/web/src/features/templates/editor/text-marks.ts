import { Mark, markInputRule } from "@tiptap/core";
import { ADDRESS_MAX, isAddress, liveAddress } from "./link-address.ts";
import { pastedStyle, styledRule } from "./pasted-style.ts";

const decoration = (line: RegExp) => [
  styledRule("text-decoration", line),
  styledRule("text-decoration-line", line),
];

const Bold = Mark.create({
  name: "bold",
  parseHTML: () => [
    { tag: "strong" },
    // What Google Docs wraps around everything that it copies is bold in name only.
    { tag: "b", getAttrs: (element) => pastedStyle(element, "font-weight") !== "normal" && null },
    styledRule("font-weight", /^(?:bold(?:er)?|[6-9]\d{2})$/),
  ],
  renderHTML: () => ["strong", 0],
  addKeyboardShortcuts() {
    return { "Mod-b": () => this.editor.commands.toggleMark(this.name) };
  },
  addInputRules() {
    return [markInputRule({ find: /(?:^|\s)(\*\*(?!\s)([^*]+)\*\*)$/, type: this.type })];
  },
});

const Italic = Mark.create({
  name: "italic",
  parseHTML: () => [
    { tag: "em" },
    { tag: "i", getAttrs: (element) => pastedStyle(element, "font-style") !== "normal" && null },
    styledRule("font-style", /^italic/),
  ],
  renderHTML: () => ["em", 0],
  addKeyboardShortcuts() {
    return { "Mod-i": () => this.editor.commands.toggleMark(this.name) };
  },
  addInputRules() {
    return [markInputRule({ find: /(?:^|\s)(\*(?!\s)([^*]+)\*)$/, type: this.type })];
  },
});

const Underline = Mark.create({
  name: "underline",
  parseHTML: () => [{ tag: "u" }, ...decoration(/underline/)],
  renderHTML: () => ["u", 0],
  addKeyboardShortcuts() {
    return { "Mod-u": () => this.editor.commands.toggleMark(this.name) };
  },
});

const Strike = Mark.create({
  name: "strike",
  parseHTML: () => [{ tag: "s" }, { tag: "del" }, { tag: "strike" }, ...decoration(/line-through/)],
  renderHTML: () => ["s", 0],
  addKeyboardShortcuts() {
    return { "Mod-Shift-s": () => this.editor.commands.toggleMark(this.name) };
  },
  addInputRules() {
    return [markInputRule({ find: /(?:^|\s)(~~(?!\s)([^~]+)~~)$/, type: this.type })];
  },
});

const hrefOf = (element: HTMLElement): string =>
  (element.dataset["href"] ?? element.getAttribute("href") ?? "").replaceAll("\u0000", "").toWellFormed();

/** A link that leads nowhere safe is kept as it was written, and is no link while it is edited. */
const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({
    href: {
      default: "",
      parseHTML: hrefOf,
      renderHTML: ({ href }) => {
        const written = String(href);
        const live = liveAddress(written);
        return live === undefined
          ? { "data-href": written }
          : { "data-href": written, href: live, target: "_blank", rel: "noopener noreferrer nofollow" };
      },
    },
  }),
  parseHTML: () => [
    {
      tag: "a",
      getAttrs: (element) => {
        const href = hrefOf(element);
        return href.length <= ADDRESS_MAX && isAddress(href) && null;
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
});

export const textMarks = [Link, Bold, Italic, Underline, Strike];
