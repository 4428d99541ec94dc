import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { useMay, type Company } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page-header.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { PurgeCompanyDialog } from "./purge-company-dialog.tsx";
import { useArchiveCompany, useRestoreCompany } from "./use-companies.ts";
import { paths } from "../../lib/paths.ts";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";

/** Out of use, back, and away for good. */
export function CompanyDanger({ company }: { company: Company }) {
  const { t } = useTranslation("companies");
  const mayPurge = useMay("companies.purge");
  const tenant = useTenantSlug();
  const navigate = useNavigate();
  const [isPurging, setPurging] = useState(false);
  const { archive, restore, isMoving } = useMoves(company);
  const isArchived = company.status === "archived";
  return (
    <Section title={t("danger.title")}>
      <div className="-my-4 divide-y divide-line">
        <Act text={isArchived ? t("danger.restoreText") : t("danger.archiveText")}>
          <Button isBusy={isMoving} onClick={isArchived ? restore : archive}>
            {isArchived ? t("danger.restore") : t("danger.archive")}
          </Button>
        </Act>
        {mayPurge && (
          <Act text={t("danger.purgeText")}>
            <Button variant="danger" disabled={!isArchived} onClick={() => setPurging(true)}>
              {t("danger.purge")}
            </Button>
          </Act>
        )}
      </div>
      <PurgeCompanyDialog
        company={company}
        isOpen={isPurging}
        onOpenChange={setPurging}
        onPurged={() => void navigate({ to: paths.companies, params: { tenant }, ignoreBlocker: true })}
      />
    </Section>
  );
}

function Act({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 py-4">
      <p className="min-w-0 flex-1 basis-56 text-13 text-ink-soft">{text}</p>
      {children}
    </div>
  );
}

/** Archiving takes nothing away, so it asks nothing and offers to be undone. */
function useMoves({ id: companyId, name }: Company) {
  const { t } = useTranslation("companies");
  const words = useUiWords();
  const text = useErrorText();
  const archiving = useArchiveCompany();
  const restoring = useRestoreCompany();
  const onError = (error: unknown) => toastFailed(text.sentence(error));
  const restore = () =>
    restoring.mutate(
      { companyId },
      { onSuccess: () => toastDone({ text: t("danger.restored", { name }) }), onError },
    );
  const archive = () =>
    archiving.mutate(
      { companyId },
      {
        onSuccess: () =>
          toastDone({ text: t("danger.archived", { name }), undo: { label: words.undo, run: restore } }),
        onError,
      },
    );
  return { archive, restore, isMoving: archiving.isPending || restoring.isPending };
}
