import { readFileSync } from "node:fs";
import type { BrowserContext } from "playwright-core";

const web = new URL("../../packages/web/", import.meta.url);

/** The language whose catalogues are exchanged: any but English, beside which a text of no catalogue would not be noticed. */
export const pseudoSlot = "es";

export const open = "⟦";
export const close = "⟧";

type Words = { readonly [key: string]: string | Words };

const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const marked = Array.from("àƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÀƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ");

/** What is filled in or is a tag: `{{name}}`, `<b>`, `$t(key)`. */
const places = /(\{\{[^}]*\}\}|<\/?\w+\/?>|\$t\([^)]*\))/;

/** What the longer languages need beyond English, in words that may wrap. */
function padding(letters: number): string {
  const more = Math.ceil(letters * 0.4);
  return more === 0 ? "" : ` ${"ẋ".repeat(more).replaceAll(/(.{7})(?=.)/g, "$1 ")}`;
}

/** Accented, in brackets and 40 % longer, so that it is still read and what does not come from a catalogue stands out. */
export function pseudo(text: string): string {
  if (text === "") return text;
  const parts = text.split(places);
  const letters = parts.filter((_, index) => index % 2 === 0).join("").length;
  const accented = parts.map((part, index) =>
    index % 2 === 1
      ? part
      : part.replaceAll(/[a-zA-Z]/g, (letter) => marked[plain.indexOf(letter)] ?? letter),
  );
  return `${open}${accented.join("")}${padding(letters)}${close}`;
}

const pseudoWords = (words: string | Words): string | Words =>
  typeof words === "string"
    ? pseudo(words)
    : Object.fromEntries(Object.entries(words).map(([key, value]) => [key, pseudoWords(value)]));

/**
 * Gives the browser, in place of one language's catalogues, those made from the English ones. The built product is untouched and
 * offers no such language. Returns how many files there are.
 */
export async function speakPseudo(context: BrowserContext): Promise<number> {
  const manifest = JSON.parse(readFileSync(new URL("dist/.vite/manifest.json", web), "utf8")) as Record<
    string,
    { file: string }
  >;
  const folder = `src/lib/i18n/${pseudoSlot}/`;
  const modules = Object.keys(manifest).filter((source) => source.startsWith(folder));
  for (const source of modules) {
    const english = new URL(source.replace(folder, "src/lib/i18n/en/"), web).href;
    const catalogue = (await import(english)) as Words;
    const body = Object.entries(catalogue)
      .map(([name, words]) => `export const ${name} = ${JSON.stringify(pseudoWords(words))};\n`)
      .join("");
    await context.route(`**/${manifest[source]?.file}`, (route) =>
      route.fulfill({ contentType: "text/javascript", body }),
    );
  }
  return modules.length;
}
