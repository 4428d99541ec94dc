import type { TemplateDocument } from "@rookery/server/templates/schema";
import { expect, it } from "vitest";
import { mailEditor } from "../../../testing/mail-editor.ts";

const payloads = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  `"><img src=x onerror=alert(1)>`,
  `'><svg onload=alert(1)>`,
  "<script>alert(1)</script>",
  "https://evil.test/x.png",
  "//evil.test/x.png",
  "{{first_name}}<iframe srcdoc='<script>alert(1)</script>'>",
];

const hostile = (evil: string): TemplateDocument => ({
  type: "doc",
  content: [
    {
      type: "paragraph",
      content: [
        { type: "text", text: evil, marks: [{ type: "link", attrs: { href: evil } }] },
        {
          type: "variable",
          attrs: { name: "first_name", fallback: "<img src=x onerror=alert(1)>", filter: null },
        },
      ],
    },
    { type: "button", attrs: { label: evil, href: evil, align: null } },
    { type: "image", attrs: { src: evil, alt: evil, href: evil, width: null, align: null } },
    { type: "unsubscribe", attrs: { label: evil, align: null } },
  ],
});

/** All that the editor itself makes; nothing else may come into being out of somebody's words. */
const elements = new Set(["P", "A", "DIV", "SPAN", "BR", "IMG"]);
const live = /^on|^srcdoc|^style|^action|^formaction|^xlink/;
const followed = new Set(["http:", "https:", "mailto:", "tel:"]);

it.each(payloads)("shows %j as words: nothing that runs, loads or leads there", (evil) => {
  const editor = mailEditor(hostile(evil));
  const found = [...editor.view.dom.querySelectorAll("*")];
  expect(found.length).toBeGreaterThan(8);
  expect(found.filter((element) => !elements.has(element.tagName))).toEqual([]);
  // ProseMirror puts an empty picture behind an atom at the end of a line.
  expect(found.filter((element) => element.hasAttribute("src"))).toEqual([]);
  const attributes = found.flatMap((element) => Array.from(element.attributes));
  expect(attributes.filter(({ name }) => live.test(name)).map(({ name }) => name)).toEqual([]);
  const leads = attributes.filter(({ name }) => name === "href").map(({ value }) => new URL(value).protocol);
  expect(leads.filter((scheme) => !followed.has(scheme))).toEqual([]);
  expect(JSON.stringify(editor.getJSON())).toContain(JSON.stringify(evil).slice(1, -1));
  editor.destroy();
});

it("leads only where a mail may, and tells the other side nothing", () => {
  const editor = mailEditor(hostile("https://example.com/a"));
  const link = editor.view.dom.querySelector("a");
  expect(link?.getAttribute("href")).toBe("https://example.com/a");
  expect(link?.rel).toBe("noopener noreferrer nofollow");
  editor.destroy();
});
