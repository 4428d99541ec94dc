import { useTranslation } from "react-i18next";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import type { ShownBrand } from "./shown-brand.ts";

/** A mail of the portal's as its reader opens it; the server's `mail-frame.ts` writes the real ones. */
export function MailScene({ brand }: { brand: ShownBrand }) {
  const { t } = useTranslation("brand");
  const subject = t("preview.mail.subject");
  return (
    <>
      <div className="flex items-center gap-2.5 border-b border-line bg-panel px-4 py-2.5">
        <Avatar name={brand.mailSenderName} size="md" />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-13 font-medium text-ink">{brand.mailSenderName}</span>
          <span className="block truncate text-12 text-ink-faint">{subject}</span>
        </span>
      </div>
      <div className="px-10 py-5">
        {brand.mailLogoUrl !== null ? (
          <span className="mb-4 inline-block rounded-md bg-white px-2.5 py-1.5">
            <img src={brand.mailLogoUrl} alt="" className="max-h-9 max-w-48 object-contain" />
          </span>
        ) : (
          <p className="mb-4 truncate text-14 font-semibold text-ink">{brand.name}</p>
        )}
        <div className="rounded-lg border border-line bg-panel p-5">
          <p className="mb-2.5 text-16 font-semibold text-ink">{subject}</p>
          <p className="mb-4 text-13 text-ink">{t("preview.mail.text", { name: brand.name })}</p>
          <Button variant="primary">{t("preview.mail.button")}</Button>
        </div>
        {brand.mailFooter !== null && (
          <p className="mt-3.5 text-12 wrap-anywhere text-ink-soft">{brand.mailFooter}</p>
        )}
      </div>
    </>
  );
}
