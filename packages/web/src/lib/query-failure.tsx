import { Lock, SearchX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../ui/error-state.tsx";
import { useErrorText } from "./error-text.ts";
import { failureOf } from "./failure.ts";

export interface QueryFailureProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** The state of a page whose data could not be had: forbidden, gone, away, or our own fault. */
export function QueryFailure({ error, onRetry }: QueryFailureProps) {
  const { t } = useTranslation("app");
  const text = useErrorText();
  const failure = failureOf(error);
  if (failure.code === "forbidden")
    return (
      <ErrorState icon={<Lock />} title={t("failure.forbidden")}>
        {text.ofFailure(failure)}
      </ErrorState>
    );
  if (failure.code === "not_found")
    return (
      <ErrorState icon={<SearchX />} title={t("failure.notFound")}>
        {text.ofFailure(failure)}
      </ErrorState>
    );
  return (
    <ErrorState title={t("failure.title")} requestId={failure.requestId} onRetry={onRetry}>
      {text.ofFailure(failure)}
    </ErrorState>
  );
}
