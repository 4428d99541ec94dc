import type { Inline, TemplateDraft } from "../features/templates/templates.schema.ts";

export interface DemoMailbox {
  readonly local: string;
  readonly senderName: string;
  readonly status: "active" | "paused" | "needs_password";
  readonly dailyLimit: number;
  /** Messages that the sender reported today. */
  readonly sent: number;
  readonly warmup?: { start: number; step: number; target: number; daysAgo: number };
  readonly fault?: { protocol: "smtp"; stage: "sign_in"; cause: "wrong_password"; facts: { reply: string } };
}

/** One that works, one that waits for its password, one that rests. */
export const demoMailboxes: readonly DemoMailbox[] = [
  {
    local: "ada",
    senderName: "Ada Okafor",
    status: "active",
    dailyLimit: 60,
    sent: 17,
    warmup: { start: 5, step: 3, target: 60, daysAgo: 6 },
  },
  {
    local: "buchhaltung",
    senderName: "Buchhaltung",
    status: "needs_password",
    dailyLimit: 40,
    sent: 0,
    fault: { protocol: "smtp", stage: "sign_in", cause: "wrong_password", facts: { reply: "535 5.7.8" } },
  },
  { local: "sommeraktion", senderName: "Sommeraktion 2026", status: "paused", dailyLimit: 100, sent: 0 },
];

export interface DemoTemplate {
  /** Folders, from the top down. */
  readonly path: readonly string[];
  readonly name: string;
  readonly draft: TemplateDraft;
  readonly tags: readonly string[];
}

type Words = string | Inline;

const variable = (name: string, fallback = ""): Inline => ({
  type: "variable",
  attrs: { name, fallback, filter: null },
});
const inlines = (words: readonly Words[]): Inline[] =>
  words.map((each) => (typeof each === "string" ? { type: "text", text: each } : each));
const paragraph = (...words: Words[]) => ({
  type: "paragraph" as const,
  attrs: { textAlign: null },
  content: inlines(words),
});
const heading = (text: string) => ({
  type: "heading" as const,
  attrs: { level: 1 as const, textAlign: null },
  content: inlines([text]),
});
const button = (label: string, href: string) => ({
  type: "button" as const,
  attrs: { label, href, align: "center" as const },
});
const unsubscribe = (label: string) => ({
  type: "unsubscribe" as const,
  attrs: { label, align: "center" as const },
});

type Blocks = Extract<TemplateDraft["source"], { kind: "blocks" }>["document"]["content"];

const draft = (subject: string, previewText: string, content: Blocks): TemplateDraft => ({
  subject,
  previewText,
  source: { kind: "blocks", document: { type: "doc", content } },
  text: null,
});

export const demoTemplates: readonly DemoTemplate[] = [
  {
    path: ["Newsletter"],
    name: "Newsletter of the week",
    tags: ["Newsletter"],
    draft: draft("{{first_name|Coffee friend}}, a new lot is here", "Plum and cocoa, from 1,900 metres", [
      heading("A new lot from El Mirador"),
      paragraph("Hello ", variable("first_name", "there"), ","),
      paragraph(
        "this week we roasted a washed Caturra. It tastes of plum and cocoa, and not at all of haste.",
      ),
      button("Order the new lot", "https://shop.blue-bottle.example/mirador"),
      unsubscribe("Unsubscribe"),
    ]),
  },
  {
    path: ["Sales", "First contact"],
    name: "Coffee for your office",
    tags: ["Sales", "Cold"],
    // Without a default on purpose: the check has something to say.
    draft: draft("Coffee at {{employer}}?", "", [
      paragraph("Hello ", variable("first_name", "there"), ","),
      paragraph(
        "how does ",
        variable("employer"),
        " drink its coffee? We bring a machine for a week, and the beans.",
      ),
      paragraph("Best regards", { type: "hardBreak" }, variable("sender_name")),
      unsubscribe("No more mails"),
    ]),
  },
  {
    path: ["Sales", "First contact"],
    name: "Kaffee für Ihr Büro",
    tags: ["Sales", "Deutsch"],
    draft: draft("Kaffee bei {{employer|Ihnen}}?", "", [
      paragraph("Guten Tag ", variable("name", "zusammen"), ","),
      paragraph("eine Woche lang stellen wir Ihnen eine Maschine hin, und die Bohnen dazu."),
      unsubscribe("Abmelden"),
    ]),
  },
  {
    path: ["Sales", "Follow-ups"],
    name: "テイスティングのご案内",
    tags: ["日本語"],
    draft: {
      subject: "新しい豆のご案内",
      previewText: "",
      source: {
        kind: "html",
        html: `<p>{{name|お客様}}</p>\n<p>新しい豆が入りました。</p>\n<p><a href="{{unsubscribe_url}}">配信停止</a></p>\n`,
      },
      text: null,
    },
  },
];
