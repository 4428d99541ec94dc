import { Check, CloudAlert, LoaderCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";
import { Time } from "../../ui/time.tsx";
import type { SaveState } from "./use-draft.ts";

/** Whether what stands in the editor is safe, read aloud as it changes. */
export function SaveStatus({ save, onRetry }: { save: SaveState; onRetry: () => void }) {
  const { t } = useTranslation("templates");
  const text = useErrorText();
  return (
    <span role="status" className="flex items-center gap-1.5 text-13 text-ink-soft">
      {save.kind === "saved" && (
        <>
          <Check aria-hidden className="size-3.5 text-good-ink" />
          <span>
            {t("save.saved")} <Time at={save.at} />
          </span>
        </>
      )}
      {(save.kind === "saving" || save.kind === "waiting") && (
        <>
          <LoaderCircle aria-hidden className="size-3.5 animate-spin motion-reduce:animate-none" />
          {t("save.saving")}
        </>
      )}
      {save.kind === "conflict" && t("save.conflict")}
      {save.kind === "failed" && (
        <>
          <CloudAlert aria-hidden className="size-3.5 text-bad-ink" />
          <span className="text-bad-ink">{t("save.failed", { why: text.ofFailure(save.failure) })}</span>
          <Button onClick={onRetry}>{t("save.retry")}</Button>
        </>
      )}
    </span>
  );
}
