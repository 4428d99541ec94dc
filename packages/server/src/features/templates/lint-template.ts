import { finding, type Finding } from "./finding.ts";
import { fillText } from "./fill-variables.ts";
import { lintImages, lintLinks } from "./lint-links.ts";
import { lintPlainText } from "./lint-plain-text.ts";
import { lintBraces, lintText, lintUses } from "./lint-variables.ts";
import { lintWording } from "./lint-wording.ts";
import { readSource, type SourceFacts } from "./read-source.ts";
import { renderTemplate } from "./render-template.ts";
import type { TemplateDraft } from "./templates.schema.ts";

/** Characters of a subject that most inboxes show. */
const SUBJECT_SHOWN = 60;
/** Beyond it Gmail cuts a mail and hides the rest, the unsubscribe link with it. */
const SIZE_MAX = 102 * 1024;
/** Fewer words beside pictures are a mail that nobody can read before pictures are loaded. */
const WORDS_BESIDE_IMAGES = 20;
/** Of one rule; who has more mends these first. */
const SAME_MAX = 8;

/** With its defaults, as somebody reads it of whom nothing is known. */
const readAs = (text: string): string =>
  fillText({ values: {}, marksGaps: false, gaps: new Set() }, text).trim();

function lintSubject(subject: string): Finding[] {
  const length = Array.from(new Intl.Segmenter().segment(readAs(subject))).length;
  return [
    ...(subject.trim() === "" ? [finding("subject_empty", "subject")] : []),
    ...(length > SUBJECT_SHOWN ? [finding("subject_long", "subject", { length, shown: SUBJECT_SHOWN })] : []),
  ];
}

function lintBody(draft: TemplateDraft, facts: SourceFacts): Finding[] {
  const { sizeBytes } = renderTemplate(draft, {});
  const words = facts.text.split(/\s+/).filter((word) => word !== "").length;
  const isHeavy = facts.images.length > 0 && words < WORDS_BESIDE_IMAGES;
  const names = (elements: readonly string[]) => elements.slice(0, 5).join(", ");
  const hasOutlook = draft.source.kind === "html" && draft.source.html.includes("<!--[if");
  return [
    ...(facts.isTooDeep ? [finding("too_deep", "body")] : []),
    ...(facts.hasUnsubscribe ? [] : [finding("missing_unsubscribe", "body")]),
    ...lintUses(facts.uses, "body"),
    ...lintBraces(facts.text, "body"),
    ...lintLinks(facts.links),
    ...lintImages(facts.images),
    ...(isHeavy ? [finding("image_heavy", "body", { words })] : []),
    ...(sizeBytes > SIZE_MAX
      ? [finding("too_large", "body", { sizeBytes, kilobytes: Math.ceil(sizeBytes / 1024) })]
      : []),
    ...(facts.leftOut.length > 0
      ? [finding("elements_left_out", "body", { elements: names(facts.leftOut) })]
      : []),
    ...(facts.unclosed.length > 0
      ? [finding("html_unclosed", "body", { elements: names(facts.unclosed) })]
      : []),
    ...(hasOutlook ? [finding("outlook_comments_left_out", "body")] : []),
  ];
}

function fewOfEach(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.filter(({ rule }) => {
    const count = (seen.get(rule) ?? 0) + 1;
    seen.set(rule, count);
    return count <= SAME_MAX;
  });
}

/** What somebody should look at before a mail goes out, in the order in which it is read. Pure, and linear in its size. */
export function lintTemplate(draft: TemplateDraft): Finding[] {
  const facts = readSource(draft.source);
  const { subject, previewText, text } = draft;
  return fewOfEach([
    ...lintSubject(subject),
    ...lintText(subject, "subject"),
    ...lintText(previewText, "preview"),
    ...lintBody(draft, facts),
    ...lintWording(readAs(subject), facts.text),
    ...(text === null ? [] : [...lintText(text, "text"), ...lintPlainText(text, facts)]),
  ]);
}
