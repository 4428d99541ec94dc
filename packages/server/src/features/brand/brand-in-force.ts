import type { Env } from "../../env.ts";

/** The look that people see: a tenant's own as it was last published, or the platform's. */
export interface Brand {
  /** What the portal is called. */
  readonly name: string;
  readonly isPlatform: boolean;
  /** 0 where nothing was published. */
  readonly version: number;
  readonly colours: { readonly primary: string | null; readonly secondary: string | null };
  /** Addresses of our own: `/brand/...`. */
  readonly logoUrl: string | null;
  readonly logoDarkUrl: string | null;
  readonly mailLogoUrl: string | null;
  readonly faviconUrl: string | null;
  readonly mailSenderName: string | null;
  readonly mailFooter: string | null;
}

/** Of `tenants t LEFT JOIN tenant_config c`. */
export const brandColumns = `
  t.name AS tenant_name, c.theme_name, c.brand_version, c.theme_primary_color, c.theme_secondary_color, c.theme_logo_url,
  c.theme_logo_dark_url, c.theme_mail_logo_url, c.theme_favicon_url, c.mail_sender_name, c.mail_footer`;

export interface BrandRow {
  tenant_name: string;
  theme_name: string | null;
  brand_version: number | null;
  theme_primary_color: string | null;
  theme_secondary_color: string | null;
  theme_logo_url: string | null;
  theme_logo_dark_url: string | null;
  theme_mail_logo_url: string | null;
  theme_favicon_url: string | null;
  mail_sender_name: string | null;
  mail_footer: string | null;
}

/** Inside a tenant the portal is called what the tenant is called, whether or not it has published anything. */
export const brandOfRow = (row: BrandRow): Brand => ({
  name: row.theme_name ?? row.tenant_name,
  isPlatform: false,
  version: row.brand_version ?? 0,
  colours: { primary: row.theme_primary_color, secondary: row.theme_secondary_color },
  logoUrl: row.theme_logo_url,
  logoDarkUrl: row.theme_logo_dark_url,
  mailLogoUrl: row.theme_mail_logo_url,
  faviconUrl: row.theme_favicon_url,
  mailSenderName: row.mail_sender_name,
  mailFooter: row.mail_footer,
});

/** Where no tenant is concerned. */
export const platformBrand = ({ PLATFORM_NAME }: Env): Brand => ({
  name: PLATFORM_NAME,
  isPlatform: true,
  version: 0,
  colours: { primary: null, secondary: null },
  logoUrl: null,
  logoDarkUrl: null,
  mailLogoUrl: null,
  faviconUrl: null,
  mailSenderName: null,
  mailFooter: null,
});
