import { Parser } from "htmlparser2";
import type { ElementCounts } from "./clean-css.ts";
import { keptInMail } from "./sanitise-html.ts";

/** Elements inside of one another beyond which no mail goes, and at which no parser of ours runs out of stack. */
const DEPTH_MAX = 200;
/** So much is read between two looks at the depth. */
const CHUNK = 4_096;

export interface HtmlLink {
  /** Null = no `href` at all. */
  readonly href: string | null;
  readonly label: string;
}
export interface HtmlImage {
  readonly src: string;
  readonly alt: string | null;
}

/** What stands in HTML that somebody wrote, found in one pass. */
export interface HtmlFacts {
  /** Words that a reader sees, with a blank where an element ends. */
  readonly text: string;
  readonly links: readonly HtmlLink[];
  readonly images: readonly HtmlImage[];
  /** Content of its style elements. */
  readonly css: string;
  readonly counts: ElementCounts;
  readonly isTooDeep: boolean;
  /** Names of elements that were opened and never closed, and need to be. */
  readonly unclosed: readonly string[];
  /** Names of elements that no mail keeps. */
  readonly leftOut: readonly string[];
}

const silent: ReadonlySet<string> = new Set(["script", "title", "template", "noscript", "textarea"]);
const needsNoEnd: ReadonlySet<string> = new Set(
  "html head body p li dt dd tr td th thead tbody tfoot option colgroup".split(" "),
);

/** Tags taken out letter by letter, for what is too deep to be read as elements. */
const withoutTags = (html: string): string => html.replace(/<[^<>]*>?/g, " ");

class Reading {
  readonly text: string[] = [];
  readonly links: { href: string | null; label: string }[] = [];
  readonly images: HtmlImage[] = [];
  readonly css: string[] = [];
  readonly unclosed = new Set<string>();
  readonly leftOut = new Set<string>();
  readonly counts = new Map<string, number>();
  depth = 0;
  isTooDeep = false;
  private silence: string | undefined;
  private isStyle = false;
  private link: { href: string | null; label: string } | undefined;

  open(name: string, attributes: Record<string, string>): void {
    const classes = (attributes["class"] ?? "").split(/\s+/).map((each) => `.${each}`);
    for (const key of new Set(["*", name, `#${attributes["id"] ?? ""}`, ...classes]))
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    this.depth += 1;
    if (this.depth > DEPTH_MAX) this.isTooDeep = true;
    if (!keptInMail(name)) this.leftOut.add(name);
    if (name === "style") this.isStyle = true;
    if (silent.has(name)) this.silence ??= name;
    if (name === "a" || name === "area") {
      this.link = { href: attributes["href"] ?? null, label: "" };
      // An anchor to jump to leads nowhere by intent.
      if (this.link.href !== null || (attributes["name"] ?? attributes["id"]) === undefined)
        this.links.push(this.link);
    }
    if (name === "img") this.images.push({ src: attributes["src"] ?? "", alt: attributes["alt"] ?? null });
  }

  say(words: string): void {
    if (this.isStyle) this.css.push(words);
    else if (this.silence === undefined) {
      this.text.push(words);
      if (this.link) this.link.label += words;
    }
  }

  close(name: string, isImplied: boolean): void {
    this.depth -= 1;
    if (isImplied && !needsNoEnd.has(name)) this.unclosed.add(name);
    if (name === "style") {
      this.isStyle = false;
      this.css.push("\n");
    }
    if (name === this.silence) this.silence = undefined;
    if (name === "a") this.link = undefined;
    if (this.silence === undefined) this.text.push(" ");
  }
}

const voids: ReadonlySet<string> = new Set(
  "area base basefont br col embed frame hr img input link meta param source track wbr".split(" "),
);

export function readHtml(html: string): HtmlFacts {
  const reading = new Reading();
  const parser = new Parser({
    onopentag: (name, attributes) => reading.open(name, attributes),
    ontext: (words) => reading.say(words),
    onclosetag: (name, isImplied) => reading.close(name, isImplied && !voids.has(name)),
  });
  for (let at = 0; at < html.length && !reading.isTooDeep; at += CHUNK)
    parser.write(html.slice(at, at + CHUNK));
  if (!reading.isTooDeep) parser.end();
  const { links, images, css, counts, isTooDeep, unclosed, leftOut } = reading;
  const text = isTooDeep ? withoutTags(html) : reading.text.join("");
  return {
    text,
    links,
    images,
    css: css.join(""),
    counts,
    isTooDeep,
    unclosed: [...unclosed],
    leftOut: [...leftOut],
  };
}
