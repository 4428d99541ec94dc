import { Link, Outlet, useRouter } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { paths } from "../../lib/paths.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Toaster } from "../../ui/toast.tsx";

const pages = [
  { to: paths.account, word: "profile" },
  { to: paths.accountPreferences, word: "preferences" },
  { to: paths.accountSecurity, word: "security" },
] as const;

/** Around the pages that are a person's own, outside any tenant. */
export function AccountLayout() {
  const { t } = useTranslation("account");
  return (
    <div className="mx-auto max-w-3xl px-4 py-6 md:px-6 md:py-8">
      <BackLink />
      <main>
        <PageHeader title={t("title")} description={t("intro")} />
        <nav aria-label={t("title")} className="mb-5 flex gap-5 overflow-x-auto border-b border-line">
          {pages.map(({ to, word }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact: true, includeSearch: false }}
              className="-mb-px flex h-control items-center border-b-[1.5px] border-transparent text-13 font-medium whitespace-nowrap text-ink-soft hover:text-ink"
              activeProps={{ className: "border-mark! text-ink!" }}
            >
              {t(`pages.${word}`)}
            </Link>
          ))}
        </nav>
        <div className="flex flex-col gap-5">
          <Outlet />
        </div>
      </main>
      <Toaster />
    </div>
  );
}

/** To where one came from, else to the start. */
function BackLink() {
  const { t } = useTranslation("account");
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
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
        {t("back")}
      </Link>
    </nav>
  );
}
