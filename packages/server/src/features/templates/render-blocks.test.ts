import { describe, expect, test } from "vitest";
import { blocksDraft, wholeMail } from "../../testing/template-drafts.ts";
import type { VariableValues } from "./fill-variables.ts";
import { renderBlocks } from "./render-blocks.ts";
import { renderTemplate } from "./render-template.ts";
import type { Block, ColumnBlock, Inline, InlineMark } from "./templates.schema.ts";

const values: VariableValues = {
  first_name: "ana maría",
  employer: "Ruiz & Söhne <GmbH>",
  sender_name: "Marta Ruiz",
  unsubscribe_url: "https://rookery.example/u/abc?x=1&y=2",
};
const render = (content: Block[], marksGaps = false) =>
  renderBlocks({ values, marksGaps, gaps: new Set() }, { type: "doc", content });

const text = (words: string, ...marks: InlineMark[]): Inline => ({ type: "text", text: words, marks });
const link = (href: string): InlineMark => ({ type: "link", attrs: { href } });
const paragraph = (...content: Inline[]) => ({ type: "paragraph" as const, content });
const variable = (name: string, fallback = "", filter: "title" | null = null): Inline => ({
  type: "variable",
  attrs: { name, fallback, filter },
});
const image = (attrs: object = {}): ColumnBlock => ({
  type: "image",
  attrs: { src: "https://images.example/a.png", alt: "A map", href: "", width: null, align: null, ...attrs },
});
const button = (href: string, align: "center" | null = null): ColumnBlock => ({
  type: "button",
  attrs: { label: "Read <more>", href, align },
});

const golden: Record<string, Block[]> = {
  heading: ([1, 2, 3] as const).map((level) => ({
    type: "heading",
    attrs: { level, textAlign: level === 2 ? "center" : null },
    content: [text(`Level ${level} & more`)],
  })),
  paragraph: [
    paragraph(
      text("Bold", { type: "bold" }),
      text(", "),
      text("italic", { type: "italic" }),
      text(", "),
      text("underlined", { type: "underline" }),
      text(", "),
      text("struck", { type: "strike" }),
      text(", "),
      text("all at once", { type: "strike" }, { type: "underline" }, { type: "italic" }, { type: "bold" }),
      { type: "hardBreak" },
      text("a ", link("https://rookery.example/a?b=1&c=2")),
      text("link", link("https://rookery.example/a?b=1&c=2"), { type: "bold" }),
      text(" and <b>no tag</b>."),
    ),
    { type: "paragraph", attrs: { textAlign: "right" }, content: [text("To the right")] },
    paragraph(),
  ],
  lists: [
    {
      type: "bulletList",
      content: [
        { type: "listItem", content: [paragraph(text("One"))] },
        {
          type: "listItem",
          content: [
            paragraph(text("Two")),
            {
              type: "orderedList",
              attrs: { start: 3 },
              content: [{ type: "listItem", content: [paragraph(text("Three"))] }],
            },
          ],
        },
      ],
    },
  ],
  button: [button("https://rookery.example/?a=1&b=2"), button("mailto:hello@rookery.example", "center")],
  image: [
    image({ href: "https://rookery.example/", alt: 'A "map"' }),
    image({ width: 120, align: "right", alt: null }),
  ],
  divider: [{ type: "divider" }],
  columns: [
    {
      type: "columns",
      content: [
        { type: "column", content: [image({ width: 400 }), paragraph(text("Left"))] },
        { type: "column", content: [paragraph(text("Middle"))] },
        { type: "column", content: [button("https://rookery.example/")] },
      ],
    },
  ],
  unsubscribe: [{ type: "unsubscribe", attrs: { label: "Unsubscribe", align: "center" } }],
  variable: [
    paragraph(
      variable("first_name", "there", "title"),
      text(" of {{employer|nobody}}, {{last_name|you}}"),
      variable("name"),
    ),
    paragraph(text("Hello", link("https://rookery.example/?of={{employer}}"))),
  ],
};

describe("a block as a mail client gets it", () => {
  test.each(Object.entries(golden))("%s", async (name, blocks) => {
    await expect(`${render(blocks)}\n`).toMatchFileSnapshot(`golden/${name}.html`);
  });

  test("among others, in a whole mail", async () => {
    const { html, text: plain } = renderTemplate(wholeMail, values);
    await expect(html).toMatchFileSnapshot("golden/whole-mail.html");
    await expect(`${plain}\n`).toMatchFileSnapshot("golden/whole-mail.txt");
  });
});

describe("links and pictures", () => {
  test.each([
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "data:text/html,x",
    "//x.example",
    "x.html",
    "",
  ])("%j is no place to lead to: the words stay", (href) => {
    const html = render([paragraph(text("Words", link(href))), button(href)]);
    expect(html).toContain("Words");
    expect(html).toContain("Read &lt;more&gt;");
    expect(html).not.toContain("<a");
  });

  test.each(["https://x.example/", "http://x.example/", "mailto:a@x.example", "tel:+34600000000"])(
    "%s is one",
    (href) => {
      expect(render([paragraph(text("Words", link(href)))])).toContain(`href="${href}"`);
    },
  );

  test.each(["mailto:a@x.example", "data:image/png;base64,AAAA", "javascript:1", "a.png"])(
    "a picture from %s is left out",
    (src) => {
      expect(render([image({ src })])).not.toContain("<img");
    },
  );

  test("a picture is never wider than its place", () => {
    expect(render([image({ width: 600 })])).toContain('width="520"');
    expect(render([image({ width: 80 })])).toContain('width="80"');
  });
});

test("who writes from right to left is asked word by word, not once for the mail", () => {
  const { html } = renderTemplate(blocksDraft(paragraph(text("مرحبا"))), {}, { lang: "ar" });
  expect(html).toContain('<html lang="ar">');
  expect(html).toContain('<p dir="auto"');
});
