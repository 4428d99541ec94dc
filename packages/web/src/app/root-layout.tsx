import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
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
  const isAsked = useIsConfirmationAsked();
  return (
    <>
      <RouteFocus />
      <Outlet />
      <Suspense>{isAsked && <ConfirmDialog />}</Suspense>
    </>
  );
}
