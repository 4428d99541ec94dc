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
  // A toast's button works after whatever offered it has gone, where a mutation's own callbacks are silent.
  const run = (wanted: RollBackInput): void =>
    void rollBack.mutateAsync(wanted).then(
      ({ version }) => {
        // Before the first version there is none to go back to.
        const undo = { label: words.undo, run: () => run({ number: wanted.version, version }) };
        toastDone({
          text: t("history.done", { number: wanted.number }),
          ...(wanted.version > 0 && { undo }),
        });
      },
      (error: unknown) => toastFailed(text.sentence(error)),
    );
  return { run, isPending: rollBack.isPending };
}
