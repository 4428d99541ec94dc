import { useParams } from "@tanstack/react-router";
import { CircleCheck, Unlink } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { failureOf } from "../../lib/failure.ts";
import { useTitle } from "../../lib/use-title.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { useSubscription, useUnsubscribe } from "./use-unsubscribe.ts";

/** Where a mail's link leads: asks before it does anything, because programs open links as well. */
export function UnsubscribePage() {
  const { t } = useTranslation("app");
  const { token } = useParams({ from: "/u/$token" });
  useTitle(t("titles.unsubscribe"));
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center px-4 py-16">
      <Subscription token={token} />
    </main>
  );
}

function Subscription({ token }: { token: string }) {
  const { t } = useTranslation("unsubscribe");
  const text = useErrorText();
  const found = useSubscription(token);
  const unsubscribe = useUnsubscribe();
  // Who gets the mail knows the sender, and need not know whose portal it is.
  useTitle(found.data?.sender);
  if (found.isPending)
    return (
      <Loading>
        <Skeleton className="mx-auto h-7 w-64" />
        <Skeleton className="mx-auto mt-4 h-16 w-full" />
      </Loading>
    );
  if (found.isError) {
    const isGone = ["not_found", "invalid_input"].includes(failureOf(found.error).reason);
    return (
      <Notice icon={<Unlink aria-hidden className="size-8 text-ink-faint" />} title={t("gone")}>
        {isGone ? t("goneText") : text.sentence(found.error)}
      </Notice>
    );
  }
  const { sender, email, isUnsubscribed } = found.data;
  if (isUnsubscribed)
    return (
      <Notice icon={<CircleCheck aria-hidden className="size-8 text-good-ink" />} title={t("done")}>
        {t("doneText", { sender, email })}
      </Notice>
    );
  return (
    <div className="flex flex-col items-center gap-5 text-center">
      <h1 tabIndex={-1} className="text-20 font-semibold text-balance text-ink">
        {t("title", { sender })}
      </h1>
      <p className="text-balance wrap-anywhere text-ink-soft">{t("text", { email })}</p>
      {unsubscribe.isError && (
        <Callout tone="bad" isAlert>
          {text.sentence(unsubscribe.error)}
        </Callout>
      )}
      <Button
        variant="primary"
        size="lg"
        isBusy={unsubscribe.isPending}
        onClick={() => unsubscribe.mutate({ token })}
      >
        {t("confirm")}
      </Button>
    </div>
  );
}

function Notice({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div role="status" className="flex flex-col items-center text-center">
      {icon}
      <h1 tabIndex={-1} className="mt-4 text-20 font-semibold text-balance text-ink">
        {title}
      </h1>
      <p className="mt-2 text-balance wrap-anywhere text-ink-soft">{children}</p>
    </div>
  );
}
