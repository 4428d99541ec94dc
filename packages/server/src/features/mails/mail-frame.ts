import { escapeHtml } from "../../escape-html.ts";
import type { MailMessage, MailPicture } from "../../ports/mailer.ts";
import { paintOf } from "../brand/brand-face.ts";
import type { MailText } from "./mail-texts.ts";

const paragraph = (text: string): string => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;

/** What a mail looks like, and in whose name it comes. */
export interface MailBrand {
  readonly name: string;
  readonly senderName: string;
  readonly colours: { readonly primary: string | null; readonly secondary: string | null };
  /** Travels in the mail: nothing is loaded when it is read. */
  readonly logo: MailPicture | undefined;
  readonly footer: string | null;
}

export interface Addressed {
  readonly to: string;
  /** Where the button leads. */
  readonly url: string;
  readonly language: string;
  readonly orOpen: string;
  readonly brand: MailBrand;
}

/** Of one theme what a mail is painted with. */
function colourLines(brand: MailBrand, theme: "light" | "dark"): Record<string, string> {
  const tokens = paintOf(brand).tokens[theme];
  return {
    ".page": `background:${tokens.page};color:${tokens.ink}`,
    ".sheet": `background:${tokens.panel};border-color:${tokens.line}`,
    ".soft": `color:${tokens["ink-soft"]}`,
    ".button": `background:${tokens.accent};color:${tokens["on-accent"]};border-color:${tokens["accent-line"]}`,
  };
}

/** Mail programs that know no theme take the light one from the elements themselves. */
function stylesOf(brand: MailBrand) {
  const light = colourLines(brand, "light");
  const dark = Object.entries(colourLines(brand, "dark"))
    .map(([selector, lines]) => `${selector}{${lines.replaceAll(";", "!important;")}!important}`)
    .join("");
  const sheet = `<style>:root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){${dark}}</style>`;
  return {
    sheet,
    at: (name: string, more: string) => `class="${name}" style="${light[`.${name}`]};${more}"`,
  };
}

/** A logo stands on white whatever the mail program makes of the rest: it was drawn for that. */
function headOf({ logo, name }: MailBrand): string {
  if (!logo) return `<p style="margin:0 0 20px;font-size:15px;font-weight:600">${escapeHtml(name)}</p>`;
  const { cid, width, height } = logo;
  return `<p style="margin:0 0 20px"><span style="display:inline-block;background:#ffffff;padding:6px 10px;border-radius:6px"><img src="cid:${cid}" alt="${escapeHtml(name)}" width="${width}" height="${height}" style="display:block;border:0"></span></p>`;
}

/** The mail as text and as HTML that needs nothing from outside, in light and in dark. */
export function writeMail({ subject, lines, button, after }: MailText, of: Addressed): MailMessage {
  const { to, url, language, orOpen, brand } = of;
  const { sheet, at } = stylesOf(brand);
  const link = `<p style="margin:24px 0"><a href="${escapeHtml(url)}" ${at("button", "display:inline-block;border-width:1px;border-style:solid;padding:10px 16px;border-radius:6px;font-weight:600;text-decoration:none")}>${escapeHtml(button)}</a></p>`;
  const plain = `<p ${at("soft", "margin:0 0 16px")}>${escapeHtml(orOpen)} <span style="word-break:break-all">${escapeHtml(url)}</span></p>`;
  const foot =
    brand.footer === null
      ? ""
      : `<p ${at("soft", "margin:16px 0 0;font-size:13px")}>${escapeHtml(brand.footer)}</p>`;
  const body = [...lines.map(paragraph), link, plain, ...after.map(paragraph)].join("\n");
  const footer = brand.footer === null ? [] : [`-- \n${brand.footer}`];
  return {
    to,
    fromName: brand.senderName,
    subject,
    text: [...lines, `${button}:\n${url}`, ...after, ...footer].join("\n\n"),
    html: `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title>${sheet}</head>
<body ${at("page", "margin:0;padding:24px 16px;font-family:system-ui,sans-serif;font-size:15px;line-height:1.5")}>
<div style="max-width:36rem;margin:0 auto">
${headOf(brand)}
<div ${at("sheet", "border-width:1px;border-style:solid;border-radius:8px;padding:24px")}>
<h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">${escapeHtml(subject)}</h1>
${body}
</div>
${foot}
</div>
</body></html>`,
    pictures: brand.logo ? [brand.logo] : [],
  };
}
