import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import type { Company } from "../../lib/tenant-facts.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page-header.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useRemoveLogo, useUploadLogo } from "./use-companies.ts";

export interface CompanyLogoProps {
  readonly company: Company;
  readonly isReadOnly: boolean;
}

export function CompanyLogo({ company, isReadOnly }: CompanyLogoProps) {
  const { t } = useTranslation("companies");
  const text = useErrorText();
  const input = useRef<HTMLInputElement>(null);
  const upload = useUploadLogo();
  const remove = useRemoveLogo();
  const error = upload.error ?? remove.error;
  const send = (file: File) => {
    remove.reset();
    upload.mutate({ companyId: company.id, file }, { onSuccess: () => toastDone({ text: t("logo.saved") }) });
  };
  const takeAway = () => {
    upload.reset();
    remove.mutate({ companyId: company.id }, { onSuccess: () => toastDone({ text: t("logo.removed") }) });
  };
  return (
    <Section title={t("logo.title")} description={t("logo.description")}>
      <div className="flex flex-wrap items-center gap-4">
        <Avatar name={company.name} imageUrl={company.logoUrl} shape="square" size="lg" />
        {!isReadOnly && (
          <div className="flex flex-wrap gap-2">
            <input
              ref={input}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              // Not to be heard twice: the button beside it opens it.
              hidden
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                if (file) send(file);
                // The same file may be chosen again after a refusal.
                event.target.value = "";
              }}
            />
            <Button isBusy={upload.isPending} onClick={() => input.current?.click()}>
              {company.logoUrl === null ? t("logo.choose") : t("logo.replace")}
            </Button>
            {company.logoUrl !== null && (
              <Button variant="quiet" isBusy={remove.isPending} onClick={takeAway}>
                {t("logo.remove")}
              </Button>
            )}
          </div>
        )}
      </div>
      {error && (
        <p role="alert" className="mt-3 text-13 text-bad-ink">
          {text.sentence(error)}
        </p>
      )}
    </Section>
  );
}
