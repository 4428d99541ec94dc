import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AlertDialog } from "../../ui/alert-dialog.tsx";

export interface UnsavedGuardProps {
  readonly isDirty: boolean;
  /** What is being saved goes on behind another page of the portal, but not behind a tab that is closed. */
  readonly isSaving?: boolean;
}

/** Asks before a page is left whose form has changes that nobody saved; the browser asks when the tab is closed. */
export function UnsavedGuard({ isDirty, isSaving = false }: UnsavedGuardProps) {
  const { t } = useTranslation("app");
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty || isSaving,
    withResolver: true,
  });
  return (
    <AlertDialog
      isOpen={blocker.status === "blocked"}
      onOpenChange={(isOpen) => !isOpen && blocker.reset?.()}
      title={t("unsaved.title")}
      confirmLabel={t("unsaved.leave")}
      onConfirm={() => blocker.proceed?.()}
    >
      {t("unsaved.text")}
    </AlertDialog>
  );
}
