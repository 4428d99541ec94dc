import { expect, test } from "vitest";
import { sourceOfTemplate } from "./render-template.ts";
import type { TemplateDraft } from "./templates.schema.ts";

const draft: TemplateDraft = {
  subject: "Hi {{first_name|there}}",
  previewText: "",
  source: {
    kind: "blocks",
    document: {
      type: "doc",
      content: [
        {
          type: "paragraph",
          attrs: { textAlign: null },
          content: [
            { type: "text", text: "kept0q " },
            { type: "variable", attrs: { name: "name", fallback: `"<b>"`, filter: "upper" } },
          ],
        },
        {
          type: "button",
          attrs: { label: "Go, {{name}}", href: "https://x.example/?n={{name|nobody}}", align: null },
        },
        { type: "unsubscribe", attrs: { label: "Out", align: null } },
      ],
    },
  },
  text: null,
};

test("a draft that somebody goes on with by hand keeps its variables, in texts and in links", () => {
  const { html, text } = sourceOfTemplate(draft);
  expect(html).toContain("Hi {{first_name|there}}");
  expect(html).toContain("kept0q {{name|&quot;&lt;b&gt;&quot;|upper}}");
  expect(html).toContain("Go, {{name}}");
  expect(html).toContain(`href="https://x.example/?n={{name|nobody}}"`);
  expect(html).toContain(`href="{{unsubscribe_url}}"`);
  expect(html).not.toMatch(/keptx|\.invalid/);
  expect(text).toContain(`kept0q {{name|"<b>"|upper}}`);
  expect(text).toContain("{{unsubscribe_url}}");
  expect(text).not.toMatch(/keptx|\.invalid/);
});

test("the HTML of a draft, taken as its source, makes the same mail again", () => {
  const { html } = sourceOfTemplate(draft);
  const again = sourceOfTemplate({ ...draft, source: { kind: "html", html } });
  expect(again.text.replaceAll(/\s+/g, " ")).toBe(sourceOfTemplate(draft).text.replaceAll(/\s+/g, " "));
});
