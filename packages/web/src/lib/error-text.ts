import { useTranslation } from "react-i18next";
import { failureOf, type Failure } from "./failure.ts";
import type { rules } from "./i18n/en/rules.ts";

type Rule = Exclude<keyof typeof rules, "password">;

export interface ErrorText {
  /** The sentence for whatever was thrown. */
  readonly sentence: (error: unknown) => string;
  readonly ofFailure: (failure: Failure) => string;
  /** The sentence for a schema's message key, or for a reason that the server put on a field. */
  readonly rule: (key: string) => string;
}

/** Sentences for errors, in the reader's language. */
export function useErrorText(): ErrorText {
  const { t, i18n } = useTranslation(["errors", "rules"]);
  const ofFailure = (failure: Failure) => t(failure.reason, { ns: "errors" });
  return {
    ofFailure,
    sentence: (error) => ofFailure(failureOf(error)),
    rule: (key) => {
      if (i18n.exists(key, { ns: "rules" })) return t(key as Rule, { ns: "rules" });
      if (i18n.exists(key, { ns: "errors" })) return t(key as Failure["reason"], { ns: "errors" });
      return t("other", { ns: "rules" });
    },
  };
}
