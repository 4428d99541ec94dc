import { fillText, type Filling, type VariableValues } from "./fill-variables.ts";
import { blocksCss, card, mailDocument } from "./mail-document.ts";
import { styles } from "./mail-look.ts";
import { keepVariables, withKept } from "./keep-variables.ts";
import { plainText } from "./plain-text.ts";
import { renderBlocks } from "./render-blocks.ts";
import { renderHtml } from "./render-html.ts";
import type { TemplateDraft, TemplateSource } from "./templates.schema.ts";

export interface RenderWish {
  /** Shows variables that have neither value nor default; else they are empty. */
  readonly marksGaps?: boolean;
  /** BCP 47 tag of the language that the mail is written in. */
  readonly lang?: string;
}

/** A mail as it goes out. */
export interface RenderedMail {
  readonly subject: string;
  readonly previewText: string;
  readonly html: string;
  readonly text: string;
  /** Names of variables that had neither value nor default. */
  readonly gaps: readonly string[];
  /** Of the HTML, in UTF-8. */
  readonly sizeBytes: number;
}

/** No line ends, or a subject would begin a header of its own. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

function renderSource(
  filling: Filling,
  source: TemplateSource,
): { body: string; inside: string; css: string } {
  if (source.kind === "html") {
    const { html, css } = renderHtml(filling, source.html);
    return { body: html, inside: html, css };
  }
  const inside = renderBlocks(filling, source.document);
  return { body: card(inside), inside, css: blocksCss };
}

/** Pure: the same draft and values are the same mail. */
export function renderTemplate(
  draft: TemplateDraft,
  values: VariableValues,
  { marksGaps = false, lang = "en" }: RenderWish = {},
): RenderedMail {
  const filling: Filling = { values, marksGaps, gaps: new Set() };
  return { ...render(draft, filling, lang), gaps: [...filling.gaps] };
}

/** The HTML and the plain text that a draft makes, its variables kept, for somebody who goes on with either by hand. */
export function sourceOfTemplate(draft: TemplateDraft): { html: string; text: string } {
  const kept = keepVariables(draft);
  const { html, text } = render(draft, { values: {}, marksGaps: false, gaps: new Set(), kept }, "en");
  return { html: withKept(kept, html, "html"), text: withKept(kept, text, "text") };
}

function render(draft: TemplateDraft, filling: Filling, lang: string): Omit<RenderedMail, "gaps"> {
  const subject = oneLine(fillText(filling, draft.subject));
  const previewText = oneLine(fillText(filling, draft.previewText));
  const { body, inside, css } = renderSource(filling, draft.source);
  const text = draft.text === null ? plainText(inside) : fillText(filling, draft.text);
  const html = mailDocument({
    subject,
    previewText,
    lang,
    css,
    isMadeForDark: css.includes("prefers-color-scheme"),
    page: draft.source.kind === "blocks" ? styles.page : "margin:0;padding:0",
    body,
  });
  return { subject, previewText, html, text, sizeBytes: Buffer.byteLength(html) };
}
