import { templateDocument, type TemplateDocument } from "@rookery/server/templates/schema";
import type { Command, Editor } from "@tiptap/core";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import fc from "fast-check";
import { expect, it } from "vitest";
import { anyDocument, mailEditor } from "../../../testing/mail-editor.ts";
import { alignBlocks, changeSelected, moveBlock, selectColumns, setColumnCount } from "./block-commands.ts";
import { caretBlocks, insertable } from "./insertable.ts";

/** Everything in it that a reader would see, in order. Links are left out: of two on one word only the first can be followed. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join("");
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .filter(([key]) => !["type", "textAlign", "marks"].includes(key))
    .map(([, inside]) => (typeof inside === "string" ? inside : wordsOf(inside)))
    .join("");
}

const command = (it: Command) => (editor: Editor) => editor.commands.command(it);
const deeds: Record<string, (editor: Editor) => boolean> = {
  bold: (editor) => editor.commands.toggleMark("bold"),
  link: (editor) => editor.commands.setMark("link", { href: "https://example.com/" }),
  heading: (editor) => editor.commands.setNode("heading", { level: 2 }),
  bulletList: (editor) => editor.commands.toggleList("bulletList", "listItem"),
  orderedList: (editor) => editor.commands.toggleList("orderedList", "listItem"),
  sink: (editor) => editor.commands.sinkListItem("listItem"),
  lift: (editor) => editor.commands.liftListItem("listItem"),
  enter: (editor) => editor.commands.enter(),
  split: (editor) => editor.commands.splitListItem("listItem"),
  backspace: (editor) => editor.commands.joinBackward(),
  remove: (editor) => editor.commands.deleteSelection(),
  delete: (editor) => editor.commands.joinForward(),
  outOfEmpty: (editor) => editor.commands.liftEmptyBlock(),
  take: (editor) => editor.commands.selectNodeBackward(),
  words: (editor) => editor.commands.insertContent("new words"),
  centre: command(alignBlocks("center")),
  asItRuns: command(alignBlocks(null)),
  up: command(moveBlock(-1)),
  down: command(moveBlock(1)),
  hold: command(selectColumns),
  two: command(setColumnCount(2)),
  three: command(setColumnCount(3)),
  label: (editor) =>
    editor.isActive("button") && editor.commands.command(changeSelected({ label: "Go", href: "x" })),
  undo: (editor) => editor.commands.undo(),
  redo: (editor) => editor.commands.redo(),
  ...Object.fromEntries(
    caretBlocks.map((id) => [
      `insert ${id}`,
      (editor: Editor) => insertable(id).insert(editor.chain(), "Unsubscribe").run(),
    ]),
  ),
};

/** A caret, a stretch of text or a block that may be chosen in the document. */
function select({ view, state }: Editor, from: number, to: number): void {
  const node = state.doc.nodeAt(from);
  const isWhole = from === to && node && !node.isText && NodeSelection.isSelectable(node);
  view.dispatch(
    state.tr.setSelection(
      isWhole
        ? NodeSelection.create(state.doc, from)
        : TextSelection.between(state.doc.resolve(from), state.doc.resolve(to)),
    ),
  );
}

it("shows any document that the server takes, and gives back one with the same words", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const taken = templateDocument.parse(document);
      const editor = mailEditor(taken);
      editor.state.doc.check();
      const shown = templateDocument.parse(editor.getJSON());
      expect(wordsOf(shown)).toBe(wordsOf(taken));
      editor.destroy();
    }),
    { numRuns: 150 },
  );
});

const words = (text: string) => ({ type: "paragraph" as const, content: [{ type: "text" as const, text }] });
const columnOf = (text: string) => ({ type: "column" as const, content: [words(text), words("More")] });
const everything: TemplateDocument = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 1, textAlign: null }, content: [{ type: "text", text: "Hi" }] },
    { type: "paragraph" },
    {
      type: "bulletList",
      content: [
        { type: "listItem", content: [words("One")] },
        {
          type: "listItem",
          content: [
            words("Two"),
            { type: "bulletList", content: [{ type: "listItem", content: [words("Deep")] }] },
          ],
        },
        { type: "listItem", content: [{ type: "paragraph" }] },
      ],
    },
    { type: "button", attrs: { label: "Go", href: "", align: null } },
    { type: "columns", content: [columnOf("Left"), columnOf("Right")] },
    { type: "divider" },
    { type: "columns", content: [columnOf("A"), columnOf("B"), columnOf("C")] },
    {
      type: "paragraph",
      content: [{ type: "variable", attrs: { name: "email", fallback: "", filter: null } }],
    },
    { type: "unsubscribe", attrs: { label: "Leave", align: "center" } },
  ],
};

it.each(Object.keys(deeds))(
  "does %j wherever it can, and leaves a document that the server takes",
  (name) => {
    const editor = mailEditor(everything);
    editor.commands.insertContent("typed");
    if (name === "redo") editor.commands.undo();
    const before = editor.state;
    let done = 0;
    for (let from = 0; from < before.doc.content.size; from += 1)
      for (const to of new Set([from, Math.min(from + 3, before.doc.content.size)])) {
        editor.view.updateState(before);
        select(editor, from, to);
        if (deeds[name]?.(editor)) done += 1;
        const { error } = templateDocument.safeParse(editor.getJSON());
        expect([from, to, error]).toEqual([from, to, undefined]);
      }
    expect(done).toBeGreaterThan(0);
    editor.destroy();
  },
);

it("holds a document that the server takes after any row of deeds", () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const deed = fc.record({ from: place, to: place, name: fc.constantFrom(...Object.keys(deeds)) });
  fc.assert(
    fc.property(anyDocument, fc.array(deed, { minLength: 3, maxLength: 12 }), (document, steps) => {
      const editor = mailEditor(templateDocument.parse(document));
      for (const { from, to, name } of steps) {
        const { size } = editor.state.doc.content;
        select(editor, Math.floor(from * size), Math.floor(to * size));
        deeds[name]?.(editor);
        expect(templateDocument.safeParse(editor.getJSON()).error).toBeUndefined();
      }
      editor.destroy();
    }),
    { numRuns: 150 },
  );
});

const nested = (depth: number): TemplateDocument["content"][number] => ({
  type: "bulletList",
  content: [
    {
      type: "listItem",
      content: [
        { type: "paragraph", content: [{ type: "text", text: `Level ${depth}` }] },
        ...(depth > 1 ? [nested(depth - 1) as never] : []),
      ],
    },
    {
      type: "listItem",
      content: [{ type: "paragraph", content: [{ type: "text", text: `After ${depth}` }] }],
    },
  ],
});

it("refuses lists deeper than four, and says so", () => {
  let refusals = 0;
  const editor = mailEditor({ type: "doc", content: [nested(4)] }, () => {
    refusals += 1;
  });
  const before = editor.getJSON();
  let at = 0;
  editor.state.doc.descendants((node, position) => {
    if (node.text === "After 1") at = position;
  });
  editor.commands.setTextSelection(at + 1);
  editor.commands.sinkListItem("listItem");
  expect(editor.getJSON()).toEqual(before);
  expect(refusals).toBe(1);
  editor.destroy();
});

it("refuses a text longer than a template takes, and half a letter", () => {
  const editor = mailEditor({ type: "doc", content: [] });
  editor.commands.insertContent({ type: "text", text: "a".repeat(50_001) });
  expect(editor.getText()).toBe("");
  editor.commands.insertContent({ type: "text", text: "\uD83D" });
  expect(editor.getText()).toBe("");
  editor.commands.insertContent({ type: "text", text: "a".repeat(50_000) });
  expect(editor.getText()).toHaveLength(50_000);
  editor.destroy();
});
