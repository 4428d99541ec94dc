import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { buttonLook } from "../../ui/button-look.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import type { LineOutcome, ShownImport } from "./use-imports.ts";

/** The address of the lines of one outcome as a file, with their numbers and reasons. */
export function useLinesAddress(importId: string) {
  const tenant = useTenantSlug();
  return (outcome: LineOutcome) =>
    `/imports/${importId}/rejected.csv?tenant=${tenant}${outcome === "rejected" ? "" : `&outcome=${outcome}`}`;
}

/** What can be downloaded of an import: the rejected lines to be corrected, and the uploaded file as long as it is kept. */
export function ImportFiles({ found }: { found: ShownImport }) {
  const { t } = useTranslation("imports");
  const { writeDay } = useUiWords();
  const tenant = useTenantSlug();
  const addressOf = useLinesAddress(found.id);
  const hasRejected = found.counts.rejected > 0;
  const kept = !found.hasFile
    ? t("outcome.fileGone")
    : found.fileKeptUntil === null
      ? t("outcome.fileKept")
      : t("outcome.fileUntil", { date: writeDay(new Date(found.fileKeptUntil)) });
  return (
    <div className="mt-5 flex flex-col gap-3 border-t border-line pt-4">
      <div className="flex flex-wrap gap-2 empty:hidden">
        {hasRejected && (
          <a href={addressOf("rejected")} download className={buttonLook({})}>
            <Download aria-hidden />
            {t("outcome.download")}
          </a>
        )}
        {found.hasFile && (
          <a href={`/imports/${found.id}/file?tenant=${tenant}`} download className={buttonLook({})}>
            <Download aria-hidden />
            {t("outcome.file")}
          </a>
        )}
      </div>
      <p className="text-13 text-ink-faint">
        {hasRejected && `${t("outcome.downloadHint")} `}
        {kept}
      </p>
    </div>
  );
}
