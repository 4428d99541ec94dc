import { Link, useRouter } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "../../lib/paths.ts";
import { Badge } from "../../ui/badge.tsx";
import { PageHeader, Section } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Toaster } from "../../ui/toast.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { useSession } from "./use-sessions.ts";

export function AccountPage() {
  const { t } = useTranslation("sessions");
  const { data: session } = useSession();
  useEffect(() => {
    document.title = t("account.title");
  }, [t]);
  return (
    <div className="mx-auto max-w-3xl px-4 py-6 md:px-6 md:py-8">
      <BackLink />
      <main>
        <PageHeader title={t("account.title")} description={t("account.description")} />
        <div className="flex flex-col gap-5">
          <Section title={t("account.you")}>
            {session ? (
              <dl className="grid gap-x-6 gap-y-3 text-14 sm:grid-cols-[9rem_1fr]">
                <dt className="text-ink-soft">{t("account.name")}</dt>
                <dd className="wrap-anywhere">{session.user.name}</dd>
                <dt className="text-ink-soft">{t("account.email")}</dt>
                <dd className="flex flex-wrap items-center gap-2 wrap-anywhere">
                  {session.user.email}
                  <Badge tone={session.user.emailVerified ? "good" : "warn"}>
                    {session.user.emailVerified ? t("account.confirmed") : t("account.unconfirmed")}
                  </Badge>
                </dd>
              </dl>
            ) : (
              <Skeleton className="h-14 w-64" />
            )}
          </Section>
          <SessionsSection />
        </div>
      </main>
      <Toaster />
    </div>
  );
}

/** To where one came from, else to the start. */
function BackLink() {
  const { t } = useTranslation("sessions");
  const router = useRouter();
  const canGoBack = router.history.canGoBack();
  return (
    <nav className="mb-4">
      <Link
        to={paths.home}
        onClick={(event) => {
          if (!canGoBack) return;
          event.preventDefault();
          router.history.back();
        }}
        className="inline-flex items-center gap-1.5 rounded-sm text-13 text-ink-soft hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {t("account.back")}
      </Link>
    </nav>
  );
}
