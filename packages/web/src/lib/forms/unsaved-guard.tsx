import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AlertDialog } from "../../ui/alert-dialog.tsx";

/** Asks before a page is left whose form has changes that nobody saved; the browser asks when the tab is closed. */
export function UnsavedGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useTranslation("app");
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty,
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
