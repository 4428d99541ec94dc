import { formatNumber } from "../../ui/format-number.ts";
import { Trans, useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import type { Company } from "../../lib/tenant-facts.tsx";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { usePurgeCompany, usePurgePreview } from "./use-companies.ts";

export interface PurgeCompanyDialogProps {
  readonly company: Company;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onPurged: () => void;
}

/** Shows what goes, counted now, and asks for the company's name. */
export function PurgeCompanyDialog({ company, isOpen, onOpenChange, onPurged }: PurgeCompanyDialogProps) {
  const { t } = useTranslation("companies");
  const text = useErrorText();
  const purge = usePurgeCompany();
  const { name } = company;
  // The company's page is gone when the answer comes, so the promise speaks and not the dialog's own callbacks.
  const confirm = (typedName: string) =>
    purge.mutateAsync({ companyId: company.id, typedName }).then(
      () => {
        toastDone({ text: t("danger.purged", { name }) });
        onPurged();
      },
      // The dialog tells it.
      () => undefined,
    );
  return (
    <AlertDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t("danger.purgeTitle", { name })}
      confirmLabel={t("danger.purge")}
      onConfirm={(typed) => void confirm(typed)}
      isBusy={purge.isPending}
      error={purge.isError ? text.sentence(purge.error) : undefined}
      nameToType={{
        name,
        label: (
          <Trans
            t={t}
            i18nKey="danger.typeName"
            values={{ name }}
            components={{ name: <strong className="font-semibold text-ink" /> }}
          />
        ),
      }}
    >
      <PurgeList companyId={company.id} isOpen={isOpen} />
      <p className="mt-3 text-13 text-ink-faint">{t("danger.purgeKeeps")}</p>
    </AlertDialog>
  );
}

function PurgeList({ companyId, isOpen }: { companyId: string; isOpen: boolean }) {
  const { t } = useTranslation("companies");
  const text = useErrorText();
  const { locale } = useUiWords();
  const preview = usePurgePreview(companyId, isOpen);
  if (preview.isError) return <p className="text-bad-ink">{text.sentence(preview.error)}</p>;
  if (!preview.data)
    return (
      <Loading>
        <Skeleton className="mt-2 h-16 w-full" />
      </Loading>
    );
  if (preview.data.goes.length === 0) return <p>{t("danger.purgeNothing")}</p>;
  return (
    <>
      <p>{t("danger.purgeList")}</p>
      <ul className="mt-2 divide-y divide-line rounded-md border border-line text-13">
        {preview.data.goes.map(({ table, rows, isMore }) => {
          const count = formatNumber(rows, locale);
          return (
            <li key={table} className="flex justify-between gap-4 px-3 py-1.5">
              <span>{t(`goes.${table}`)}</span>
              <span className="font-medium text-ink tabular-nums">
                {isMore ? t("danger.more", { count: count as never }) : count}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
