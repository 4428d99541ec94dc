import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from "saxes";
import type { ImageReason } from "./image-fault.ts";

type SvgReason = Extract<
  ImageReason,
  | "image_unknown_type"
  | "image_unreadable"
  | "image_animated"
  | "image_svg_active"
  | "image_svg_external"
  | "image_svg_doctype"
>;

/** What a drawer may be given, or why it is given nothing. */
export type SvgVerdict = { readonly markup: string } | { readonly reason: SvgReason };

const SVG = "http://www.w3.org/2000/svg";
const XHTML = "http://www.w3.org/1999/xhtml";
const XML = "http://www.w3.org/XML/1998/namespace";

/** The drawer's parser goes no deeper, and this one's work grows with the square of it. */
const DEPTH = 256;

const active = new Set(
  "script foreignobject handler listener iframe object embed audio video canvas".split(" "),
);
/** SMIL: what is drawn would be some moment of it, and perhaps an empty one. */
const moving = new Set("animate animatecolor animatemotion animatetransform set".split(" "));

const isScriptUrl = (value: string): boolean => /^\s*(?:java|vb)script\s*:/i.test(value);
/** A reference to anything but an element of the same file; `data:` too, whose pictures would pass unjudged. */
const LEAVES_FILE = /@import|url\((?!\s*(?:["']\s*)?#)/i;

class SvgFault extends Error {
  override name = "SvgFault";
  readonly reason: SvgReason;
  constructor(reason: SvgReason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Reads an SVG file and refuses what could run or reach out. The markup is the file's without its XML declaration, because
 * one that declares another encoding would be read there as something else than was judged here.
 */
export function judgeSvg(bytes: Uint8Array): SvgVerdict {
  const parser = new SaxesParser({ xmlns: true });
  let isSvg = false;
  let depth = 0;
  let style: string | undefined;
  parser.on("opentag", (tag) => {
    if (!isSvg && (tag.local !== "svg" || tag.uri !== SVG)) throw new SvgFault("image_unknown_type");
    isSvg = true;
    depth += 1;
    if (depth > DEPTH) throw new SvgFault("image_unreadable");
    judgeElement(tag);
    if (tag.local.toLowerCase() === "style") style = "";
  });
  const addText = (text: string) => {
    if (style !== undefined) style += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", (tag) => {
    depth -= 1;
    if (style === undefined || tag.local.toLowerCase() !== "style") return;
    judgeCss(style);
    style = undefined;
  });
  parser.on("doctype", (type) => {
    throw new SvgFault(/^\s*svg\b/i.test(type) ? "image_svg_doctype" : "image_unknown_type");
  });
  parser.on("processinginstruction", ({ target }) => {
    if (target.toLowerCase() === "xml-stylesheet") throw new SvgFault("image_svg_external");
  });
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    parser.write(text).close();
    return { markup: text.replace(/^<\?xml\s[^>]*\?>/, "") };
  } catch (error) {
    if (error instanceof SvgFault) return { reason: error.reason };
    return { reason: isSvg ? "image_unreadable" : "image_unknown_type" };
  }
}

function judgeElement({ local, uri, attributes }: SaxesTagNS): void {
  const name = local.toLowerCase();
  if (active.has(name) || uri === XHTML) throw new SvgFault("image_svg_active");
  if (moving.has(name)) throw new SvgFault("image_animated");
  Object.values(attributes).forEach(judgeAttribute);
}

function judgeAttribute({ local, uri, value }: SaxesAttributeNS): void {
  const name = local.toLowerCase();
  const isOwn = uri === "";
  if (isOwn && name.startsWith("on")) throw new SvgFault("image_svg_active");
  if (isScriptUrl(value)) throw new SvgFault("image_svg_active");
  // Whatever the prefix: `xlink:href` is found by its local name.
  if (name === "href" && !value.trimStart().startsWith("#")) throw new SvgFault("image_svg_external");
  if (name === "base" && uri === XML) throw new SvgFault("image_svg_external");
  if (isOwn) judgeCss(value);
}

/** Presentation attributes are CSS too, so escapes count in each of them. */
function judgeCss(css: string): void {
  if (LEAVES_FILE.test(css) || LEAVES_FILE.test(withoutEscapes(css)))
    throw new SvgFault("image_svg_external");
}

/** CSS Syntax Level 3, 4.3.7. */
const withoutEscapes = (css: string): string =>
  css.replaceAll(/\\(?:([0-9a-f]{1,6})\s?|([^\n]))/gi, (_, hex?: string, sign = "") =>
    hex === undefined ? sign : String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)),
  );
