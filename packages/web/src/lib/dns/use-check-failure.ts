import { useTranslation } from "react-i18next";
import { useErrorText } from "../error-text.ts";
import { failureOf } from "../failure.ts";
import { toastFailed } from "../../ui/toasts.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { waitText } from "./use-cause-text.ts";

/** Says why no look was taken now, and when the next one can be asked for. */
export function useCheckFailure(): (error: unknown) => void {
  const { t } = useTranslation("domains");
  const { locale } = useUiWords();
  const text = useErrorText();
  return (error) => {
    const { retryAfterSeconds } = failureOf(error);
    toastFailed(
      retryAfterSeconds === undefined
        ? text.sentence(error)
        : t("page.checkAgain", { time: waitText(retryAfterSeconds, locale) }),
    );
  };
}
