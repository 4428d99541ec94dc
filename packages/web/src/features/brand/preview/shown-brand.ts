import type { Theme } from "@rookery/server/brand/rules";
import { faviconAt, type TypedBrand } from "../brand-values.ts";

interface ShownLogo {
  readonly url: string;
  /** Drawn for light ground alone, it keeps one wherever it stands. */
  readonly isOnWhite: boolean;
}

/** A brand with whatever stands in for what it lacks, as one theme shows it. */
export interface ShownBrand {
  readonly name: string;
  readonly logo: ShownLogo | null;
  readonly mailLogoUrl: string | null;
  readonly iconUrl: string | null;
  readonly mailSenderName: string;
  readonly mailFooter: string | null;
}

/** By the rules of `BrandLogo` and of the server's mails. */
export function shownBrand(values: TypedBrand, tenantName: string, theme: Theme): ShownBrand {
  const name = values.name?.trim() || tenantName;
  const { logoUrl, logoDarkUrl, mailLogoUrl, faviconUrl } = values;
  const isDark = theme === "dark";
  const ownDark = isDark ? logoDarkUrl : null;
  return {
    name,
    // Without one for light ground there is none at all.
    logo: logoUrl === null ? null : { url: ownDark ?? logoUrl, isOnWhite: isDark && ownDark === null },
    mailLogoUrl: mailLogoUrl ?? logoUrl,
    iconUrl: faviconUrl === null ? null : faviconAt(faviconUrl, 32),
    mailSenderName: values.mailSenderName?.trim() || name,
    mailFooter: values.mailFooter?.trim() || null,
  };
}
