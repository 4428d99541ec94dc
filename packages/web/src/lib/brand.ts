import { useSyncExternalStore } from "react";

/** What people see of a brand. */
export interface BrandFace {
  readonly name: string;
  readonly logoUrl: string | null;
  readonly logoDarkUrl: string | null;
  readonly iconUrl: string;
  readonly isPlatform: boolean;
}

interface PageFacts {
  /** Of the address as a whole. */
  readonly address: BrandFace;
  /** Of the page that was asked for. */
  readonly page: BrandFace;
  /** Whose own address it is; null at the platform's. */
  readonly tenant: string | null;
}

const unsaid: BrandFace = {
  name: "Portal",
  logoUrl: null,
  logoDarkUrl: null,
  iconUrl: "/favicon.svg",
  isPlatform: true,
};

/** What the server wrote into the page; `packages/server/src/portal-page.ts`. */
function readPage(): PageFacts {
  const written = document.querySelector("#brand")?.textContent;
  return written ? (JSON.parse(written) as PageFacts) : { address: unsaid, page: unsaid, tenant: null };
}

const facts = readPage();
const firstPath = location.pathname;
const firstSheet = document.querySelector("#brand-sheet")?.textContent ?? "";

interface Shown {
  readonly face: BrandFace;
  /** Style sheet of its colours; empty for the portal's own. */
  readonly sheet: string;
}

let shown: Shown = { face: facts.page, sheet: firstSheet };
const listeners = new Set<() => void>();
let adopted: CSSStyleSheet | undefined;

/** By a constructed sheet, because the policy lets no element be filled with styles. */
function paint(sheet: string): void {
  document.querySelector("#brand-sheet")?.remove();
  if (!("adoptedStyleSheets" in document)) return;
  if (!adopted) {
    adopted = new CSSStyleSheet();
    document.adoptedStyleSheets.push(adopted);
  }
  adopted.replaceSync(sheet);
}

function show(next: Shown): void {
  if (next.sheet !== shown.sheet) paint(next.sheet);
  if (JSON.stringify(next.face) !== JSON.stringify(shown.face)) {
    document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.setAttribute("href", next.face.iconUrl);
  } else if (next.sheet === shown.sheet) return;
  shown = next;
  for (const listener of listeners) listener();
}

/** The slug of the tenant whose own address this is; null at the platform's. */
export const ownTenant: string | null = facts.tenant;

/** From now on the portal looks like the tenant that the address names. */
export function showTenantBrand({ sheet, ...face }: BrandFace & { readonly sheet: string }): void {
  show({ face, sheet });
}

/** The look of pages outside any tenant. At a tenant's own address nothing changes: all its pages have one look. */
export function showAddressBrand(path: string): void {
  if (ownTenant !== null) return;
  if (path === firstPath) show({ face: facts.page, sheet: firstSheet });
  else show({ face: facts.address, sheet: "" });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The brand in sight. */
export const useBrandFace = (): BrandFace => useSyncExternalStore(subscribe, () => shown.face);
