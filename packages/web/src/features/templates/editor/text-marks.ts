import { Mark, markInputRule } from "@tiptap/core";
import { ADDRESS_MAX, isAddress, liveAddress } from "./link-address.ts";

const decorates = (line: string) => (value: string) => value.includes(line) && null;

const Bold = Mark.create({
  name: "bold",
  parseHTML: () => [
    { tag: "strong" },
    // What Google Docs wraps around everything that it copies is bold in name only.
    { tag: "b", getAttrs: (element) => element.style.fontWeight !== "normal" && null },
    { style: "font-weight", getAttrs: (value) => /^(?:bold(?:er)?|[6-9]\d{2})$/.test(value) && null },
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
    { tag: "i", getAttrs: (element) => element.style.fontStyle !== "normal" && null },
    { style: "font-style=italic" },
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
  parseHTML: () => [
    { tag: "u" },
    { style: "text-decoration", consuming: false, getAttrs: decorates("underline") },
  ],
  renderHTML: () => ["u", 0],
  addKeyboardShortcuts() {
    return { "Mod-u": () => this.editor.commands.toggleMark(this.name) };
  },
});

const Strike = Mark.create({
  name: "strike",
  parseHTML: () => [
    { tag: "s" },
    { tag: "del" },
    { tag: "strike" },
    { style: "text-decoration", consuming: false, getAttrs: decorates("line-through") },
  ],
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
