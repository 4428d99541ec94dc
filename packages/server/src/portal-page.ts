import { createHash } from "node:crypto";
import type { Brand } from "./features/brand/brand-in-force.ts";
import { faceOf, iconOfSize, paintOf } from "./features/brand/brand-face.ts";
import type { Appearance } from "./features/preferences/preferences.queries.ts";
import type { PortalAddress } from "./portal-address.ts";

export interface PageLook {
  readonly address: PortalAddress;
  /** Of this page; elsewhere under the address another may follow. */
  readonly brand: Brand;
  /** Of whoever is signed in. */
  readonly appearance: Appearance | undefined;
}

export interface DressedPage {
  readonly html: string;
  /** Source of the policy that lets the page's own style sheet through; undefined where it has none. */
  readonly styleSource: string | undefined;
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** JSON that can end no element: `<` alone would begin the end of one. */
const asData = (value: object): string => JSON.stringify(value).replaceAll("<", "\\u003c");

/** Places that `packages/web/index.html` keeps for its reader and its brand. */
const PLACES = {
  root: '<html lang="en">',
  title: "<title>Portal</title>",
  icon: '<link rel="icon" href="/favicon.svg" type="image/svg+xml" />',
} as const;

/** @throws Error where the built page lacks one of the places: then it would be served in nobody's name. */
export function requirePlaces(index: string): void {
  for (const place of Object.values(PLACES)) {
    if (!index.includes(place)) throw new Error(`index.html lacks ${place}`);
  }
}

/** The page as its reader has it from the first paint on: nothing of a brand has to be fetched for it. */
export function dressed(index: string, look: PageLook): DressedPage {
  const { brand } = look;
  const { sheet } = paintOf(brand);
  const hash = createHash("sha256").update(sheet).digest("base64");
  const html = index
    .replace(PLACES.root, () => rootOf(look))
    .replace(PLACES.title, () => `<title>${escape(brand.name)}</title>`)
    .replace(PLACES.icon, () => headOf(look, sheet));
  return { html, styleSource: sheet === "" ? undefined : `'sha256-${hash}'` };
}

/** `public/appearance.js` and `lib/appearance.ts` read these. Every value is one of ours or the name of a time zone. */
function rootOf({ address, appearance }: PageLook): string {
  const said = address.tenant?.language ?? null;
  if (!appearance) return said === null ? PLACES.root : `<html lang="${said}" data-language="${said}">`;
  const { language, theme, timeZone, dateFormat, isSidebarNarrow } = appearance;
  const zone = timeZone === null ? "" : ` data-time-zone="${timeZone}"`;
  const format = dateFormat === null ? "" : ` data-date-format="${dateFormat}"`;
  const sidebar = isSidebarNarrow ? ' data-sidebar="narrow"' : "";
  return `<html lang="${language}" data-theme-choice="${theme}"${zone}${format}${sidebar}>`;
}

function headOf({ address, brand }: PageLook, sheet: string): string {
  const face = faceOf(brand);
  const { light, dark } = paintOf(brand).tokens;
  const touch =
    brand.faviconUrl === null
      ? ""
      : `<link rel="apple-touch-icon" href="${escape(iconOfSize(brand.faviconUrl, 180))}" />`;
  const facts = { address: faceOf(address.brand), page: face, tenant: address.tenant?.slug ?? null };
  return [
    `<link rel="icon" href="${escape(face.iconUrl)}" />`,
    face.logoUrl === null ? "" : `<link rel="preload" as="image" href="${escape(face.logoUrl)}" />`,
    touch,
    `<link rel="manifest" href="/manifest.webmanifest" />`,
    `<meta name="application-name" content="${escape(brand.name)}" />`,
    `<meta name="theme-color" content="${light.page}" media="(prefers-color-scheme: light)" />`,
    `<meta name="theme-color" content="${dark.page}" media="(prefers-color-scheme: dark)" />`,
    sheet === "" ? "" : `<style id="brand-sheet">${sheet}</style>`,
    `<script type="application/json" id="brand">${asData(facts)}</script>`,
  ].join("");
}
