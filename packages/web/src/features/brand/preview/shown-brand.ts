import { faviconAt, type TypedBrand } from "../brand-values.ts";

/** A brand with whatever stands in for what it lacks, as one theme shows it. */
export interface ShownBrand {
  readonly name: string;
  readonly logoUrl: string | null;
  readonly mailLogoUrl: string | null;
  readonly faviconUrl: string | null;
  readonly mailSenderName: string;
  readonly mailFooter: string;
}

export function shownBrand(values: TypedBrand, tenantName: string, theme: "light" | "dark"): ShownBrand {
  const name = values.name?.trim() || tenantName;
  const { logoUrl, logoDarkUrl, mailLogoUrl, faviconUrl } = values;
  return {
    name,
    logoUrl: theme === "dark" ? (logoDarkUrl ?? logoUrl) : logoUrl,
    mailLogoUrl: mailLogoUrl ?? logoUrl,
    faviconUrl: faviconUrl === null ? null : faviconAt(faviconUrl, 32),
    mailSenderName: values.mailSenderName?.trim() || name,
    mailFooter: values.mailFooter?.trim() || name,
  };
}
