import { Menu as MenuIcon, Search } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { loadCatalogues } from "../../lib/i18n/i18n.ts";
import { useCompanyIfAny } from "../../lib/tenant-facts.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Crumbs } from "./crumbs.tsx";
import { frame } from "./shell-frame.ts";

// Apart, so that no page waits for news of what runs.
const RunningJobs = lazy(() => import("./running-jobs.tsx").then((file) => ({ default: file.RunningJobs })));

const RunningLeadJobs = lazy(async () => {
  const [file] = await Promise.all([
    import("../../features/lead-jobs/running-lead-jobs.tsx"),
    loadCatalogues(["leadJobs"]),
  ]);
  return { default: file.RunningLeadJobs };
});

const NoticeBell = lazy(async () => {
  const [file] = await Promise.all([
    import("../../features/notices/notice-bell.tsx"),
    loadCatalogues(["notices"]),
  ]);
  return { default: file.NoticeBell };
});

export interface TopBarProps {
  readonly onOpenNavigation: () => void;
  readonly onOpenPalette: () => void;
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function TopBar({ onOpenNavigation, onOpenPalette }: TopBarProps) {
  const { t } = useTranslation("app");
  const company = useCompanyIfAny();
  return (
    <header className={frame.bar}>
      <div className="-ms-2 md:hidden">
        <IconButton label={t("nav.open")} icon={<MenuIcon aria-hidden />} onClick={onOpenNavigation} />
      </div>
      <div className="min-w-0 flex-1">
        <Crumbs />
      </div>
      <Suspense>{company && <RunningJobs key={company.id} company={company} />}</Suspense>
      <Suspense>{company && <RunningLeadJobs key={company.id} company={company} />}</Suspense>
      <button
        type="button"
        onClick={onOpenPalette}
        className="flex h-control shrink-0 items-center gap-2 rounded-md border border-line bg-panel px-2.5 text-13 text-ink-faint transition-colors hover:border-control-line hover:text-ink-soft max-md:w-control max-md:justify-center max-md:px-0 md:w-56"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="flex-1 text-start max-md:sr-only">{t("palette.search")}</span>
        <span className="max-md:hidden">
          <Kbd keys={isApple ? "⌘ K" : "Ctrl K"} />
        </span>
      </button>
      <Suspense>
        <NoticeBell />
      </Suspense>
    </header>
  );
}
