import postcss, { type AtRule, type Declaration, type Rule } from "postcss";

/** Letters that end an element or an attribute, or that hide others. */
const HIDING = /[<&\\"]|(?![\t\n\f\r])\p{Cc}/u;
/** What fetches, runs or makes content of its own. */
const RUNNING =
  /url\s*\(|image-set|expression|@import|javascript:|vbscript:|behaviou?r|-moz-binding|counter|attr\s*\(|var\s*\(|env\s*\(/i;
const PROPERTY = /^-?[a-z][a-z-]{0,60}$/i;

/** As browsers do it: one that is not closed goes to the end. */
function withoutComments(css: string): string {
  const [first = "", ...rest] = css.split("/*");
  let kept = first;
  for (let at = 0; at < rest.length; at += 1) {
    let piece = rest[at] ?? "";
    while (!piece.includes("*/") && at + 1 < rest.length) piece = rest[(at += 1)] ?? "";
    const end = piece.indexOf("*/");
    if (end >= 0) kept += ` ${piece.slice(end + 2)}`;
  }
  return kept;
}

function isClean(property: string, value: string): boolean {
  if (!PROPERTY.test(property) || RUNNING.test(property) || property.toLowerCase() === "content")
    return false;
  return value.length <= 2_000 && !HIDING.test(value) && !value.includes("/*") && !RUNNING.test(value);
}

/** Semicolons inside of brackets and quotes end nothing. */
function splitDeclarations(style: string): string[] {
  const found: string[] = [];
  let [start, depth, quote] = [0, 0, ""];
  for (let at = 0; at < style.length; at += 1) {
    const letter = style.charAt(at);
    if (quote !== "") quote = letter === quote ? "" : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === "(") depth += 1;
    else if (letter === ")") depth -= 1;
    else if (letter === ";" && depth <= 0) {
      found.push(style.slice(start, at));
      start = at + 1;
    }
  }
  return [...found, style.slice(start)];
}

/** A `style` attribute without what fetches or runs. */
export function cleanStyle(style: string): string {
  return splitDeclarations(withoutComments(style))
    .flatMap((declaration) => {
      const colon = declaration.indexOf(":");
      const [property, value] = [declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()];
      const quoted = value.replaceAll('"', "'");
      return colon > 0 && value !== "" && !/[{}]/.test(value) && isClean(property, quoted)
        ? [`${property}:${quoted}`]
        : [];
    })
    .join(";");
}

/** A style sheet apart: what can stand at the elements, and what only works in a sheet. */
export interface CleanSheet {
  readonly inlined: string;
  readonly kept: string;
}

/** Steps of matching that a sheet may cost, far beyond what a real mail needs. */
const BUDGET = 5_000_000;
const KEPT_RULES = /^(?:media|supports)$/i;
/** Tags, classes, ids, attributes, below or right below one another: what is found without looking around. */
const PLAIN_SELECTOR = /^[\w\s.#*>[\]='"-]+$/;
/** The page that was written, which stands inside of ours. */
export const PAGE_CLASS = "rk-body";
const PAGE = /(?<![\w.#-])body(?![\w-])/gi;

const declarationsOf = (rule: Rule): string =>
  rule.nodes
    .filter((node): node is Declaration => node.type === "decl")
    .flatMap(({ prop, value, important }) => {
      const plain = withoutComments(value).replaceAll('"', "'");
      return isClean(prop, plain) ? [`${prop}:${plain}${important ? "!important" : ""}`] : [];
    })
    .join(";");

function writeRule(rule: Rule): string {
  const selector = withoutComments(rule.selector).trim();
  const body = declarationsOf(rule);
  return body === "" || selector === "" || /[<@{}]|\/\*/.test(selector) ? "" : `${selector}{${body}}`;
}

function writeAtRule(rule: AtRule): string {
  if (!KEPT_RULES.test(rule.name) || HIDING.test(rule.params) || RUNNING.test(rule.params)) return "";
  const inside = (rule.nodes ?? []).map((node) => (node.type === "rule" ? writeRule(node) : "")).join("");
  return inside === "" ? "" : `@${rule.name.toLowerCase()} ${withoutComments(rule.params)}{${inside}}`;
}

/** What matching a selector costs at most: each step back may be tried at each element around. */
function costOf(selector: string, elements: number): number {
  const steps = selector.trim().split(/[\s>]+/).length;
  return elements * (steps <= 3 ? 4 ** steps : Infinity);
}

/**
 * Rules that hide, fetch or run are left out, the others are kept word by word. Those that are cheap to match among so many
 * elements are given apart. Broken CSS is left out as a whole, as its meaning would be guessed.
 */
export function cleanSheet(css: string, elements: number): CleanSheet {
  // Word's and old browsers' ways of hiding a sheet from others still older.
  const root = parseSheet(css.replace(/<!--|-->|<!\[CDATA\[|\]\]>/g, ""));
  if (!root) return { inlined: "", kept: "" };
  const [inlined, kept]: [string[], string[]] = [[], []];
  let cost = 0;
  for (const node of root.nodes) {
    if (node.type === "atrule") kept.push(writeAtRule(node));
    if (node.type !== "rule") continue;
    const written = writeRule(node);
    cost += node.selectors.reduce((sum, selector) => sum + costOf(selector, elements), 0);
    const isCheap = cost <= BUDGET && node.selectors.every((selector) => PLAIN_SELECTOR.test(selector));
    if (isCheap) inlined.push(written.replace(PAGE, `.${PAGE_CLASS}`));
    else kept.push(written);
  }
  const join = (rules: string[]) => rules.filter((rule) => rule !== "").join("\n");
  return { inlined: join(inlined), kept: join(kept) };
}

function parseSheet(css: string): postcss.Root | undefined {
  try {
    return postcss.parse(css);
  } catch {
    return undefined;
  }
}
