import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { failureOf } from "../lib/failure.ts";
import { useErrorText } from "../lib/error-text.ts";
import { Button } from "../ui/button.tsx";

/** A chunk that is gone means that the portal was released anew while this tab was open. */
const isStale = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|module script/i.test(error.message);

/** What stands in place of a page that threw. Plain markup, because it is in the first chunk. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation("app");
  const text = useErrorText();
  const router = useRouter();
  const failure = failureOf(error);
  const isFault = failure.code === "internal";
  const again = () => {
    if (isFault) return window.location.reload();
    reset();
    void router.invalidate();
  };
  return (
    <main role="alert" className="mx-auto flex max-w-md flex-col items-center px-6 py-24 text-center">
      <h1 tabIndex={-1} className="text-20 font-semibold">
        {isStale(error) ? t("failure.stale") : isFault ? t("failure.crash") : t("failure.title")}
      </h1>
      <p className="mt-2 mb-6 text-ink-soft">
        {isStale(error) ? t("failure.staleText") : isFault ? t("failure.crashText") : text.ofFailure(failure)}
      </p>
      {failure.requestId !== "" && <code className="mb-6 font-mono text-12">{failure.requestId}</code>}
      <Button variant="primary" onClick={again}>
        {isFault ? t("failure.reload") : t("retry", { ns: "ui" })}
      </Button>
    </main>
  );
}
