import { templateDocument } from "@rookery/server/templates/schema";
import type { Editor } from "@tiptap/core";
import { afterEach, expect, it } from "vitest";
import { mailEditor } from "../../../testing/mail-editor.ts";

let editor: Editor;
afterEach(() => editor.destroy());

/** What stands in an empty editor once this was pasted. */
function pasted(html: string) {
  editor = mailEditor({ type: "doc", content: [] });
  editor.view.pasteHTML(html, new Event("paste") as ClipboardEvent);
  return templateDocument.parse(editor.getJSON()).content;
}
const text = (words: string, ...marks: object[]) => ({
  type: "text",
  text: words,
  ...(marks.length > 0 && { marks }),
});
const paragraph = (...content: object[]) => ({
  type: "paragraph",
  attrs: { textAlign: null },
  ...(content.length > 0 && { content }),
});

it("keeps words and their weight, and drops every other style", () => {
  expect(
    pasted(
      `<style>p{color:red}</style><p style="color:red;font-size:40px" onclick="alert(1)" class="x">Some <b>bold</b> <font color="red">and</font> <span style="font-weight:700;background:url(https://evil.test/x)">heavy</span></p>`,
    ),
  ).toEqual([
    paragraph(text("Some "), text("bold", { type: "bold" }), text(" and "), text("heavy", { type: "bold" })),
  ]);
});

it("reads the styles of word processors, and leaves their names alone in a text", () => {
  expect(
    pasted(
      `<b style="font-weight:normal"><p>First</p><p style="text-align: center; line-height:2"><span style="font-style:italic;text-decoration:underline line-through">Both</span> <i style="font-style:normal">a style="b"</i></p></b>`,
    ),
  ).toEqual([
    paragraph(text("First")),
    {
      type: "paragraph",
      attrs: { textAlign: "center" },
      content: [
        text("Both", { type: "italic" }, { type: "underline" }, { type: "strike" }),
        text(` a style="b"`),
      ],
    },
  ]);
});

it("drops scripts, frames and forms with what they hold", () => {
  expect(
    pasted(
      `<p>Before</p><script>alert(1)</script><iframe src="https://evil.test"></iframe><svg onload="alert(1)"><a href="javascript:alert(1)"></a></svg><p>After</p>`,
    ),
  ).toEqual([paragraph(text("Before")), paragraph(text("After"))]);
});

it("reads nested tables as one line a cell", () => {
  expect(
    pasted(
      `<table><tr><td>One</td><td><table><tr><td>Two</td></tr><tr><td><p>Three</p></td></tr></table></td></tr></table>`,
    ),
  ).toEqual([paragraph(text("One")), paragraph(text("Two")), paragraph(text("Three"))]);
});

it("takes pictures with an address and no others", () => {
  expect(
    pasted(
      `<img src="data:image/png;base64,AAAA" alt="Bytes"><img src="cid:1"><img src="javascript:alert(1)"><img src="blob:https://x/1"><img src="https://example.com/a.png" alt="A" width="200" onerror="alert(1)"><img src="https://example.com/b.png" width="100%">`,
    ),
  ).toEqual([
    {
      type: "image",
      attrs: { src: "https://example.com/a.png", alt: "A", href: "", width: 200, align: null },
    },
    {
      type: "image",
      attrs: { src: "https://example.com/b.png", alt: null, href: "", width: null, align: null },
    },
  ]);
});

it("keeps a link that may be followed and the words of one that may not", () => {
  const [block] = pasted(
    `<p><a href="https://example.com/x" target="_top">Good</a> <a href="java\tscript:alert(1)">Bad</a> <a href="data:text/html,x">Worse</a></p>`,
  );
  expect(block).toEqual(
    paragraph(text("Good", { type: "link", attrs: { href: "https://example.com/x" } }), text(" Bad Worse")),
  );
});

it("makes headings of the fourth level and below into the third", () => {
  expect(pasted("<h1>One</h1><h5>Five</h5>")).toMatchObject([
    { type: "heading", attrs: { level: 1 } },
    { type: "heading", attrs: { level: 3 } },
  ]);
});

it("turns variables in pasted text into chips", () => {
  expect(pasted("<p>Hello {{First_Name|there|title}}, {{not a variable}}</p>")).toEqual([
    paragraph(
      text("Hello "),
      { type: "variable", attrs: { name: "first_name", fallback: "there", filter: "title" } },
      text(", {{not a variable}}"),
    ),
  ]);
});

it("flattens what is nested deeper than lists may be, and loses no line", () => {
  const deep = (depth: number): string => `<ul><li>L${depth}${depth > 1 ? deep(depth - 1) : ""}</li></ul>`;
  pasted(deep(9));
  for (const depth of [1, 2, 3, 4, 5, 6, 7, 8, 9]) expect(editor.getText()).toContain(`L${depth}`);
});

it("pastes into a deep list no deeper than lists may be", () => {
  pasted("<ul><li>1<ul><li>2<ul><li>3</li></ul></li></ul></li></ul>");
  editor.commands.setTextSelection(editor.state.doc.content.size);
  editor.view.pasteHTML(
    "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>",
    new Event("paste") as ClipboardEvent,
  );
  templateDocument.parse(editor.getJSON());
  for (const words of ["1", "2", "3", "a", "b", "c", "d"]) expect(editor.getText()).toContain(words);
});

it("gives back the blocks that were copied from it", () => {
  editor = mailEditor({ type: "doc", content: [] });
  const blocks = [
    { type: "button", attrs: { label: "Go", href: "https://example.com/", align: "center" } },
    {
      type: "image",
      attrs: { src: "https://example.com/a.png", alt: "", href: "x", width: 20, align: "right" },
    },
    { type: "divider" },
    { type: "unsubscribe", attrs: { label: "Leave", align: null } },
    {
      type: "columns",
      content: [
        { type: "column", content: [{ ...paragraph(text("Left")), attrs: { textAlign: "right" } }] },
        { type: "column", content: [paragraph(text("Right"))] },
      ],
    },
    paragraph({ type: "variable", attrs: { name: "employer", fallback: "your team", filter: "upper" } }),
  ];
  editor.commands.setContent({ type: "doc", content: blocks });
  const html = editor.getHTML();
  editor.destroy();
  expect(pasted(html)).toEqual(blocks);
});

it("takes no hostile text out of attributes that only look like ours", () => {
  expect(
    pasted(
      `<p><span data-variable="x}}{{y" data-fallback="a|b">one</span><span data-variable="email" data-filter="evil">two</span></p><ol start="99999999"><li>three</li></ol>`,
    ),
  ).toMatchObject([paragraph(text("onetwo")), { type: "orderedList", attrs: { start: 1 } }]);
});
