import { useTranslation } from "react-i18next";
import { UnsavedGuard } from "../../lib/forms/unsaved-guard.tsx";
import { Button } from "../../ui/button.tsx";
import { DialogActions } from "../../ui/dialog.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import type { Adding } from "./use-add-list.ts";

type Running = Extract<Adding, { step: "running" }>;

export function AddProgress({ adding, onStop }: { adding: Running; onStop: () => void }) {
  const { t } = useTranslation("suppressions");
  const read = t("add.read", { count: adding.sum.lines });
  return (
    <>
      <UnsavedGuard isDirty={false} isSaving />
      <ProgressBar label={t("add.running")} share={adding.share} text={read} />
      <p className="mt-2 text-13 text-ink-soft tabular-nums">{read}</p>
      <DialogActions>
        <Button onClick={onStop}>{t("add.stop")}</Button>
      </DialogActions>
    </>
  );
}
