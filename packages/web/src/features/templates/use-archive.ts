import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useSetArchived } from "./use-templates.ts";

/** Puts templates into the archive or brings them back, and offers the way back. */
export function useArchive() {
  const { t } = useTranslation("templates");
  const text = useErrorText();
  const setArchived = useSetArchived();
  const run = (templateIds: readonly string[], isArchived: boolean, isUndo = false) =>
    setArchived.mutate(
      { templateIds: [...templateIds], isArchived },
      {
        onError: (error) => toastFailed(text.sentence(error)),
        onSuccess: () =>
          !isUndo &&
          toastDone({
            text: t(isArchived ? "archived" : "restored", { count: templateIds.length }),
            undo: { label: t("undo"), run: () => run(templateIds, !isArchived, true) },
          }),
      },
    );
  return (templateIds: readonly string[], isArchived: boolean) => run(templateIds, isArchived);
}
