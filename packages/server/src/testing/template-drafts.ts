import { templateDraft, type Block, type TemplateDraft } from "../features/templates/templates.schema.ts";

const empty = { subject: "Subject", previewText: "", text: null };

/** A draft of these blocks, taken as they are: also what the schema would refuse. */
export const blocksDraft = (...content: Block[]): TemplateDraft => ({
  ...empty,
  source: { kind: "blocks", document: { type: "doc", content } },
});

export const htmlDraft = (html: string): TemplateDraft => ({ ...empty, source: { kind: "html", html } });

const text = (words: string, ...marks: object[]) => ({ type: "text", text: words, marks });
const paragraph = (...content: object[]) => ({ type: "paragraph", attrs: { textAlign: null }, content });
const heading = (level: number, words: string) => ({
  type: "heading",
  attrs: { level, textAlign: null },
  content: [text(words)],
});
const item = (...content: object[]) => ({ type: "listItem", content: [paragraph(...content)] });
const variable = (name: string, fallback = "", filter: string | null = null) => ({
  type: "variable",
  attrs: { name, fallback, filter },
});
const column = (...content: object[]) => ({ type: "column", content });
const link = (href: string) => ({ type: "link", attrs: { href } });
const image = (name: string, alt: string) => ({
  type: "image",
  attrs: { src: `https://images.rookery.example/${name}`, alt, href: "", width: null, align: null },
});

/** A mail with one of everything, as somebody would write it. */
export const wholeMail = templateDraft.parse({
  subject: "{{first_name|there|title}}, three ways to reply faster",
  previewText: "What the quickest teams at {{employer|companies like yours}} do before nine in the morning.",
  text: null,
  source: {
    kind: "blocks",
    document: {
      type: "doc",
      content: [
        {
          type: "image",
          attrs: {
            src: "https://images.rookery.example/hero.png",
            alt: "An inbox with nothing left to answer",
            href: "https://rookery.example/guide?for={{employer|you}}",
            width: null,
            align: null,
          },
        },
        heading(1, "Reply faster without hurrying"),
        paragraph(text("Hello "), variable("first_name", "there", "title"), text(",")),
        paragraph(
          text("We asked "),
          text("two hundred", { type: "bold" }),
          text(" support teams what they do on a "),
          text("good", { type: "italic" }),
          text(" day. Three habits came back again and again, and "),
          text("none of them ", link("https://rookery.example/habits")),
          text("needs a new tool", { type: "bold" }, link("https://rookery.example/habits")),
          text("."),
        ),
        {
          type: "orderedList",
          attrs: { start: 1 },
          content: [
            item(text("Sort before you answer", { type: "bold" }), text(": five minutes save an hour.")),
            item(text("Keep what you say twice as a template.")),
            item(text("Close the inbox at noon.")),
          ],
        },
        {
          type: "button",
          attrs: { label: "Read the guide", href: "https://rookery.example/guide", align: null },
        },
        { type: "divider" },
        heading(2, "From the field"),
        {
          type: "columns",
          content: [
            column(
              image("left.png", "Chart of answer times, falling"),
              heading(3, "Half the time"),
              paragraph(text("Nordic Pine went from eight hours to four within a month.")),
            ),
            column(
              image("right.png", "Two people at one desk"),
              heading(3, "One desk, two people"),
              paragraph(text("Why pairs answer better than queues, told by those who tried.")),
            ),
          ],
        },
        paragraph(text("Until next time,"), { type: "hardBreak" }, variable("sender_name")),
        { type: "divider" },
        { type: "unsubscribe", attrs: { label: "Unsubscribe", align: null } },
      ],
    },
  },
});
