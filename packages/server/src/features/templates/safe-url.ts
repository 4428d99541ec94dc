const linkSchemes: ReadonlySet<string> = new Set(["http:", "https:", "mailto:", "tel:"]);
const imageSchemes: ReadonlySet<string> = new Set(["http:", "https:"]);
const scriptSchemes: ReadonlySet<string> = new Set(["javascript:", "data:", "vbscript:"]);

/** Pictures that hold no script; their bytes are letters, so that nothing else fits in. */
const INLINE_IMAGE = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/]+={0,2}$/i;

/** Read as a browser reads it, so that line ends in a scheme and blanks before it hide nothing. */
export function readUrl(text: string): URL | undefined {
  return URL.parse(text) ?? undefined;
}

function safeUrl(text: string, schemes: ReadonlySet<string>): string | undefined {
  const url = readUrl(text);
  // The form that was judged, not the one that was typed.
  return url && schemes.has(url.protocol) ? url.href : undefined;
}

/** What a link may lead to; undefined = nowhere that is safe. */
export const safeLink = (text: string): string | undefined => safeUrl(text, linkSchemes);

/** Where a picture may come from. */
export const safeImage = (text: string): string | undefined => safeUrl(text, imageSchemes);

/** As for pictures in HTML of somebody's own, which may bring their bytes along. */
export function safeImageOrBytes(text: string): string | undefined {
  const trimmed = text.trim();
  return INLINE_IMAGE.test(trimmed) ? trimmed : safeImage(text);
}

/** Whether a link would run or hold a script, however it is disguised. */
export function isScriptLink(text: string): boolean {
  const url = readUrl(text);
  if (url) return scriptSchemes.has(url.protocol);
  return /^(?:javascript|vbscript|data):/i.test(text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ""));
}
