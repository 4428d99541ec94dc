import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { toastFailed } from "../../ui/toasts.ts";
import { ProgressPanel, useTimeLeft } from "./progress-panel.tsx";
import { shareDone } from "./share-done.ts";
import { useCancelImport, type ShownImport } from "./use-imports.ts";
import { useMayImport } from "./use-may-import.ts";
import { usePace } from "./use-pace.ts";

/** The check under way. It writes nothing, so that cancelling it asks nothing and leads back to the columns. */
export function CheckRunning({ found }: { found: ShownImport }) {
  const { t, i18n } = useTranslation("imports");
  const text = useErrorText();
  const cancel = useCancelImport();
  const mayImport = useMayImport();
  const share = shareDone(found);
  const timeLeft = useTimeLeft(usePace(share, null).secondsLeft);
  const read = found.checked?.counts.read ?? 0;
  return (
    <ProgressPanel
      title={t("check.title", { file: found.fileName })}
      bar={t("check.bar")}
      share={share}
      text={`${t("running.lines")}: ${formatNumber(read, i18n.language)}`}
      note={t("check.close")}
      stats={[
        { label: t("running.lines"), value: read },
        { label: t("outcome.rejected"), value: found.checked?.counts.rejected ?? 0 },
        { label: t("running.left"), value: timeLeft },
      ]}
    >
      {mayImport && (
        <div>
          <Button
            isBusy={cancel.isPending}
            onClick={() =>
              cancel.mutate({ importId: found.id }, { onError: (error) => toastFailed(text.sentence(error)) })
            }
          >
            {t("check.cancel")}
          </Button>
        </div>
      )}
    </ProgressPanel>
  );
}
