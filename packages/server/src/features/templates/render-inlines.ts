import { escapeHtml } from "../../escape-html.ts";
import { fillHtml, fillUrl, type Filling } from "./fill-variables.ts";
import { styles } from "./mail-look.ts";
import { safeLink } from "./safe-url.ts";
import type { Inline, InlineMark } from "./template-document.schema.ts";

const tags = { bold: "strong", italic: "em", underline: "u", strike: "s" } as const;

const hrefOf = (inline: Inline): string | undefined =>
  inline.marks?.find((mark) => mark.type === "link")?.attrs.href;

function wordsOf(filling: Filling, inline: Inline): string {
  if (inline.type === "text") return fillHtml(filling, inline.text);
  return inline.type === "hardBreak" ? "<br>" : fillHtml(filling, [inline.attrs]);
}

/** Each kind once, always in the same order, so that the same look is the same HTML. */
function dress(words: string, marks: readonly InlineMark[] = []): string {
  const kinds = new Set(marks.map((mark) => mark.type));
  return Object.entries(tags).reduce(
    (html, [kind, tag]) => (kinds.has(kind as keyof typeof tags) ? `<${tag}>${html}</${tag}>` : html),
    words,
  );
}

/** Opening tag of a link, or undefined where it leads nowhere safe. */
export function openLink(filling: Filling, href: string, look: string): string | undefined {
  const url = safeLink(fillUrl(filling, href));
  return url === undefined ? undefined : `<a href="${escapeHtml(url)}" target="_blank" ${look}>`;
}

/** Pieces of one link that differ in their marks are one link to the reader. */
export function renderInlines(filling: Filling, inlines: readonly Inline[] = []): string {
  let html = "";
  for (let at = 0; at < inlines.length;) {
    const first = inlines[at];
    if (!first) break;
    const href = hrefOf(first);
    let words = "";
    for (let each: Inline | undefined = first; each && hrefOf(each) === href; each = inlines[++at])
      words += dress(wordsOf(filling, each), each.marks);
    const open =
      href === undefined ? undefined : openLink(filling, href, `class="m-link" style="${styles.link}"`);
    html += open === undefined ? words : `${open}${words}</a>`;
  }
  return html;
}
