import { parse, type DefaultTreeAdapterTypes } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const harmless = new Set(
  (
    "html head body title meta style div table tbody thead tfoot tr td th caption colgroup col h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd " +
    "a b i u s em strong del ins small big sub sup span font center br hr wbr img strike tt code pre q cite abbr address article " +
    "aside bdi bdo blockquote dfn figcaption figure footer header kbd main mark nav samp section time var"
  ).split(" "),
);
const attributes = new Set(
  (
    "style class id dir lang title align valign bgcolor width height role aria-hidden aria-label aria-labelledby border href name " +
    "target rel src alt hspace vspace color face size cellpadding cellspacing summary colspan rowspan nowrap scope start type " +
    "reversed value span noshade datetime"
  ).split(" "),
);
const metas = new Set(["viewport", "color-scheme", "supported-color-schemes", "format-detection"]);
const schemes = new Set(["http:", "https:", "mailto:", "tel:"]);
const RUNNING = /url\s*\(|expression|@import|image-set|behavior|binding|\\/i;

function faultsOf(element: Element): string[] {
  const { tagName, attrs, namespaceURI } = element;
  const faults: string[] = [];
  if (!harmless.has(tagName) || !namespaceURI.endsWith("xhtml")) faults.push(`<${tagName}>`);
  for (const { name, value } of attrs) {
    const at = `${tagName}[${name}=${value}]`;
    const isMeta = tagName === "meta" && (name === "charset" || name === "content" || metas.has(value));
    if (!attributes.has(name) && !isMeta) faults.push(at);
    if (name === "style" && RUNNING.test(value)) faults.push(at);
    if (name === "href" && !schemes.has(URL.parse(value)?.protocol ?? "")) faults.push(at);
    if (name === "src" && !/^(?:https?:|data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=]+$)/.test(value))
      faults.push(at);
  }
  return faults;
}

function walk(node: Node, faults: string[]): void {
  if (node.nodeName === "#comment" && !("data" in node && node.data.startsWith("[if mso]>")))
    faults.push("comment");
  if ("tagName" in node) faults.push(...faultsOf(node));
  if (node.nodeName === "style" && "childNodes" in node) {
    const css = node.childNodes.map((child) => ("value" in child ? child.value : "")).join("");
    if (RUNNING.test(css)) faults.push(`style: ${css}`);
  }
  if ("content" in node) walk(node.content, faults);
  if ("childNodes" in node) for (const child of node.childNodes) walk(child, faults);
}

/** What in a page, as a browser reads it, could run, fetch (but pictures) or reach out; a list of what may be there, so that the new is found. */
export function scriptCapable(html: string): string[] {
  const faults: string[] = [];
  for (const scriptingEnabled of [true, false]) walk(parse(html, { scriptingEnabled }), faults);
  return faults;
}
