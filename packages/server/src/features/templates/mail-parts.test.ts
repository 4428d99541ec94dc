import { simpleParser } from "mailparser";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { describe, expect, test } from "vitest";
import { blocksDraft, htmlDraft, wholeMail } from "../../testing/template-drafts.ts";
import { renderTemplate, type RenderedMail } from "./render-template.ts";
import type { TemplateDraft } from "./templates.schema.ts";

async function sendAndRead({ subject, html, text }: RenderedMail) {
  const raw = await new MailComposer({ from: "a@x.example", to: "b@x.example", subject, html, text })
    .compile()
    .build();
  return simpleParser(raw);
}

const long = "Ein sehr langer Satz ohne Ende, 日本語, مرحبا, 👩‍👩‍👧 ".repeat(40);
const drafts: [string, TemplateDraft][] = [
  ["one of everything", wholeMail],
  [
    "a long line in many scripts",
    blocksDraft({ type: "paragraph", content: [{ type: "text", text: long }] }),
  ],
  ["HTML that somebody wrote", htmlDraft(`<style>p{color:red}</style><p>Zażółć\n.\n..\nFrom here</p>`)],
  ["own words for the text", { ...wholeMail, text: "Hola {{first_name|tú}},\n\n.\nFrom: nobody\n" }],
  ["an empty draft", { ...blocksDraft(), subject: "" }],
];

describe("a mail parser that nobody here wrote", () => {
  test.each(drafts)("finds what was put in: %s", async (_, draft) => {
    const mail = renderTemplate(draft, { first_name: "Ñandú", unsubscribe_url: "https://x.example/u/1" });
    const parsed = await sendAndRead(mail);
    expect(parsed.subject ?? "").toBe(mail.subject);
    expect(parsed.html).toBe(mail.html);
    expect((parsed.text ?? "").trimEnd()).toBe(mail.text.trimEnd());
  });

  test("finds no header that a value brought along", async () => {
    const draft = { ...blocksDraft(), subject: "Hi {{first_name}}" };
    const parsed = await sendAndRead(
      renderTemplate(draft, { first_name: "a\r\nBcc: x@evil.example\r\n\r\nbody" }),
    );
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.subject).toBe("Hi a Bcc: x@evil.example body");
  });
});

describe("the plain-text part", () => {
  const textOf = (draft: TemplateDraft) =>
    renderTemplate(draft, { first_name: "Ana", unsubscribe_url: "https://x.example/u/1" }).text;

  test("names links, pictures and the way out, and shouts at nobody", () => {
    const html =
      '<h1>Big news</h1><p>See <a href="https://x.example/a">our site</a> or <a href="https://x.example/">https://x.example/</a></p>' +
      '<img src="https://x.example/a.png" alt="A map"><img src="https://x.example/b.png" alt=""><a href="{{unsubscribe_url}}">Leave</a>';
    expect(textOf(htmlDraft(html))).toBe(
      "Big news\n\nSee our site (https://x.example/a) or https://x.example/\n\nA map Leave (https://x.example/u/1)",
    );
  });

  test("has lines of 78 characters at most, but for links that are longer", () => {
    const lines = textOf(htmlDraft(`<p>${"word ".repeat(200)}</p>`)).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78);
    const link = `https://x.example/${"a".repeat(100)}`;
    expect(textOf(htmlDraft(`<a href="${link}">x</a>`))).toContain(link);
  });

  test("has no preview text of its own", () => {
    expect(textOf({ ...htmlDraft("<p>x</p>"), previewText: "Preview" })).toBe("x");
  });

  test("is somebody's own words where there are any, nothing of them escaped", () => {
    expect(textOf({ ...htmlDraft("<p>x</p>"), text: "Hi {{first_name}} <3 & {{last_name|you}}" })).toBe(
      "Hi Ana <3 & you",
    );
    expect(textOf({ ...htmlDraft("<p>x</p>"), text: "" })).toBe("");
  });
});

describe("a whole mail", () => {
  test("says its language, its letters and that it knows the dark", () => {
    const { html, sizeBytes } = renderTemplate(
      { ...wholeMail, previewText: "A <b> & c" },
      {},
      { lang: "es" },
    );
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="es">\n<head>\n<meta charset="utf-8">/);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain("@media (prefers-color-scheme:dark)");
    expect(html).toContain("A &lt;b&gt; &amp; c&#847;");
    expect(sizeBytes).toBe(Buffer.byteLength(html));
  });

  test("has one style element, and every other look at its element", () => {
    const { html } = renderTemplate(wholeMail, {});
    expect(html.replace(/<!--.*?-->/gs, "").match(/<style/g)).toHaveLength(1);
    expect(html).not.toContain("<link");
  });
});
