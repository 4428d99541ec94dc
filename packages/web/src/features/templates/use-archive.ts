import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useSetArchived } from "./use-templates.ts";

/** Puts templates into the archive or brings them back, and offers the way back; also after what asked for it has gone. */
export function useArchive() {
  const { t } = useTranslation("templates");
  const text = useErrorText();
  const { mutateAsync } = useSetArchived();
  const set = (templateIds: readonly string[], isArchived: boolean) =>
    mutateAsync({ templateIds: [...templateIds], isArchived });
  const failed = (error: unknown) => toastFailed(text.sentence(error));
  return (templateIds: readonly string[], isArchived: boolean) => {
    const undo = () => void set(templateIds, !isArchived).catch(failed);
    set(templateIds, isArchived)
      .then(() =>
        toastDone({
          text: t(isArchived ? "archived" : "restored", { count: templateIds.length }),
          undo: { label: t("undo"), run: undo },
        }),
      )
      .catch(failed);
  };
}
