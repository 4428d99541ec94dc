import { escapeHtml } from "../../escape-html.ts";
import type { Brand } from "./brand-in-force.ts";
import { brandCss, brandTokens } from "./brand.rules.ts";

/** What the portal is told of a brand. */
export interface BrandFace {
  readonly name: string;
  readonly logoUrl: string | null;
  readonly logoDarkUrl: string | null;
  /** Of the browser's tab: 32 px and more. */
  readonly iconUrl: string;
  /** The platform's own, which has a mark of its own. */
  readonly isPlatform: boolean;
}

const PLATFORM_ICON = "/favicon.svg";

/** Who has given no icon is shown by an initial on the brand's own colour. */
function initialIcon(brand: Brand): string {
  const { name } = brand;
  const { accent, "on-accent": ink } = paintOf(brand).tokens.light;
  const [first] = new Intl.Segmenter().segment(name.toUpperCase());
  const sign = escapeHtml(first?.segment ?? "");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${accent}"/><text x="16" y="22" text-anchor="middle" font-family="system-ui,sans-serif" font-size="17" font-weight="600" fill="${ink}">${sign}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Of a favicon each size has a file; the stored address names the middle one. */
export const iconOfSize = (faviconUrl: string, size: 32 | 180 | 192 | 512): string =>
  faviconUrl.replace(/-192\.png$/, `-${size}.png`);

export function faceOf(brand: Brand): BrandFace {
  const { name, logoUrl, logoDarkUrl, faviconUrl, isPlatform } = brand;
  const own = faviconUrl === null ? initialIcon(brand) : iconOfSize(faviconUrl, 32);
  return { name, logoUrl, logoDarkUrl, iconUrl: isPlatform ? PLATFORM_ICON : own, isPlatform };
}

interface Paint {
  readonly sheet: string;
  readonly tokens: ReturnType<typeof brandTokens>;
}

const paints = new Map<string, Paint>();
const PAINTS_MAX = 1_000;

/** What follows from a brand's colours and from nothing else, so that keeping it can show nobody another's. */
export function paintOf({ colours }: Pick<Brand, "colours">): Paint {
  const key = `${colours.primary} ${colours.secondary}`;
  const known = paints.get(key);
  if (known) return known;
  const made = { sheet: brandCss(colours), tokens: brandTokens(colours) };
  if (paints.size >= PAINTS_MAX) paints.clear();
  paints.set(key, made);
  return made;
}
