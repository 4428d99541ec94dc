import { Editor, type JSONContent } from "@tiptap/core";
import { templateDocument, type TemplateDocument } from "@rookery/server/templates/schema";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fitDocument } from "./fit-document.ts";
import { mailExtensions } from "./mail-extensions.ts";

const words = {
  placeholder: "Write here",
  noLabel: "No words yet",
  noAlt: "Not described",
  decorates: "Decoration",
  noAddress: "No address",
  wide: "full width",
};
const onRefused = vi.fn<() => void>();
const open: Editor[] = [];

function editorOf(document: TemplateDocument): Editor {
  const editor = new Editor({
    element: globalThis.document.createElement("div"),
    extensions: mailExtensions(words, onRefused),
    content: fitDocument(document) as JSONContent,
    injectCSS: false,
  });
  open.push(editor);
  return editor;
}
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy();
  onRefused.mockClear();
});

const taken = (editor: Editor): TemplateDocument => templateDocument.parse(editor.getJSON());
it("x", () => { const e = editorOf({type:"doc",content:[]}); console.info(Object.keys(e.storage), e.isDestroyed); void fc; void describe; expect(1).toBe(1)});
