import sanitizeHtml, { type Attributes, type IOptions } from "sanitize-html";
import { cleanStyle, PAGE_CLASS } from "./clean-css.ts";
import { safeImageOrBytes, safeLink } from "./safe-url.ts";

/** How pieces of a source are filled before they are judged: the judge sees what the reader will. */
export interface Fill {
  /** Gets text that is escaped already and gives the same. */
  readonly text: (escaped: string) => string;
  readonly attribute: (value: string) => string;
  readonly url: (value: string) => string;
  readonly style: (value: string) => string;
}

const same = (value: string): string => value;
const asItIs: Fill = { text: same, attribute: same, url: same, style: same };

const tags = (
  "a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em " +
  "figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small " +
  "span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr"
).split(" ");

/** Elements whose content is no text of the mail, or means another thing to browsers than to a parser. */
const dropped = (
  "script style title template noscript noembed noframes iframe object embed applet audio video canvas svg math select option " +
  "textarea xmp plaintext listing frameset"
).split(" ");

/** The frame of a page, which is written anew. */
const frame = ["html", "head", "body", "title", "meta", "style"];
const kept: ReadonlySet<string> = new Set([...tags, ...frame]);
export const keptInMail = (name: string): boolean => kept.has(name) || name.includes(":");

const everywhere =
  "style class id dir lang title align valign bgcolor width height role aria-hidden aria-label aria-labelledby border".split(
    " ",
  );
const cells = ["colspan", "rowspan", "nowrap", "scope"];
const attributes = {
  "*": everywhere,
  a: ["href", "name", "target", "rel"],
  img: ["src", "alt", "hspace", "vspace"],
  font: ["color", "face", "size"],
  table: ["cellpadding", "cellspacing", "summary"],
  td: cells,
  th: cells,
  ol: ["start", "type", "reversed"],
  ul: ["type"],
  li: ["value", "type"],
  col: ["span"],
  colgroup: ["span"],
  hr: ["color", "noshade", "size"],
  time: ["datetime"],
};

const urls: Record<string, (text: string) => string | undefined> = { href: safeLink, src: safeImageOrBytes };

function cleanAttributes(given: Attributes, fill: Fill): Attributes {
  const clean: Attributes = {};
  for (const [name, value] of Object.entries(given)) {
    const judge = urls[name];
    const kept = judge
      ? judge(fill.url(value))
      : name === "style"
        ? cleanStyle(fill.style(value)) || undefined
        : fill.attribute(value);
    if (kept !== undefined) clean[name] = kept;
  }
  return clean;
}

const optionsFor = (fill: Fill): IOptions => ({
  allowedTags: tags,
  allowedAttributes: attributes,
  nonTextTags: dropped,
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowedSchemesByTag: { img: ["http", "https", "data"] },
  allowProtocolRelative: false,
  // Styles are judged by `cleanStyle`.
  parseStyleAttributes: false,
  transformTags: {
    "*": (name, given) => {
      const attribs = cleanAttributes(given, fill);
      if (name !== "body") return { tagName: name, attribs };
      // The page that was written stands inside of ours.
      return {
        tagName: "div",
        attribs: { ...attribs, class: `${PAGE_CLASS} ${attribs["class"] ?? ""}`.trim() },
      };
    },
  },
  textFilter: fill.text,
});

/** HTML with nothing in it that runs, fetches (but pictures) or reaches out of the mail; style sheets are kept apart. */
export const sanitiseHtml = (html: string, fill: Fill = asItIs): string =>
  sanitizeHtml(html, optionsFor(fill)).trim();
