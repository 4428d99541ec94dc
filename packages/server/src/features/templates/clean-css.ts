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

/** What putting a sheet at the elements may cost, far beyond what a real mail needs; a unit is about 0.1 microseconds. */
const BUDGET = 5_000_000;
/** A mail of so many elements is larger than what any client shows. */
const ELEMENTS_MAX = 10_000;
const KEPT_RULES = /^(?:media|supports)$/i;
/** Tags, classes, ids, attributes, below or right below one another: what is found without looking around. */
const PLAIN_SELECTOR = /^[\w\s.#*>[\]='"-]+$/;
/** The page that was written, which stands inside of ours. */
export const PAGE_CLASS = "m-body";
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

/** How many elements there are with a tag, a `.class`, an `#id`, and in all under `*`. */
export type ElementCounts = ReadonlyMap<string, number>;

/** How many elements the last part of a selector can match at most. */
function matchesOf(last: string, counts: ElementCounts): number {
  const names = last.replace(/\[[^\]]*\]/g, "").match(/[.#]?[\w-]+/g) ?? ["*"];
  return Math.min(...names.map((name) => counts.get(/^\w/.test(name) ? name.toLowerCase() : name) ?? 0));
}

/** Each step back may be tried at each element around, each declaration is written at each match. */
function costOf({ selectors, nodes }: Rule, counts: ElementCounts): number {
  const elements = counts.get("*") ?? 0;
  return selectors.reduce((sum, selector) => {
    const steps = selector.trim().split(/[\s>]+/);
    return (
      sum + elements * 4 ** (steps.length - 1) + matchesOf(steps.at(-1) ?? "", counts) * nodes.length * 10
    );
  }, 0);
}

/**
 * Rules that hide, fetch or run are left out, the others are kept word by word. Those that can be put at the elements are given
 * apart, all or none of them, as their order counts. Broken CSS is left out as a whole, as its meaning would be guessed.
 */
export function cleanSheet(css: string, counts: ElementCounts): CleanSheet {
  // Word's and old browsers' ways of hiding a sheet from others still older.
  const root = parseSheet(css.replace(/<!--|-->|<!\[CDATA\[|\]\]>/g, ""));
  if (!root) return { inlined: "", kept: "" };
  const rules = root.nodes.filter((node): node is Rule => node.type === "rule");
  const plain = new Set(
    rules.filter(({ selectors }) => selectors.every((selector) => PLAIN_SELECTOR.test(selector))),
  );
  const cost = [...plain].reduce((sum, rule) => sum + costOf(rule, counts), 0);
  if (cost > BUDGET || (counts.get("*") ?? 0) > ELEMENTS_MAX) plain.clear();
  const kept = root.nodes.map((node) => {
    if (node.type === "atrule") return writeAtRule(node);
    return node.type === "rule" && !plain.has(node) ? writeRule(node) : "";
  });
  const inlined = [...plain].map((rule) => writeRule(rule).replace(PAGE, `.${PAGE_CLASS}`));
  const join = (written: readonly string[]) => written.filter((rule) => rule !== "").join("\n");
  return { inlined: join(inlined), kept: join(kept) };
}

function parseSheet(css: string): postcss.Root | undefined {
  try {
    return postcss.parse(css);
  } catch {
    return undefined;
  }
}
