import { formatNumber } from "../../ui/format-number.ts";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { Stat, StatRow } from "../../ui/stat.tsx";
import { toastFailed } from "../../ui/toasts.ts";
import { duration } from "./byte-size.ts";
import { useCancelImport, type ShownImport } from "./use-imports.ts";

/** Read when news arrive and once a second between them, so that the rate is true also while a batch is under way. */
function useSecondsSince(startedAt: string | null): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (startedAt === null) return undefined;
    const read = () => setSeconds(Math.max(0.5, (Date.now() - Date.parse(startedAt)) / 1000));
    read();
    const timer = setInterval(read, 1_000);
    return () => clearInterval(timer);
  }, [startedAt]);
  return seconds;
}

/** The live bar. It may be closed at any time: the server tells the state to whoever looks. */
export function ImportRunning({ found }: { found: ShownImport }) {
  const { t, i18n } = useTranslation("imports");
  const text = useErrorText();
  const cancel = useCancelImport();
  const [isAsking, setAsking] = useState(false);
  const { counts, doneBytes, fileSizeBytes, startedAt } = found;
  const share = fileSizeBytes === 0 ? 1 : doneBytes / fileSizeBytes;
  const seconds = useSecondsSince(startedAt);
  const left = share > 0 && seconds > 0 ? (seconds / share) * (1 - share) : undefined;
  const lines = formatNumber(counts.read, i18n.language);
  return (
    <section className="flex flex-col gap-5">
      <div className="rounded-lg border border-line bg-panel p-5">
        <div className="mb-3 flex items-baseline justify-between gap-4">
          <h2 className="min-w-0 truncate text-14 font-semibold text-ink">
            {t("running.title", { file: found.fileName })}
          </h2>
          <span className="text-13 text-ink-soft tabular-nums">
            {new Intl.NumberFormat(i18n.language, { style: "percent" }).format(Math.min(share, 0.99))}
          </span>
        </div>
        <ProgressBar label={t("running.bar")} share={share} text={`${t("running.lines")}: ${lines}`} />
        <p className="mt-3 text-13 text-ink-soft">{t("running.close")}</p>
      </div>
      <StatRow>
        <Stat label={t("running.lines")} value={counts.read} />
        <Stat label={t("running.rate")} value={seconds > 0 ? Math.round(counts.read / seconds) : 0} />
        <Stat
          label={t("running.left")}
          value={left === undefined || left < 2 ? t("running.leftNow") : duration(left, i18n.language)}
        />
      </StatRow>
      {found.isCancelling ? (
        <Callout tone="idle">{t("running.cancelling")}</Callout>
      ) : (
        <div>
          <Button onClick={() => setAsking(true)}>{t("running.cancel")}</Button>
        </div>
      )}
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t("running.cancelTitle")}
        confirmLabel={t("running.cancel")}
        keepLabel={t("running.keep")}
        isBusy={cancel.isPending}
        onConfirm={() =>
          cancel.mutate(
            { importId: found.id },
            { onSettled: () => setAsking(false), onError: (error) => toastFailed(text.sentence(error)) },
          )
        }
      >
        {t("running.cancelText")}
      </AlertDialog>
    </section>
  );
}
