import type { TemplateDocument } from "@rookery/server/templates/schema";
import { fireEvent, screen, within } from "@testing-library/react";
import type { Editor, TiptapEditorHTMLElement } from "@tiptap/core";
import { beforeEach, expect, it, vi } from "vitest";
import { renderPart } from "../../../testing/render-part.tsx";
import { toasts } from "../../../ui/toasts.ts";
import { BlockEditor } from "./block-editor.tsx";
import { caretMenuOf } from "./caret-menu.ts";

beforeEach(() => {
  // Places on the screen, which jsdom does not know.
  const rects = () => [new DOMRect()] as unknown as DOMRectList;
  Object.assign(Range.prototype, { getClientRects: rects, getBoundingClientRect: () => new DOMRect() });
  Object.assign(document, { elementFromPoint: () => null });
});

const hello: TemplateDocument = {
  type: "doc",
  content: [
    { type: "paragraph", content: [{ type: "text", text: "Hello" }] },
    { type: "button", attrs: { label: "Go", href: "https://example.com/", align: null } },
    {
      type: "image",
      attrs: { src: "https://example.com/a.png", alt: null, href: "", width: null, align: null },
    },
  ],
};

async function open(document: TemplateDocument = hello, isReadOnly = false) {
  const onChange = vi.fn<(next: TemplateDocument) => void>();
  const user = await renderPart(
    <BlockEditor label="Mail" document={document} isReadOnly={isReadOnly} onChange={onChange} />,
    ["templateEditor"],
  );
  const text = await screen.findByRole("textbox", { name: "Mail" });
  const { editor } = text as TiptapEditorHTMLElement;
  if (!editor) throw new Error("no editor stands in the text");
  text.focus();
  const last = () => onChange.mock.lastCall?.[0].content;
  return { user, text, editor, onChange, last };
}
const press = (text: HTMLElement, key: string, more: object = {}) =>
  fireEvent.keyDown(text, { key, ...more });

/** Letters that come one by one, as from a keyboard. */
function type(editor: Editor, letters: string): void {
  for (const letter of letters) {
    const { from, to } = editor.state.selection;
    const isTaken = editor.view.someProp("handleTextInput", (handle) =>
      handle(editor.view, from, to, letter, () => editor.state.tr.insertText(letter)),
    );
    if (!isTaken) editor.view.dispatch(editor.state.tr.insertText(letter));
  }
}

it("says nothing of a document that nobody changed", async () => {
  const { onChange } = await open({ type: "doc", content: [] });
  expect(onChange).not.toHaveBeenCalled();
});

it("lets a block be chosen with the keyboard where a slash was typed, and asks for its words", async () => {
  const { user, text, editor, last } = await open({ type: "doc", content: [] });
  type(editor, "/b");
  const list = await screen.findByRole("listbox", { name: "Blocks" });
  expect(
    within(list)
      .getAllByRole("option")
      .map((each) => each.textContent),
  ).toEqual(["Bullet list", "Button"]);
  expect(text.getAttribute("aria-activedescendant")).toBe(
    within(list).getByRole("option", { selected: true }).id,
  );
  press(text, "ArrowDown");
  press(text, "Enter");
  const label = await screen.findByRole("textbox", { name: "Label" });
  await vi.waitFor(() => expect(label).toHaveFocus());
  await user.keyboard("Read on{Tab}example.com{Tab}");
  expect(last()).toEqual([
    { type: "button", attrs: { label: "Read on", href: "https://example.com", align: null } },
  ]);
  expect(screen.queryByRole("listbox")).toBeNull();
});

it("closes the list with Escape and leaves what was typed", async () => {
  const { text, editor, last } = await open({ type: "doc", content: [] });
  type(editor, "/");
  await screen.findByRole("listbox");
  press(text, "Escape");
  await vi.waitFor(() => expect(screen.queryByRole("listbox")).toBeNull());
  type(editor, "x");
  expect(caretMenuOf(editor.state)).toBeNull();
  expect(last()).toMatchObject([{ content: [{ type: "text", text: "/x" }] }]);
});

it("makes a chip of a variable that was chosen and of one that was typed out", async () => {
  const { text, editor, last } = await open({ type: "doc", content: [] });
  type(editor, "{{last");
  await screen.findByRole("listbox", { name: "Variables" });
  press(text, "Enter");
  type(editor, " {{first_name|there|upper}}");
  expect(last()).toMatchObject([
    {
      content: [
        { type: "variable", attrs: { name: "last_name", fallback: "", filter: null } },
        { type: "text", text: " " },
        { type: "variable", attrs: { name: "first_name", fallback: "there", filter: "upper" } },
      ],
    },
  ]);
});

it("puts the settings away with Escape, from the text and from themselves", async () => {
  const { user, editor, text } = await open();
  editor.commands.setNodeSelection(7);
  await screen.findByRole("group", { name: "Settings of: Button" });
  press(text, "Escape");
  await vi.waitFor(() => expect(screen.queryByRole("group")).toBeNull());
  press(text, "Enter");
  await vi.waitFor(() => expect(screen.getByRole("textbox", { name: "Label" })).toHaveFocus());
  await user.keyboard("{Escape}");
  await vi.waitFor(() => expect(text).toHaveFocus());
  expect(screen.queryByRole("group")).toBeNull();
});

it("says what is wrong with an address and keeps it", async () => {
  const { user, editor, text, last } = await open();
  editor.commands.setNodeSelection(7);
  press(text, "Enter");
  const address = await screen.findByRole("textbox", { name: "Leads to" });
  await user.clear(address);
  await user.type(address, "javascript:alert(1)");
  expect(screen.queryByText(/A link begins with/)).toBeNull();
  await user.tab();
  expect(screen.getByText(/A link begins with/)).toBeVisible();
  expect(address).toHaveAccessibleDescription(/A link begins with/);
  expect(last()).toMatchObject([{}, { attrs: { href: "javascript:alert(1)" } }, {}]);
});

it("tells a picture that only decorates from one that nobody described", async () => {
  const { user, editor, text, last } = await open();
  editor.commands.setNodeSelection(8);
  press(text, "Enter");
  const alt = await screen.findByRole("textbox", { name: "What it shows" });
  await user.type(alt, "A bird");
  expect(last()).toMatchObject([{}, {}, { attrs: { alt: "A bird" } }]);
  await user.click(screen.getByRole("switch", { name: "It only decorates" }));
  expect(last()).toMatchObject([{}, {}, { attrs: { alt: "" } }]);
  expect(alt).toBeDisabled();
  await user.type(screen.getByRole("textbox", { name: "Width in pixels" }), "601");
  expect(screen.getByText("A width is a number from 1 to 600.")).toBeVisible();
  expect(last()).toMatchObject([{}, {}, { attrs: { width: 60 } }]);
});

it("moves a block with the keyboard and takes every step back", async () => {
  const { editor, text, last } = await open();
  editor.commands.setNodeSelection(7);
  press(text, "ArrowUp", { altKey: true });
  expect(last()).toMatchObject([{ type: "button" }, { type: "paragraph" }, { type: "image" }]);
  press(text, "z", { ctrlKey: true });
  expect(last()).toMatchObject([{ type: "paragraph" }, { type: "button" }, { type: "image" }]);
});

it("begins a line below a chosen block when somebody types, and keeps the block", async () => {
  const { editor, last } = await open();
  editor.commands.setNodeSelection(7);
  type(editor, "x");
  expect(last()).toMatchObject([{}, { type: "button" }, { content: [{ text: "x" }] }, { type: "image" }]);
});

it("links the chosen words and refuses an address that runs a script", async () => {
  const { user, editor, text, last } = await open();
  editor.commands.setTextSelection({ from: 1, to: 6 });
  press(text, "k", { ctrlKey: true });
  const address = await screen.findByRole("textbox", { name: "Address" });
  await user.type(address, "javascript:alert(1){Enter}");
  expect(await screen.findByText(/A link begins with/)).toBeVisible();
  await user.clear(address);
  await user.type(address, "me@example.com{Enter}");
  expect(last()).toMatchObject([
    { content: [{ text: "Hello", marks: [{ type: "link", attrs: { href: "mailto:me@example.com" } }] }] },
    {},
    {},
  ]);
});

it("leaves the page its own key where there is no text to link", async () => {
  const { text, editor } = await open();
  editor.commands.setTextSelection(3);
  const heard = vi.fn<(event: KeyboardEvent) => void>();
  window.addEventListener("keydown", heard);
  press(text, "k", { ctrlKey: true });
  expect(heard).toHaveBeenCalledOnce();
  editor.commands.setTextSelection({ from: 1, to: 6 });
  press(text, "k", { ctrlKey: true });
  expect(heard).toHaveBeenCalledOnce();
  window.removeEventListener("keydown", heard);
});

it("has its tools as one stop of the Tab key, with what is on told", async () => {
  const { user, editor, text } = await open();
  editor.commands.setTextSelection({ from: 1, to: 6 });
  editor.commands.toggleMark("bold");
  const tools = screen.getByRole("toolbar", { name: "Text tools" });
  await vi.waitFor(() =>
    expect(within(tools).getByRole("button", { name: "Bold" })).toHaveAttribute("aria-pressed", "true"),
  );
  expect(
    within(tools)
      .getAllByRole("button")
      .filter((each) => each.tabIndex === 0),
  ).toHaveLength(1);
  press(text, "F10", { altKey: true });
  expect(within(tools).getByRole("button", { name: "Undo" })).toHaveFocus();
  await user.keyboard("{ArrowRight}");
  expect(within(tools).getByRole("button", { name: "Redo" })).toHaveFocus();
});

it("says that it refused what a template does not take", async () => {
  const { editor, onChange } = await open();
  editor.commands.insertContent("a".repeat(50_001));
  expect(onChange).not.toHaveBeenCalled();
  expect(toasts.current().map(({ text }) => text)).toEqual([
    "A template does not take that much. Nothing was added.",
  ]);
});

it("shows a mail to whoever may only read, without tools", async () => {
  const { text, editor, onChange } = await open(hello, true);
  expect(text).toHaveAttribute("aria-readonly", "true");
  expect(text).toHaveAttribute("contenteditable", "false");
  expect(screen.queryByRole("toolbar")).toBeNull();
  editor.commands.setNodeSelection(7);
  press(text, "Enter");
  expect(screen.queryByRole("group")).toBeNull();
  expect(onChange).not.toHaveBeenCalled();
});
