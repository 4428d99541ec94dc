import { escapeHtml } from "../../escape-html.ts";
import { CONTAINER, styles, styleSheet } from "./mail-look.ts";

/** The whole of a mail but for what stands in it. */
export interface MailDocument {
  readonly subject: string;
  readonly previewText: string;
  /** BCP 47. */
  readonly lang: string;
  readonly css: string;
  /** A mail that says so and is not made for it would be dark letters on a dark page. */
  readonly isMadeForDark: boolean;
  /** Style of the page behind what stands in it. */
  readonly page: string;
  readonly body: string;
}

/** Characters of an inbox line; what the preview text leaves free is filled, or a client fills it with the mail's first words. */
const PREVIEW_LENGTH = 140;
const FILLER = "&#847;&zwnj;&nbsp;";

function preheader(previewText: string): string {
  if (previewText === "") return "";
  const filler = FILLER.repeat(Math.max(0, PREVIEW_LENGTH - previewText.length));
  return `<div class="m-preheader" style="${styles.preheader}">${escapeHtml(previewText)}${filler}</div>\n`;
}

/** The page that holds blocks: one card in the middle. */
export function card(inside: string): string {
  const table = `table role="presentation" cellpadding="0" cellspacing="0" border="0"`;
  return `<${table} width="100%" class="m-page" style="${styles.page}"><tr><td class="m-around" style="${styles.around}">
<!--[if mso]><${table} width="${CONTAINER}" align="center"><tr><td><![endif]-->
<${table} width="100%" align="center" class="m-card" style="${styles.card}"><tr><td class="m-inside" style="${styles.inside}">
${inside}
</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>`;
}

export const blocksCss = styleSheet;

export function mailDocument({
  subject,
  previewText,
  lang,
  css,
  isMadeForDark,
  page,
  body,
}: MailDocument): string {
  const sheet = css === "" ? "" : `<style>\n${css}\n</style>\n`;
  const schemes = isMadeForDark ? "light dark" : "light only";
  return `<!DOCTYPE html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="${schemes}">
<meta name="supported-color-schemes" content="${schemes}">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${escapeHtml(subject)}</title>
<!--[if mso]><style>td,p,h1,h2,h3,li,a{font-family:Arial,sans-serif!important}</style><![endif]-->
${sheet}</head>
<body class="m-page" style="${page}">
${preheader(previewText)}${body}
</body>
</html>
`;
}
