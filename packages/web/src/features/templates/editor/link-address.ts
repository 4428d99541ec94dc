const schemes: ReadonlySet<string> = new Set(["http:", "https:", "mailto:", "tel:"]);

/** Characters; see `href` in the server's template-document.schema.ts. */
export const ADDRESS_MAX = 2_000;

/** The address as a browser would follow it; undefined for what must not be followed, or leads nowhere. */
export function liveAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && schemes.has(url.protocol) ? url.href : undefined;
}

/** Whether a mail may lead there; a variable at its beginning is known only when the mail is made. */
export const isAddress = (text: string): boolean =>
  liveAddress(text) !== undefined || /^\{\{[^{}]+\}\}/.test(text);

/** Whether a picture may come from there. */
export const isImageAddress = (text: string): boolean =>
  /^https?:/i.test(text) ? liveAddress(text) !== undefined : /^\{\{[^{}]+\}\}/.test(text);

/** What people type where an address is asked, with the beginning that they leave out. */
export function mendAddress(typed: string): string {
  const text = typed.trim();
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  return /^[^\s:/@{]+\.[^\s:/@.{]{2,}(?:[/?#:]\S*)?$/.test(text) ? `https://${text}` : text;
}

/** The part of an address that says whose it is. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "";
}
