import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scriptCapable } from "../../testing/script-capable.ts";
import { htmlDraft } from "../../testing/template-drafts.ts";
import { xssPayloads } from "../../testing/xss-payloads.ts";
import { lintTemplate } from "./lint-template.ts";
import { renderTemplate } from "./render-template.ts";
import { sanitiseHtml } from "./sanitise-html.ts";
import { isFallback, readVariables, variableFilters, variables, writeVariable } from "./templates.rules.ts";
import { templateDraft, type TemplateDraft } from "./templates.schema.ts";

const payload = fc.constantFrom(...xssPayloads.map((each) => each.payload.replaceAll("\u0000", "")));
const words = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    payload,
    fc.constantFrom(...variables).map((name) => `Hi {{${name}|<b>}}`),
  )
  .filter((text) => text.isWellFormed() && !text.includes("\u0000"));
const some = words.filter((text) => text !== "");
const short = words.map((text) => text.slice(0, 90).toWellFormed());
const align = fc.constantFrom("left", "center", "right", null);

const mark = fc.oneof(
  fc.record({ type: fc.constantFrom("bold", "italic", "underline", "strike") }),
  fc.record({ type: fc.constant("link"), attrs: fc.record({ href: words }) }),
);
const marks = fc.array(mark, { maxLength: 4 });
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
const use = fc.record({
  name: fc.oneof(name, fc.constantFrom(...variables)),
  fallback: short.filter(isFallback),
  filter: fc.constantFrom(...variableFilters, null),
});
const inline = fc.oneof(
  fc.record({ type: fc.constant("text"), text: some, marks }),
  fc.record({ type: fc.constant("hardBreak"), marks }),
  fc.record({ type: fc.constant("variable"), attrs: use, marks }),
);
const inlines = fc.array(inline, { maxLength: 4 });
const paragraph = fc.record({ type: fc.constant("paragraph"), content: inlines });
const item = (entry: fc.Arbitrary<unknown>) =>
  fc.record({ type: fc.constant("listItem"), content: fc.array(entry, { maxLength: 3 }) });
const listOf = (entry: fc.Arbitrary<unknown>) =>
  fc.record({
    type: fc.constantFrom("bulletList", "orderedList"),
    content: fc.array(item(entry), { maxLength: 3 }),
  });
const columnBlock = fc.oneof(
  paragraph,
  fc.record({
    type: fc.constant("heading"),
    attrs: fc.record({ level: fc.constantFrom(1, 2, 3), textAlign: align }),
    content: inlines,
  }),
  listOf(fc.oneof(paragraph, listOf(paragraph))),
  fc.record({ type: fc.constant("button"), attrs: fc.record({ label: short, href: words, align }) }),
  fc.record({
    type: fc.constant("image"),
    attrs: fc.record({
      src: words,
      alt: fc.option(words),
      href: words,
      width: fc.option(fc.integer({ min: 1, max: 600 })),
      align,
    }),
  }),
  fc.record({ type: fc.constant("divider") }),
  fc.record({ type: fc.constant("unsubscribe"), attrs: fc.record({ label: short, align }) }),
);
const column = fc.record({ type: fc.constant("column"), content: fc.array(columnBlock, { maxLength: 3 }) });
const columns = fc.record({
  type: fc.constant("columns"),
  content: fc.array(column, { minLength: 2, maxLength: 3 }),
});
const line = short.map((text) => text.replace(/\p{Cc}/gu, ""));
const blocks = fc.record({
  kind: fc.constant("blocks"),
  document: fc.record({
    type: fc.constant("doc"),
    content: fc.array(fc.oneof(columnBlock, columns), { maxLength: 5 }),
  }),
});
const tag = fc.oneof(
  some,
  fc.constantFrom(
    ..."< > / \" ' = & ; <!-- --> <style> </style> <p <a href= </ <table> <td> <svg> <b> </b> style= {{".split(
      " ",
    ),
  ),
);
const html = fc.record({
  kind: fc.constant("html"),
  html: fc.array(tag, { maxLength: 25 }).map((all) => all.join("")),
});
const draft: fc.Arbitrary<TemplateDraft> = fc
  .record({
    subject: line,
    previewText: line,
    source: fc.oneof(blocks, html),
    text: fc.option(words),
  })
  .map((each) => templateDraft.parse(each));
const values = fc.record(
  Object.fromEntries(variables.map((each) => [each, words])) as Record<
    (typeof variables)[number],
    typeof words
  >,
  { requiredKeys: [] },
);

describe("any template", () => {
  test("reads back each variable that was written", () => {
    fc.assert(
      fc.property(use, some, (written, around) => {
        const plain = around.replace(/[{}]/g, "");
        const fallback = written.fallback.trim();
        const expected = { ...written, fallback };
        expect(readVariables(writeVariable(expected))).toEqual([expected]);
        const parts = readVariables(`${plain}${writeVariable(expected)}${plain}`);
        expect(parts).toEqual(plain === "" ? [expected] : [plain, expected, plain]);
      }),
    );
  });

  test("becomes a mail with nothing in it that runs", () => {
    fc.assert(
      fc.property(draft, values, fc.boolean(), (made, known, marksGaps) => {
        const mail = renderTemplate(made, known, { marksGaps });
        expect(scriptCapable(mail.html)).toEqual([]);
        expect(mail.subject).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 300 },
    );
  });

  test("is linted", () => {
    fc.assert(
      fc.property(draft, (made) => {
        expect(Array.isArray(lintTemplate(made))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("keeps its source as it is", () => {
    fc.assert(
      fc.property(draft, values, (made, known) => {
        const before = structuredClone(made);
        renderTemplate(made, known);
        lintTemplate(made);
        expect(made).toEqual(before);
      }),
    );
  });

  // Elements that HTML does not nest may be untangled once more, and then they are.
  test("once harmless stays so, and comes to rest", () => {
    fc.assert(
      fc.property(html, ({ html: source }) => {
        const twice = sanitiseHtml(sanitiseHtml(source));
        expect(sanitiseHtml(twice)).toBe(twice);
        for (const looked of [sanitiseHtml(source), twice])
          expect(scriptCapable(renderTemplate(htmlDraft(looked), {}).html)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
