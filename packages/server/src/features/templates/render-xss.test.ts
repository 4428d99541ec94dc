import { describe, expect, test } from "vitest";
import { scriptCapable } from "../../testing/script-capable.ts";
import { blocksDraft, htmlDraft } from "../../testing/template-drafts.ts";
import { xssPayloads } from "../../testing/xss-payloads.ts";
import { renderTemplate } from "./render-template.ts";
import { sanitiseHtml } from "./sanitise-html.ts";
import type { TemplateDraft } from "./templates.schema.ts";

const paragraph = (text: string, ...hrefs: string[]) =>
  blocksDraft({
    type: "paragraph",
    content: [
      { type: "text", text, marks: hrefs.map((href) => ({ type: "link", attrs: { href } }) as const) },
    ],
  });
const image = (attrs: { src?: string; alt?: string; href?: string }) =>
  blocksDraft({
    type: "image",
    attrs: { src: "https://x.example/x.png", alt: "", href: "", width: null, align: null, ...attrs },
  });
const plain = paragraph("x");

/** Each place of a draft that somebody can write into. */
const places: Record<string, (payload: string) => TemplateDraft> = {
  text: (payload) => paragraph(payload),
  link: (payload) => paragraph("x", payload),
  heading: (text) =>
    blocksDraft({ type: "heading", attrs: { level: 1, textAlign: null }, content: [{ type: "text", text }] }),
  button: (label) => blocksDraft({ type: "button", attrs: { label, href: label, align: null } }),
  "image source": (src) => image({ src }),
  "image text": (alt) => image({ alt }),
  "image link": (href) => image({ href }),
  "unsubscribe label": (label) => blocksDraft({ type: "unsubscribe", attrs: { label, align: null } }),
  default: (fallback) =>
    blocksDraft({
      type: "paragraph",
      content: [{ type: "variable", attrs: { name: "name", fallback, filter: null } }],
    }),
  subject: (subject) => ({ ...plain, subject }),
  "preview text": (previewText) => ({ ...plain, previewText }),
  html: htmlDraft,
  // With rules to put at elements, so that it is read and written once more.
  "html with a style sheet": (payload) =>
    htmlDraft(`<style>p,td{color:red}</style>${payload}<p title="JUICE_CODE_BLOCK_0_">x</p>`),
  "html attribute": (payload) => htmlDraft(`<p title="${payload}">x</p><a href='${payload}'>x</a>`),
  "html style": (payload) => htmlDraft(`<style>p{color:${payload}}</style><p style="color:${payload}">x</p>`),
};

const filled: Record<string, TemplateDraft> = {
  blocks: paragraph("{{first_name}} {{first_name||upper}}", "https://x.example/{{first_name}}"),
  "a whole link": paragraph("x", "{{unsubscribe_url}}"),
  "a link's begin": paragraph("x", "{{first_name}}"),
  "an image": image({ alt: "{{first_name}}", src: "{{first_name}}" }),
  "a subject": { ...plain, subject: "{{first_name}}", previewText: "{{first_name}}" },
  html: htmlDraft(
    `<style>p{color:{{first_name}}}</style><p class=x title={{first_name}} style="color:{{first_name}}">{{first_name}}</p>
    <a href="{{unsubscribe_url}}" title='{{first_name}}'>x</a><a href="{{first_name}}">x</a><img alt="{{first_name}}" {{first_name}}>`,
  ),
};

describe.each(xssPayloads)("$kind: $payload", ({ payload }) => {
  test.each(Object.entries(places))("stays words as %s", (_, draftOf) => {
    const { html, subject } = renderTemplate(draftOf(payload), {}, { marksGaps: true });
    expect(scriptCapable(html)).toEqual([]);
    expect(subject).not.toMatch(/[\r\n]/);
  });

  test.each(Object.entries(filled))("stays words as a value in %s", (_, draft) => {
    const { html, subject } = renderTemplate(draft, { first_name: payload, unsubscribe_url: payload });
    expect(scriptCapable(html)).toEqual([]);
    expect(subject).not.toMatch(/[\r\n]/);
  });

  test("leaves nothing that reading it again would change", () => {
    const once = sanitiseHtml(payload);
    expect(sanitiseHtml(once)).toBe(once);
  });
});

test("runs where nothing holds it, so that the look for it is not blind", () => {
  const loose = (kind: string) =>
    xssPayloads.filter((each) => each.kind === kind && scriptCapable(`<p>${each.payload}</p>`).length > 0);
  const kinds = new Set(xssPayloads.map(({ kind }) => kind));
  expect([...kinds].filter((kind) => loose(kind).length === 0)).toEqual([]);
  expect([...kinds].flatMap(loose).length).toBeGreaterThan(150);
});
