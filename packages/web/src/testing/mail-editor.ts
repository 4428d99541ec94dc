import type { TemplateDocument } from "@rookery/server/templates/schema";
import { Editor, type JSONContent } from "@tiptap/core";
import fc from "fast-check";
import { fitDocument } from "../features/templates/editor/fit-document.ts";
import { mailExtensions } from "../features/templates/editor/mail-extensions.ts";

const words = {
  placeholder: "Write here",
  noLabel: "No words yet",
  noAlt: "Not described",
  decorates: "Decoration",
  noAddress: "No address",
  wide: "full width",
};

/** The editor without a page around it. */
export const mailEditor = (document: TemplateDocument, onRefused: () => void = () => {}): Editor =>
  new Editor({
    element: globalThis.document.createElement("div"),
    extensions: mailExtensions(words, onRefused),
    content: fitDocument(document) as JSONContent,
    injectCSS: false,
  });

const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .filter((it) => !it.includes("\u0000"));
const align = fc.constantFrom(null, "left" as const, "center" as const, "right" as const);
const address = fc.oneof(
  text,
  fc.webUrl(),
  fc.constantFrom("javascript:alert(1)", "{{unsubscribe_url}}", ""),
);
const mark = fc.oneof(
  fc.record({
    type: fc.constantFrom("bold" as const, "italic" as const, "underline" as const, "strike" as const),
  }),
  fc.record({ type: fc.constant("link" as const), attrs: fc.record({ href: address }) }),
);
const marks = fc.option(fc.array(mark, { maxLength: 4 }), { nil: undefined });
const inline = fc.oneof(
  fc.record({ type: fc.constant("text" as const), text, marks }),
  fc.record({ type: fc.constant("hardBreak" as const), marks }),
  fc.record({
    type: fc.constant("variable" as const),
    attrs: fc.record({
      name: fc.constantFrom("first_name", "employer", "nick_name"),
      fallback: fc.constantFrom("", "there", "<b>you</b>"),
      filter: fc.constantFrom(null, "upper" as const, "title" as const),
    }),
    marks,
  }),
);
const content = fc.option(fc.array(inline, { maxLength: 4 }), { nil: undefined });
const paragraph = fc.record({
  type: fc.constant("paragraph" as const),
  attrs: fc.option(fc.record({ textAlign: align }), { nil: undefined }),
  content,
});

type List = Extract<TemplateDocument["content"][number], { type: "bulletList" | "orderedList" }>;
function listOf(depth: number): fc.Arbitrary<List> {
  const entry = depth === 1 ? paragraph : fc.oneof({ weight: 2, arbitrary: paragraph }, listOf(depth - 1));
  const items = fc.array(
    fc.record({ type: fc.constant("listItem" as const), content: fc.array(entry, { maxLength: 2 }) }),
    { maxLength: 3 },
  );
  return fc.oneof(
    fc.record({ type: fc.constant("bulletList" as const), content: items }),
    fc.record({
      type: fc.constant("orderedList" as const),
      attrs: fc.record({ start: fc.nat(100) }),
      content: items,
    }),
  );
}

const columnBlock = fc.oneof(
  { weight: 3, arbitrary: paragraph },
  fc.record({
    type: fc.constant("heading" as const),
    attrs: fc.record({ level: fc.constantFrom(1 as const, 2 as const, 3 as const), textAlign: align }),
    content,
  }),
  listOf(4),
  fc.record({
    type: fc.constant("button" as const),
    attrs: fc.record({ label: text, href: address, align }),
  }),
  fc.record({
    type: fc.constant("image" as const),
    attrs: fc.record({
      src: address,
      alt: fc.option(text),
      href: address,
      width: fc.option(fc.integer({ min: 1, max: 600 })),
      align,
    }),
  }),
  fc.record({ type: fc.constant("divider" as const) }),
  fc.record({ type: fc.constant("unsubscribe" as const), attrs: fc.record({ label: text, align }) }),
);
const column = fc.record({
  type: fc.constant("column" as const),
  content: fc.array(columnBlock, { maxLength: 3 }),
});
const columns = fc.record({
  type: fc.constant("columns" as const),
  content: fc.array(column, { minLength: 2, maxLength: 3 }),
});

/** Any document that the server takes. */
export const anyDocument: fc.Arbitrary<TemplateDocument> = fc.record({
  type: fc.constant("doc" as const),
  content: fc.array(fc.oneof({ weight: 4, arbitrary: columnBlock }, columns), { maxLength: 5 }),
});
