import { useTranslation } from "react-i18next";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { BrandFace } from "./brand-face.tsx";
import type { ShownBrand } from "./shown-brand.ts";

/** A mail of the portal's as its reader opens it. */
export function MailScene({ brand }: { brand: ShownBrand }) {
  const { t } = useTranslation("brand");
  return (
    <div className="bg-panel">
      <div className="flex items-center gap-2.5 border-b border-line px-4 py-2.5">
        <Avatar name={brand.mailSenderName} size="md" />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-13 font-medium text-ink">{brand.mailSenderName}</span>
          <span className="block truncate text-12 text-ink-faint">{t("preview.mail.subject")}</span>
        </span>
      </div>
      <div className="bg-page px-5 py-5">
        <div className="mx-auto max-w-96 rounded-lg border border-line bg-panel p-5">
          <div className="mb-4 flex">
            <BrandFace brand={brand} url={brand.mailLogoUrl} />
          </div>
          <p className="mb-3 text-13 text-ink">{t("preview.mail.text", { name: brand.name })}</p>
          <Button variant="primary">{t("preview.mail.button")}</Button>
          <p className="mt-4 border-t border-line pt-3 text-12 wrap-anywhere text-ink-faint">
            {brand.mailFooter}
          </p>
        </div>
      </div>
    </div>
  );
}
