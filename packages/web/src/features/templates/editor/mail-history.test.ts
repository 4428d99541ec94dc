import { expect, it } from "vitest";
import { mailEditor } from "../../../testing/mail-editor.ts";

it("does again what was taken back, also where the mail was empty between", () => {
  const chip = { type: "variable" as const, attrs: { name: "name", fallback: "", filter: null } };
  const editor = mailEditor({ type: "doc", content: [{ type: "paragraph", content: [chip] }] });
  editor.commands.setTextSelection({ from: 1, to: 2 });
  editor.commands.enter();
  editor.commands.setNodeSelection(0);
  editor.commands.deleteSelection();
  editor.commands.setNodeSelection(0);
  editor.commands.toggleList("orderedList", "listItem");
  editor.commands.setTextSelection(3);
  editor.commands.insertContent({ type: "hardBreak" });
  const after = editor.getJSON();
  while (editor.can().undo()) editor.commands.undo();
  while (editor.can().redo()) editor.commands.redo();
  expect(editor.getJSON()).toEqual(after);
  editor.destroy();
});
