import { Outlet, useLocation, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useLayoutEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCompanies } from "../../features/companies/use-companies.ts";
import { useSession } from "../../features/sessions/use-sessions.ts";
import { useTenant } from "../../features/tenants/use-tenants.ts";
import { showAddressBrand, showTenantBrand } from "../../lib/brand.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { CompanyProvider, TenantFactsProvider, type Company } from "../../lib/tenant-facts.tsx";
import { TenantSlugProvider, useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Toaster } from "../../ui/toast.tsx";
import { NotFoundPage } from "../not-found-page.tsx";
import { useTitle } from "../../lib/use-title.ts";
import { OfflineBanner } from "./offline-banner.tsx";
import { frame, isSidebarNarrowAtFirst, keepSidebarNarrow, keptSidebarNarrow } from "./shell-frame.ts";
import { PageSkeleton } from "./shell-skeleton.tsx";
import { Sidebar } from "./sidebar.tsx";
import { TopBar } from "./top-bar.tsx";
import { TwoFactorBanner } from "./two-factor-banner.tsx";
import { UnverifiedBanner } from "./unverified-banner.tsx";
import { usePlace } from "./use-place.ts";
import { useShortcuts, type ShortcutTarget } from "./use-shortcuts.ts";

const Palette = lazy(() => import("./palette.tsx").then((file) => ({ default: file.Palette })));
const KeysDialog = lazy(() => import("./keys-dialog.tsx").then((file) => ({ default: file.KeysDialog })));
const PhoneNavigation = lazy(() =>
  import("./phone-navigation.tsx").then((file) => ({ default: file.PhoneNavigation })),
);

/** Around every page inside a tenant. */
export function Shell() {
  const { tenant } = useParams({ from: "/t/$tenant" });
  return (
    <TenantSlugProvider slug={tenant}>
      <ShellOfTenant />
    </TenantSlugProvider>
  );
}

function ShellOfTenant() {
  const { t } = useTranslation("app");
  const tenant = useTenant();
  const companies = useCompanies();
  const place = usePlace();
  const company = companies.data?.find((each) => each.workspaceName === place.workspace);
  const { data: session } = useSession();
  const [chosenNarrow, setNarrow] = useState(keptSidebarNarrow);
  const slug = useTenantSlug();
  const ofTenant = session?.tenants.find((each) => each.slug === slug)?.isSidebarNarrow;
  const isNarrow = chosenNarrow ?? ofTenant ?? isSidebarNarrowAtFirst();
  const [open, setOpen] = useState<ShortcutTarget | "navigation" | undefined>();
  const toggleSidebar = () => {
    keepSidebarNarrow(!isNarrow);
    setNarrow(!isNarrow);
  };
  useShortcuts({ onOpen: setOpen, onToggleSidebar: toggleSidebar });
  useTitle(place.title && t(`titles.${place.title}`), company?.name, tenant.data?.brand.name);
  useTenantBrand(tenant.data);
  const close = () => setOpen(undefined);

  return (
    <TenantFactsProvider facts={tenant.data}>
      <CompanyProvider company={company}>
        <div className={frame.page}>
          <a
            href="#content"
            className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-13 font-medium text-on-accent inset-ring inset-ring-accent-line focus:not-sr-only focus:fixed focus:top-2 focus:start-2"
          >
            {t("skip")}
          </a>
          <Sidebar
            companies={companies.data}
            isNarrow={isNarrow}
            onToggle={toggleSidebar}
            onShowKeys={() => setOpen("keys")}
          />
          <div className={frame.column}>
            <TopBar onOpenNavigation={() => setOpen("navigation")} onOpenPalette={() => setOpen("palette")} />
            <OfflineBanner />
            <UnverifiedBanner />
            <TwoFactorBanner />
            <main id="content" tabIndex={-1} className={frame.content}>
              <Content
                companies={companies}
                tenantError={tenant.error}
                onRetryTenant={() => void tenant.refetch()}
                workspace={place.workspace}
                company={company}
              />
            </main>
          </div>
        </div>
        <Toaster />
        <Suspense>
          {open === "palette" && (
            <Palette companies={companies.data ?? []} onClose={close} onShow={setOpen} />
          )}
          {open === "keys" && <KeysDialog onClose={close} />}
          {open === "navigation" && (
            <PhoneNavigation companies={companies.data} onClose={close} onShowKeys={() => setOpen("keys")} />
          )}
        </Suspense>
      </CompanyProvider>
    </TenantFactsProvider>
  );
}

/** Where the tenant was switched, nothing of the former's look stays while the new one's is on its way. */
function useTenantBrand(facts: ReturnType<typeof useTenant>["data"]): void {
  const { pathname } = useLocation();
  useLayoutEffect(() => {
    if (facts) showTenantBrand(facts.brand);
    else showAddressBrand(pathname);
  }, [facts, pathname]);
}

interface ContentProps {
  readonly companies: ReturnType<typeof useCompanies>;
  readonly tenantError: unknown;
  readonly onRetryTenant: () => void;
  readonly workspace: string | undefined;
  readonly company: Company | undefined;
}

/** The page, once the company that its address names is known. */
function Content({ companies, tenantError, onRetryTenant, workspace, company }: ContentProps) {
  if (tenantError) return <QueryFailure error={tenantError} onRetry={onRetryTenant} />;
  if (workspace === undefined || company) return <Outlet />;
  if (companies.isPending) return <PageSkeleton />;
  if (companies.isError)
    return <QueryFailure error={companies.error} onRetry={() => void companies.refetch()} />;
  return <NotFoundPage isInsideShell />;
}
