import { Outlet, useLocation, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useLayoutEffect } from "react";
import { showAddressBrand } from "../lib/brand.ts";
import { useIsConfirmationAsked } from "../lib/confirmation.ts";
import { loadCatalogues } from "../lib/i18n/i18n.ts";
import { RouteFocus } from "./route-focus.tsx";
import { useOwnAppearance } from "./use-own-appearance.ts";

const ConfirmDialog = lazy(async () => {
  const [file] = await Promise.all([
    import("../features/sessions/confirm-dialog.tsx"),
    loadCatalogues(["sessions"]),
  ]);
  return { default: file.ConfirmDialog };
});

export function RootLayout() {
  useOwnAppearance();
  useBrandOfAddress();
  const isAsked = useIsConfirmationAsked();
  return (
    <>
      <RouteFocus />
      <Outlet />
      <Suspense>{isAsked && <ConfirmDialog />}</Suspense>
    </>
  );
}

/** A tenant's pages are dressed by its shell. */
function useBrandOfAddress(): void {
  const { pathname } = useLocation();
  const { tenant } = useParams({ strict: false });
  useLayoutEffect(() => {
    if (tenant === undefined) showAddressBrand(pathname);
  }, [pathname, tenant]);
}
