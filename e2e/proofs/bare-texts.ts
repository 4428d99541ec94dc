import type { Page } from "playwright-core";
import { close, open } from "./pseudo-locale.ts";

/**
 * Reviewed: where words stand that no catalogue has. Anything else on a page under the pseudo-locale is bracketed, or nobody
 * could translate it.
 */
const places = [
  // Moments, written by the browser for the language.
  "time",
  // What machines read: records, keys.
  "code",
  "pre",
  "kbd",
  // Said to be in another language: the names of languages.
  "[lang]:not(html)",
  // Time zones and countries, by the browser's names.
  'option[value*="/"], option[value="UTC"]',
  'select[autocomplete="country"] option',
  // A mail is its author's.
  "[contenteditable]",
];

/** Reviewed: what is data wherever it stands. */
const forms = [
  // Addresses of mails and hosts, and names of files.
  /^[\w.+-]+@[\w.-]+$/,
  /^[\p{L}\w-]+(\.[\w-]+)+$/u,
  // A number with its unit, by the browser's words.
  /^[\d.,]+\s\p{L}+$/u,
  // Encodings that have no other name.
  /^UTF-(8|16 BE)$/,
  // The broken address that `writeLeadFile` writes.
  /^nobody \d+$/,
  // A variable of a mail.
  /^\{\{\w+\}\}$/,
];

/** Texts outside brackets, each once. `names` are those that the proof itself gave to its things. */
export async function bareTextsOn(page: Page, names: ReadonlySet<string>): Promise<string[]> {
  const found = await page.evaluate(collectBareTexts, { places: places.join(","), open, close });
  const isData = (text: string) => names.has(text) || forms.some((form) => form.test(text));
  return found.flatMap(([where, text]) => {
    // Names stand side by side, as in a title.
    const left = text.split(/[·:]/).map((part) => part.trim());
    return left
      .filter((part) => /\p{L}{2}/u.test(part) && !isData(part) && !isData(text.trim()))
      .map((part) => `${where}: ${part.slice(0, 80)}`);
  });
}

interface Asked {
  readonly places: string;
  readonly open: string;
  readonly close: string;
}

/** Runs in the page, so it stands alone. */
function collectBareTexts({ places, open, close }: Asked): [string, string][] {
  const found = new Map<string, [string, string]>();
  const tell = (where: string, outside: string) => {
    const text = outside.replaceAll(/\s+/g, " ").trim();
    if (text !== "") found.set(`${where}${text}`, [where, text]);
  };
  // One sentence may be spread over several elements, so brackets are counted along the page.
  let depth = 0;
  const outsideOf = (text: string): string => {
    let outside = "";
    for (const letter of text) {
      if (letter === open) depth += 1;
      else if (letter === close) depth = Math.max(0, depth - 1);
      else if (depth === 0) outside += letter;
    }
    return outside;
  };
  const apart = (text: string): string => {
    const before = depth;
    depth = 0;
    const outside = outsideOf(text);
    depth = before;
    return outside;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      for (const name of ["aria-label", "aria-description", "aria-valuetext", "title", "placeholder", "alt"])
        if (!node.closest(places)) tell(`<${node.localName} ${name}>`, apart(node.getAttribute(name) ?? ""));
      continue;
    }
    const parent = node.parentElement;
    if (!parent || parent.closest("script, style, noscript")) continue;
    const outside = outsideOf(node.textContent ?? "");
    if (!parent.closest(places)) tell(`<${parent.localName}>`, outside);
  }
  if (depth > 0) tell("<body>", "a bracket that is never closed");
  tell("the title", apart(document.title));
  return [...found.values()];
}
