/** For text between tags and in quoted attributes; control characters have no place in HTML. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/(?![\t\n])\p{Cc}/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
