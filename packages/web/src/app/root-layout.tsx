import { Outlet } from "@tanstack/react-router";
import { RouteFocus } from "./route-focus.tsx";

export function RootLayout() {
  return (
    <>
      <RouteFocus />
      <Outlet />
    </>
  );
}
