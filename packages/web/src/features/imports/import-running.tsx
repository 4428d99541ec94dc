import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { toastFailed } from "../../ui/toasts.ts";
import { shareDone } from "./share-done.ts";
import { ProgressPanel, useTimeLeft } from "./progress-panel.tsx";
import { useMayImport } from "./use-may-import.ts";
import { usePace } from "./use-pace.ts";
import { useCancelImport, type ShownImport } from "./use-imports.ts";

/** The live bar. It may be closed at any time: the server tells the state to whoever looks. */
export function ImportRunning({ found }: { found: ShownImport }) {
  const { t, i18n } = useTranslation("imports");
  const mayImport = useMayImport();
  const { counts } = found;
  const share = shareDone(found);
  const { seconds, secondsLeft } = usePace(share, found.startedAt);
  const timeLeft = useTimeLeft(secondsLeft);
  return (
    <ProgressPanel
      title={t("running.title", { file: found.fileName })}
      bar={t("running.bar")}
      share={share}
      text={`${t("running.lines")}: ${formatNumber(counts.read, i18n.language)}`}
      note={t("running.close")}
      stats={[
        { label: t("running.lines"), value: counts.read },
        { label: t("running.rate"), value: Math.round(counts.read / Math.max(0.5, seconds)) },
        { label: t("running.left"), value: timeLeft },
      ]}
    >
      {found.isCancelling ? (
        <Callout tone="idle">{t("running.cancelling")}</Callout>
      ) : (
        mayImport && <CancelButton importId={found.id} />
      )}
    </ProgressPanel>
  );
}

function CancelButton({ importId }: { importId: string }) {
  const { t } = useTranslation("imports");
  const text = useErrorText();
  const cancel = useCancelImport();
  const [isAsking, setAsking] = useState(false);
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t("running.cancel")}</Button>
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t("running.cancelTitle")}
        confirmLabel={t("running.cancel")}
        keepLabel={t("running.keep")}
        isBusy={cancel.isPending}
        onConfirm={() =>
          cancel.mutate(
            { importId },
            { onSettled: () => setAsking(false), onError: (error) => toastFailed(text.sentence(error)) },
          )
        }
      >
        {t("running.cancelText")}
      </AlertDialog>
    </div>
  );
}
