import { Monitor, Smartphone } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page-header.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useEndOtherSessions, useEndSession, useSessionList, type LiveSession } from "./use-sessions.ts";

/** The person's own sessions, each of which they may end. */
export function SessionsSection({ rule }: { rule?: ReactNode }) {
  const { t } = useTranslation("sessions");
  const sessions = useSessionList();
  const others = sessions.data?.filter((each) => !each.isCurrent) ?? [];
  return (
    <Section
      title={t("list.title")}
      description={
        <>
          {t("list.description")} {rule}
        </>
      }
      actions={others.length > 0 && <EndOthers />}
    >
      {sessions.isPending && <ListSkeleton />}
      {sessions.isError && <QueryFailure error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.data && (
        <ul className="-my-3 divide-y divide-line">
          {sessions.data.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function ListSkeleton() {
  return (
    <Loading>
      <Skeleton className="h-10 w-full" />
      <Skeleton className="mt-4 h-10 w-full" />
    </Loading>
  );
}

function SessionRow({ session }: { session: LiveSession }) {
  const { t } = useTranslation("sessions");
  const text = useErrorText();
  const end = useEndSession();
  const { browser, system } = session.device;
  const device =
    browser && system
      ? t("list.deviceOn", { browser, system })
      : (browser ?? system ?? t("list.unknownDevice"));
  const Icon = system === "iOS" || system === "Android" ? Smartphone : Monitor;
  // The row is gone when the answer comes, so the promise speaks and not the row's own callbacks.
  const endIt = () =>
    end.mutateAsync({ sessionId: session.id }).then(
      () => toastDone({ text: t("list.ended") }),
      (error: unknown) => toastFailed(text.sentence(error)),
    );
  return (
    <li className="flex items-center gap-3 py-3">
      <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 text-14">
          {device}
          {session.isCurrent && <Badge tone="good">{t("list.current")}</Badge>}
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-2 text-13 text-ink-soft">
          <span>
            {t("list.seen")} <Time at={session.lastSeen} />
          </span>
          {session.ipAddress !== null && <span className="font-mono text-12">{session.ipAddress}</span>}
        </p>
      </div>
      {!session.isCurrent && (
        <Button isBusy={end.isPending} onClick={() => void endIt()} aria-label={t("list.endOf", { device })}>
          {t("list.end")}
        </Button>
      )}
    </li>
  );
}

function EndOthers() {
  const { t } = useTranslation("sessions");
  const text = useErrorText();
  const [isAsking, setAsking] = useState(false);
  const end = useEndOtherSessions();
  const confirm = () =>
    end.mutateAsync().then(
      ({ ended }) => {
        setAsking(false);
        toastDone({ text: t("list.othersEnded", { count: ended }) });
      },
      // The dialog tells it.
      () => undefined,
    );
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("list.endOthers")}</Button>
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t("list.endOthersTitle")}
        confirmLabel={t("list.endOthers")}
        onConfirm={() => void confirm()}
        isBusy={end.isPending}
        error={end.isError ? text.sentence(end.error) : undefined}
      >
        {t("list.endOthersText")}
      </AlertDialog>
    </>
  );
}
