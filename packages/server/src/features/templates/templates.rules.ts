/** What a template may say of its reader and its sender; values are found when a mail is made. */
export const variables = [
  "first_name",
  "last_name",
  "name",
  "email",
  "employer",
  "sender_name",
  "sender_email",
  "company_name",
  "unsubscribe_url",
] as const;
export type Variable = (typeof variables)[number];

/** Variables that a lead may lack, so that a default is wanted. */
export const uncertainVariables: ReadonlySet<string> = new Set([
  "first_name",
  "last_name",
  "name",
  "employer",
] satisfies Variable[]);

export const variableFilters = ["upper", "lower", "title"] as const;
export type VariableFilter = (typeof variableFilters)[number];

/** `{{name|default|filter}}`; the default may be empty and the filter absent: `{{first_name||title}}`. */
export interface VariableUse {
  /** As written; perhaps none that is known. */
  readonly name: string;
  readonly fallback: string;
  readonly filter: VariableFilter | null;
}

export type TextPart = string | VariableUse;

const NAME = /^[a-z][a-z0-9_]{0,39}$/i;
/** What stands between the braces has no brace of its own, so that no input makes this slow. */
const USE = /\{\{([^{}\n]{1,300})\}\}/g;

const isFilter = (word: string): word is VariableFilter =>
  (variableFilters as readonly string[]).includes(word);

function readUse(inside: string): VariableUse | undefined {
  const [name = "", fallback = "", filter = "", ...more] = inside.split("|").map((each) => each.trim());
  if (!NAME.test(name) || more.length > 0) return undefined;
  if (filter !== "" && !isFilter(filter)) return undefined;
  return { name: name.toLowerCase(), fallback, filter: filter === "" ? null : filter };
}

/** Text and the variables in it, in order; braces that make no variable stay text. */
export function readVariables(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(USE)) {
    const use = readUse(match[1] ?? "");
    if (!use) continue;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push(use);
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** The shortest form that reads back as the same. */
export function writeVariable({ name, fallback, filter }: VariableUse): string {
  const tail = filter === null ? (fallback === "" ? "" : `|${fallback}`) : `|${fallback}|${filter}`;
  return `{{${name}${tail}}}`;
}

/** Braces, bars and line ends would end a default before its end. */
export const isFallback = (text: string): boolean => text.length <= 100 && !/[{}|\p{Cc}]/u.test(text);
