/** One `name=value` of a record that is a list of tags (RFC 6376 3.2; DMARC, MTA-STS, TLS-RPT and BIMI use the same form). */
export interface Tag {
  readonly name: string;
  readonly value: string;
}

export interface TagList {
  readonly tags: readonly Tag[];
  /** The first piece that is no tag, or a name that stands twice, as it stands in the text. */
  readonly fault: string | undefined;
}

/** Splits a list of tags; white space around names and values does not count, an empty end does not either. */
export function parseTags(text: string): TagList {
  const tags: Tag[] = [];
  let fault: string | undefined;
  const pieces = text.split(";");
  if (pieces.at(-1)?.trim() === "") pieces.pop();
  for (const piece of pieces) {
    const [, name, value = ""] = /^\s*([A-Za-z][A-Za-z0-9_]*)\s*=\s*([^]*?)\s*$/.exec(piece) ?? [];
    if (name === undefined || tags.some((tag) => tag.name === name)) fault ??= piece.trim();
    else tags.push({ name, value });
  }
  return { tags, fault };
}

export const tagOf = (list: TagList, name: string): string | undefined =>
  list.tags.find((tag) => tag.name === name)?.value;

/** True where the text claims to be the record: its first tag is the version. */
export const beginsWithTag = (text: string, name: string, value: string): boolean =>
  new RegExp(`^\\s*${name}\\s*=\\s*${value}\\s*(;|$)`).test(text);
