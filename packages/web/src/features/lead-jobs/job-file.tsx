import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonLook } from "../../ui/button-look.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { useExportAddress, type LeadJob } from "./use-lead-jobs.ts";

/** What an export has written, as long as it is kept. */
export function JobFile({ job: { id, file } }: { job: LeadJob }) {
  const { t, i18n } = useTranslation("leadJobs");
  const { writeDay } = useUiWords();
  const addressOf = useExportAddress();
  if (!file) return null;
  const day = writeDay(new Date(file.expiresAt));
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border border-line bg-panel p-5">
      <div className="min-w-0">
        <p className="truncate text-14 font-medium text-ink">
          <bdi>{file.name}</bdi>
        </p>
        <p className="mt-0.5 text-13 text-ink-soft">
          {file.isThere
            ? `${byteSize(file.sizeBytes, i18n.language)} · ${t("file.until", { date: day })}`
            : t("file.gone", { date: day })}
        </p>
      </div>
      {file.isThere && (
        <a href={addressOf(id)} download className={buttonLook({ variant: "primary" })}>
          <Download aria-hidden />
          {t("file.download")}
        </a>
      )}
    </div>
  );
}

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

function byteSize(bytes: number, locale: string): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[step],
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** step);
}
