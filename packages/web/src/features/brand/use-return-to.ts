import type { RollBackInput } from "@rookery/server/brand/schema";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { useRollBack } from "./use-brand.ts";

/** Puts an earlier version in force again, says so, and offers the way back from that as well. */
export function useReturnTo() {
  const { t } = useTranslation("brand");
  const words = useUiWords();
  const text = useErrorText();
  const rollBack = useRollBack();
  const run = (wanted: RollBackInput) =>
    rollBack.mutate(wanted, {
      onSuccess: ({ version }) =>
        toastDone({
          text: t("history.done", { number: wanted.number }),
          undo: { label: words.undo, run: () => run({ number: wanted.version, version }) },
        }),
      onError: (error) => toastFailed(text.sentence(error)),
    });
  return { run, isPending: rollBack.isPending };
}
