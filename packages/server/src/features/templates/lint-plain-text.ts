import { finding, type Finding } from "./finding.ts";
import type { SourceFacts } from "./read-source.ts";
import { readVariables } from "./templates.rules.ts";

/** Fewer words than that are alike or not by chance. */
const WORDS_MIN = 20;
/** Of the words of the HTML, so many stand in a text that says the same. */
const SHARE_MIN = 0.3;

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/\p{L}{4,40}/gu) ?? [],
  );

const bare = (link: string): string => link.trim().replace(/\/$/, "");

/** Whether somebody's own plain text still says what the HTML says. */
export function lintPlainText(own: string, { text, links, uses, hasUnsubscribe }: SourceFacts): Finding[] {
  const targets = new Set(
    links.map(({ href }) => bare(href ?? "")).filter((href) => /^(?:https?:|\{\{)/i.test(href)),
  );
  if (hasUnsubscribe) targets.add("{{unsubscribe_url}}");
  const ours = new Set(readVariables(own).flatMap((part) => (typeof part === "string" ? [] : [part.name])));
  const names = new Set(uses.map(({ name }) => name).filter((name) => name !== "unsubscribe_url"));
  const words = [...wordsOf(text)];
  const said = wordsOf(own);
  const share = words.filter((word) => said.has(word)).length / words.length;
  const has = (link: string) =>
    link === "{{unsubscribe_url}}" ? ours.has("unsubscribe_url") : own.includes(link);
  return [
    ...[...targets].filter((link) => !has(link)).map((link) => finding("text_lacks_link", "text", { link })),
    ...[...names]
      .filter((name) => !ours.has(name))
      .map((name) => finding("text_lacks_variable", "text", { name })),
    ...(words.length >= WORDS_MIN && share < SHARE_MIN ? [finding("text_unlike", "text")] : []),
  ];
}
