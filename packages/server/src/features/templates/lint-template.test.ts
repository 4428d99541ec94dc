import { describe, expect, test } from "vitest";
import { blocksDraft, htmlDraft, wholeMail } from "../../testing/template-drafts.ts";
import type { FindingRule } from "./finding.ts";
import { lintTemplate } from "./lint-template.ts";
import { SOURCE_MAX, type Block, type ColumnBlock, type TemplateDraft } from "./templates.schema.ts";

const unsubscribe: Block = { type: "unsubscribe", attrs: { label: "Unsubscribe", align: null } };
const draftOf = (...content: Block[]) => blocksDraft(...content, unsubscribe);
const paragraph = (text: string, href?: string): ColumnBlock => ({
  type: "paragraph",
  content: [
    { type: "text", text, ...(href === undefined ? {} : { marks: [{ type: "link", attrs: { href } }] }) },
  ],
});
const image = (alt: string | null, src = "https://x.example/a.png"): ColumnBlock => ({
  type: "image",
  attrs: { src, alt, href: "", width: null, align: null },
});
const html = (source: string) => htmlDraft(`${source}<a href="{{unsubscribe_url}}">Leave</a>`);
const rulesOf = (draft: TemplateDraft) => lintTemplate(draft).map(({ rule }) => rule);
const found = (draft: TemplateDraft, rule: FindingRule) =>
  lintTemplate(draft).filter((each) => each.rule === rule);
const enough = paragraph("word ".repeat(30));

test("a mail that is as it should be is not talked about", () => {
  expect(lintTemplate(wholeMail)).toEqual([]);
  expect(lintTemplate(html("<p>Hello {{first_name|there}}</p>"))).toEqual([]);
});

describe("a subject", () => {
  test("is asked for", () => {
    expect(found({ ...wholeMail, subject: " " }, "subject_empty")).toEqual([
      { rule: "subject_empty", severity: "error", place: "subject", details: {} },
    ]);
  });

  test("is counted as a reader counts, with its defaults", () => {
    const subject = `{{first_name|${"👩‍👩‍👧".repeat(10)}}} ${"a".repeat(50)}`;
    expect(found({ ...wholeMail, subject }, "subject_long")).toMatchObject([
      { details: { length: 61, shown: 60 } },
    ]);
    expect(found({ ...wholeMail, subject: subject.slice(0, -1) }, "subject_long")).toEqual([]);
  });
});

describe("a variable", () => {
  test.each([
    ["first_nam", "first_name"],
    ["firstname", "first_name"],
    ["company", "employer"],
    ["emial", "email"],
    ["unsubscribe_link", "unsubscribe_url"],
  ])("%s may have been meant as %s", (name, suggestion) => {
    const draft = { ...draftOf(paragraph(`{{${name}|x}}`)), previewText: `{{${name}|x}}` };
    expect(found(draft, "unknown_variable")).toMatchObject([
      { place: "preview", details: { name, suggestion } },
      { place: "body", details: { name, suggestion } },
    ]);
  });

  test("that is like no other is told without a guess", () => {
    expect(found(html("{{shoe_size}}"), "unknown_variable")).toMatchObject([
      { details: { name: "shoe_size" } },
    ]);
    expect(found(html("{{shoe_size}}"), "unknown_variable")[0]?.details).not.toHaveProperty("suggestion");
  });

  test("that a lead may lack wants a default, told once a place", () => {
    const draft = {
      ...draftOf(paragraph("{{name}} {{name}} {{email}} {{last_name|x}}")),
      subject: "{{name}}",
    };
    expect(found(draft, "missing_default")).toMatchObject([
      { place: "subject", details: { name: "name" } },
      { place: "body", details: { name: "name" } },
    ]);
  });

  test("is found in chips, links, pictures, attributes and own plain text", () => {
    const chip: Block = {
      type: "paragraph",
      content: [{ type: "variable", attrs: { name: "a_chip", fallback: "", filter: null } }],
    };
    const draft = {
      ...draftOf(chip, paragraph("x", "https://x.example/{{in_link}}"), image("{{in_image}}")),
      text: "{{in_text}} {{unsubscribe_url}} https://x.example/{{in_link}} {{a_chip}} {{in_image}}",
    };
    const names = (of: TemplateDraft) => found(of, "unknown_variable").map(({ details }) => details["name"]);
    expect(new Set(names(draft))).toEqual(new Set(["a_chip", "in_link", "in_image", "in_text"]));
    expect(names(html(`<p title="{{in_title|"x"}}" style="color:{{in_style}}">x</p>`))).toEqual([
      "in_title",
      "in_style",
    ]);
  });

  test("that cannot be read would be sent with its braces", () => {
    expect(found(draftOf(paragraph("Hi {{First name}}, how are you")), "unreadable_variable")).toMatchObject([
      { severity: "error", details: { text: "{{First name}}, how are you" } },
    ]);
  });
});

describe("the way out", () => {
  test("is asked for", () => {
    expect(rulesOf(blocksDraft(enough))).toContain("missing_unsubscribe");
    expect(rulesOf(htmlDraft("<p>x</p>"))).toContain("missing_unsubscribe");
  });

  test("may be a link of one's own", () => {
    expect(rulesOf(blocksDraft(paragraph("Leave", "{{unsubscribe_url}}")))).not.toContain(
      "missing_unsubscribe",
    );
  });
});

describe("a link", () => {
  const linkRules = (href: string) => [
    rulesOf(draftOf(paragraph("Words", href))),
    rulesOf(html(`<a href="${href.replaceAll('"', "&quot;")}">Words</a>`)),
  ];

  test.each([
    "",
    " ",
    "#",
    "a.html",
    "/a",
    "//x.example/",
    "htp://x.example",
    "https://",
    "mailto:",
    "ftp://x.example/",
  ])("%j is broken", (href) => {
    expect(linkRules(href)).toEqual([["broken_link"], ["broken_link"]]);
  });

  test.each([
    "javascript:x()",
    "JAVA\tSCRIPT:x()",
    " \u0001javascript:x()",
    "data:text/html,x",
    "vbscript:x",
    "java\u200bscript:x",
  ])("%j is a script", (href) => {
    expect(linkRules(href)).toEqual([["script_link"], ["script_link"]]);
  });

  test.each([
    "https://x.example/{{first_name|a}}",
    "mailto:a@x.example",
    "tel:+34600",
    "{{unsubscribe_url}}",
  ])("%s is as it should be", (href) => {
    expect(linkRules(href)).toEqual([[], []]);
  });

  test("without an address leads nowhere, an anchor to jump to is none", () => {
    expect(rulesOf(html("<a>x</a>"))).toEqual(["broken_link"]);
    expect(rulesOf(html('<a name="top"></a>'))).toEqual([]);
  });

  test.each([
    ["http://x.example/", "Words", "insecure_link"],
    ["https://bit.ly/x", "Words", "spammy_short_link"],
    ["https://evil.example.net/", "www.mybank.com", "spammy_other_host"],
    ["https://mybank.com.evil.net/", "https://mybank.com/login", "spammy_other_host"],
  ] as const)("%s as “%s”: %s", (href, label, rule) => {
    expect(rulesOf(draftOf(paragraph(label, href)))).toEqual([rule]);
  });

  test.each([
    ["https://login.mybank.com/", "mybank.com"],
    ["https://x.example/", "Node.js"],
    ["mailto:a@mybank.com", "a@mybank.com"],
  ])("%s may be called “%s”", (href, label) => {
    expect(rulesOf(draftOf(paragraph(label, href)))).toEqual([]);
  });
});

describe("an image", () => {
  test("is described, or said to decorate", () => {
    expect(rulesOf(draftOf(enough, image(null), image("")))).toEqual(["image_without_alt"]);
    expect(rulesOf(html(`${"word ".repeat(30)}<img src="https://x.example/a.png">`))).toEqual([
      "image_without_alt",
    ]);
  });

  test("has words beside it", () => {
    expect(rulesOf(draftOf(image("A map"), paragraph("Few words")))).toEqual(["image_heavy"]);
  });

  test("can be fetched", () => {
    expect(rulesOf(draftOf(enough, image("A map", "map.png")))).toEqual(["broken_image"]);
  });
});

describe("HTML", () => {
  test("that Gmail would cut is told with its size as it is sent", () => {
    const [large] = found(html(`<p>${"ñ".repeat(60_000)}</p>`), "too_large");
    expect(large?.details["sizeBytes"]).toBeGreaterThan(120_000);
    expect(large?.details["kilobytes"]).toBe(Math.ceil(Number(large?.details["sizeBytes"]) / 1024));
    expect(rulesOf(html(`<p>${"ñ".repeat(40_000)}</p>`))).toEqual([]);
  });

  test("that is too deep is told so", () => {
    expect(rulesOf(html("<div>".repeat(201)))).toContain("too_deep");
    expect(rulesOf(html(`${"<div>".repeat(150)}x${"</div>".repeat(150)}`))).toEqual([]);
  });

  test("that is never closed, that no mail keeps, or that only Outlook reads is named", () => {
    expect(found(html("<div><b>x<br><p>y<li>z"), "html_unclosed")).toMatchObject([
      { details: { elements: "b, div" } },
    ]);
    expect(found(html("<form><input></form><script>x</script>"), "elements_left_out")).toMatchObject([
      { details: { elements: "form, input, script" } },
    ]);
    expect(rulesOf(html("<!--[if mso]><p>x</p><![endif]-->"))).toEqual(["outlook_comments_left_out"]);
  });
});

describe("what junk mail does", () => {
  test.each([
    ["GRAN OFERTA DE HOY", "spammy_capitals"],
    ["Great news!!", "spammy_exclamation"],
    ["One! Two!", "spammy_exclamation"],
    ["RE: our meeting", "spammy_false_reply"],
    ["fwd: invoice", "spammy_false_reply"],
    ["TR\u00a0: facture", "spammy_false_reply"],
    ["Earn money at home", "spammy_money"],
    ["Ingresos extra sin esfuerzo", "spammy_money"],
    ["Last chance to join", "spammy_urgency"],
    ["Última oportunidad", "spammy_urgency"],
    ["Aujourd’hui seulement", "spammy_urgency"],
  ])("“%s”: %s", (subject, rule) => {
    expect(found({ ...wholeMail, subject }, rule as FindingRule)).toMatchObject([{ place: "subject" }]);
  });

  test.each([
    "News for {{first_name|YOU}}",
    "IBM and SAP",
    "Really!",
    "Regarding our meeting",
    "Blast chances",
    "你好世界你好世界你好",
  ])("“%s” does not", (subject) => {
    expect(lintTemplate({ ...wholeMail, subject })).toEqual([]);
  });

  test("is found in the text as well", () => {
    expect(found(draftOf(paragraph("Buy. Act now.")), "spammy_urgency")).toMatchObject([
      { place: "body", details: { phrase: "act now" } },
    ]);
  });
});

describe("a plain text of one's own", () => {
  const draft = draftOf(
    paragraph("{{first_name|there}}, these words are written for everybody that comes along"),
    paragraph(
      "which several persons have wanted before, asking often about other gardens, flowers and trees",
    ),
    paragraph("More", "https://x.example/"),
  );
  const own =
    "{{first_name|there}}, these words are written for everybody: gardens, flowers, trees, persons.";

  test("says what the mail says", () => {
    expect(lintTemplate({ ...draft, text: `${own} https://x.example {{unsubscribe_url}}` })).toEqual([]);
  });

  test("misses links and variables that the mail has", () => {
    const text = own.replace("{{first_name|there}}", "Hello");
    expect(lintTemplate({ ...draft, text })).toMatchObject([
      { rule: "text_lacks_link", place: "text", details: { link: "https://x.example" } },
      { rule: "text_lacks_link", details: { link: "{{unsubscribe_url}}" } },
      { rule: "text_lacks_variable", details: { name: "first_name" } },
    ]);
  });

  test("says something else", () => {
    const text = "{{first_name|there}} https://x.example {{unsubscribe_url}} Lorem ipsum";
    expect(lintTemplate({ ...draft, text }).map(({ rule }) => rule)).toEqual(["text_unlike"]);
  });
});

describe("a source as large as one may be", () => {
  const full = (piece: string) => htmlDraft(piece.repeat(Math.floor(SOURCE_MAX / piece.length)));

  test("is not told of more than a reader can mend", () => {
    const draft = htmlDraft(
      Array.from({ length: 5_000 }, (_, at) => `<a href="/${at}">x{{v${at}}}</a>`).join(""),
    );
    expect(found(draft, "broken_link")).toHaveLength(8);
    expect(found(draft, "unknown_variable")).toHaveLength(8);
  });

  test.each([
    "<",
    "<!--",
    "</b>",
    "<a href='x'>",
    "<p><b a=1>",
    "{{",
    "{{a}}",
    "!",
    "earn ",
    "&lt",
    "<img alt=x>",
    "a.b/",
  ])("is linted where it is all %j", (piece) => {
    const text = piece.repeat(200_000 / piece.length);
    expect(lintTemplate({ ...full(piece), text }).length).toBeGreaterThan(0);
  });
});
