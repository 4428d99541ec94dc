import { getDomain, parse } from "tldts";
import { fillUrl } from "./fill-variables.ts";
import { finding, type Finding } from "./finding.ts";
import type { HtmlImage, HtmlLink } from "./read-html.ts";
import { isScriptLink, readUrl, safeImageOrBytes, safeLink } from "./safe-url.ts";

const shorteners: ReadonlySet<string> = new Set(
  (
    "bit.ly tinyurl.com t.co goo.gl ow.ly is.gd buff.ly rebrand.ly cutt.ly tiny.cc rb.gy shorturl.at lnkd.in t.ly bl.ink " +
    "s.id v.gd adf.ly"
  ).split(" "),
);

/** As in a mail to somebody of whom everything is known. */
const filled = (text: string): string =>
  fillUrl(
    { values: { unsubscribe_url: "https://unsubscribe.example/" }, marksGaps: false, gaps: new Set() },
    text,
  ).trim();

/** The host that words claim to lead to, where they look like an address of the web. */
function claimedDomain(label: string): string | null {
  const words = label.trim();
  if (words === "" || words.length > 200 || /[\s@]/.test(words)) return null;
  const { isIcann, domain } = parse(words);
  return isIcann ? domain : null;
}

function lintLink({ href, label }: HtmlLink): Finding[] {
  const target = filled(href ?? "");
  const details = { link: target };
  if (isScriptLink(target)) return [finding("script_link", "body", details)];
  const safe = safeLink(target);
  const url = safe === undefined ? undefined : readUrl(safe);
  if (!url || (url.host === "" && url.pathname === "")) return [finding("broken_link", "body", details)];
  const claimed = claimedDomain(label);
  return [
    ...(url.protocol === "http:" ? [finding("insecure_link", "body", details)] : []),
    ...(shorteners.has(url.hostname.replace(/^www\./, ""))
      ? [finding("spammy_short_link", "body", details)]
      : []),
    ...(claimed !== null && url.host !== "" && getDomain(url.hostname) !== claimed
      ? [finding("spammy_other_host", "body", { label: label.trim(), host: url.hostname })]
      : []),
  ];
}

/** A link that stands twice is told once. */
export function lintLinks(links: readonly HtmlLink[]): Finding[] {
  const distinct = new Map(links.map((link) => [`${link.href}\n${link.label}`, link]));
  return [...distinct.values()].flatMap(lintLink);
}

function lintImage({ src, alt }: HtmlImage): Finding[] {
  const isBroken = safeImageOrBytes(filled(src)) === undefined;
  return [
    ...(isBroken ? [finding("broken_image", "body", { src })] : []),
    ...(alt === null ? [finding("image_without_alt", "body", { src })] : []),
  ];
}

export function lintImages(images: readonly HtmlImage[]): Finding[] {
  const distinct = new Map(images.map((image) => [`${image.src}\n${image.alt}`, image]));
  return [...distinct.values()].flatMap(lintImage);
}
