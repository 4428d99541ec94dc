import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import { EditorView } from "codemirror";

/** Colours are the portal's tokens, so that light and dark need no second theme. */
const look = EditorView.theme({
  "&": { backgroundColor: "var(--panel)", color: "var(--ink)", fontSize: "0.8125rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: '"Geist Mono Variable", ui-monospace, "SFMono-Regular", Menlo, monospace',
    lineHeight: "1.25rem",
  },
  ".cm-content, .cm-gutter": { minHeight: "24rem" },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": {
    backgroundColor: "var(--page)",
    color: "var(--ink-faint)",
    borderRight: "1px solid var(--line)",
  },
  ".cm-activeLine, .cm-activeLineGutter": {
    backgroundColor: "color-mix(in oklab, var(--hover) 60%, transparent)",
  },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in oklab, var(--mark) 26%, transparent)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)", color: "inherit" },
  ".cm-panels, .cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--line)",
  },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--hover)",
    color: "var(--ink)",
  },
  ".cm-searchMatch": { backgroundColor: "var(--warn-soft)", outline: "1px solid var(--warn-solid)" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--hover)", color: "var(--ink-soft)", border: "none" },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--panel)",
    border: "1px solid var(--control-line)",
    borderRadius: "4px",
  },
  ".cm-textfield": {
    backgroundColor: "var(--panel)",
    border: "1px solid var(--control-line)",
    borderRadius: "4px",
  },
});

const colours = HighlightStyle.define([
  { tag: [tags.tagName, tags.keyword], color: "var(--accent-ink)" },
  { tag: [tags.attributeName, tags.propertyName], color: "var(--info-ink)" },
  { tag: [tags.attributeValue, tags.string, tags.color, tags.number, tags.unit], color: "var(--good-ink)" },
  {
    tag: [tags.comment, tags.docComment, tags.angleBracket, tags.processingInstruction],
    color: "var(--ink-faint)",
  },
  { tag: [tags.character, tags.escape], color: "var(--warn-ink)" },
  { tag: tags.invalid, color: "var(--bad-ink)" },
]);

export const sourceTheme = [look, syntaxHighlighting(colours)];
