import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import type { FolderForest } from "./folder-forest.ts";
import { usePlaceTemplates } from "./use-templates.ts";

interface Move {
  readonly into: string;
  /** The place that they are seen in; only a folder of the company is left. */
  readonly outOf: string | undefined;
}

/** Moves templates from the folder in sight into another one, and offers the way back; also after what asked for it has gone. */
export function useMoveTemplates(forest: FolderForest) {
  const { t } = useTranslation("templates");
  const text = useErrorText();
  const { mutateAsync } = usePlaceTemplates();
  const failed = (error: unknown) => toastFailed(text.sentence(error));
  return (templateIds: readonly string[], { into, outOf }: Move) => {
    if (templateIds.length === 0 || into === outOf) return;
    const left = outOf !== undefined && forest.byId.has(outOf) ? outOf : undefined;
    const inFolder = (folderId: string) => templateIds.map((templateId) => ({ templateId, folderId }));
    mutateAsync({ add: inFolder(into), remove: left === undefined ? [] : inFolder(left) })
      .then((back) =>
        toastDone({
          text: t("moved", { count: templateIds.length, folder: forest.byId.get(into)?.name ?? "" }),
          undo: { label: t("undo"), run: () => void mutateAsync(back).catch(failed) },
        }),
      )
      .catch(failed);
  };
}
