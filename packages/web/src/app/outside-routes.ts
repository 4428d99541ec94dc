import { createRoute, notFound } from "@tanstack/react-router";
import { ownTenant } from "../lib/brand.ts";
import { paths } from "../lib/paths.ts";
import { lazyPage } from "./lazy-page.ts";
import { rootRoute } from "./root-route.ts";
import { signInSearch } from "./search-params.ts";

const outsideLayoutRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "outside",
  component: lazyPage(
    () => import("./outside-layout.tsx"),
    (file) => file.OutsideLayout,
  ),
});

const signInRoute = createRoute({
  getParentRoute: () => outsideLayoutRoute,
  path: paths.signIn,
  staticData: { title: "signIn" },
  validateSearch: signInSearch,
  component: lazyPage(
    () => import("../features/sessions/sign-in-page.tsx"),
    (file) => file.SignInPage,
    ["sessions"],
  ),
});

const signUpRoute = createRoute({
  getParentRoute: () => outsideLayoutRoute,
  path: paths.signUp,
  // Whoever signs up becomes a customer of the platform; a tenant's own address invites its people.
  beforeLoad: () => {
    if (ownTenant !== null) throw notFound();
  },
  staticData: { title: "signUp" },
  component: lazyPage(
    () => import("../features/sign-up/sign-up-page.tsx"),
    (file) => file.SignUpPage,
    ["signUp"],
  ),
});

const verifyEmailRoute = createRoute({
  getParentRoute: () => outsideLayoutRoute,
  path: paths.verifyEmail,
  staticData: { title: "verifyEmail" },
  validateSearch: (search): { token?: string } =>
    typeof search["token"] === "string" ? { token: search["token"] } : {},
  component: lazyPage(
    () => import("../features/sign-up/verify-email-page.tsx"),
    (file) => file.VerifyEmailPage,
    ["signUp"],
  ),
});

const requestResetRoute = createRoute({
  getParentRoute: () => outsideLayoutRoute,
  path: paths.requestReset,
  staticData: { title: "requestReset" },
  component: lazyPage(
    () => import("../features/password-reset/request-reset-page.tsx"),
    (file) => file.RequestResetPage,
    ["passwordReset"],
  ),
});

const setPasswordRoute = createRoute({
  getParentRoute: () => outsideLayoutRoute,
  path: paths.setPassword,
  staticData: { title: "setPassword" },
  component: lazyPage(
    () => import("../features/password-reset/set-password-page.tsx"),
    (file) => file.SetPasswordPage,
    ["passwordReset"],
  ),
});

const changeEmailRoute = createRoute({
  getParentRoute: () => outsideLayoutRoute,
  path: paths.changeEmail,
  staticData: { title: "changeEmail" },
  component: lazyPage(
    () => import("../features/account/change-email-page.tsx"),
    (file) => file.ChangeEmailPage,
    ["account"],
  ),
});

const inviteRoute = createRoute({
  getParentRoute: () => outsideLayoutRoute,
  path: paths.invite,
  staticData: { title: "invite" },
  component: lazyPage(
    () => import("../features/people/invite-page.tsx"),
    (file) => file.InvitePage,
    ["people"],
  ),
});

/** For whoever runs a tenant's DNS: the tenant's page, not the product's, so without its frame. */
export const handoffRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.handoff,
  staticData: { title: "handoff" },
  component: lazyPage(
    () => import("../features/domains/handoff-page.tsx"),
    (file) => file.HandoffPage,
    ["handoffs", "domains"],
  ),
});

/** For those who get a tenant's mail: without the product's frame as well. */
export const unsubscribeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.unsubscribe,
  staticData: { title: "unsubscribe" },
  component: lazyPage(
    () => import("../features/unsubscribe/unsubscribe-page.tsx"),
    (file) => file.UnsubscribePage,
    ["unsubscribe"],
  ),
});

/** Pages for people who are not signed in. */
export const outsideRoute = outsideLayoutRoute.addChildren([
  signInRoute,
  signUpRoute,
  verifyEmailRoute,
  requestResetRoute,
  setPasswordRoute,
  changeEmailRoute,
  inviteRoute,
]);
