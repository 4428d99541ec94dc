import { randomUUID } from "node:crypto";
import {
  HIDDEN,
  same,
  anybody,
  signedIn,
  members,
  readersOfCompany,
  ownSession,
  refusedWhenSignedIn,
  type Line,
} from "./callers.ts";

const nothing = () => undefined;
const email = () => `${randomUUID()}@example.com`;
const token = "x".repeat(43);
const noLink = "x".repeat(64);
const assertion = {
  id: "AAAA",
  rawId: "AAAA",
  type: "public-key",
  clientExtensionResults: {},
  response: { clientDataJSON: "e30", authenticatorData: "AAAA", signature: "AAAA" },
};
const credential = {
  ...assertion,
  response: { clientDataJSON: "e30", attestationObject: "AAAA" },
};

/** Of people by themselves: signing in, their factors, sessions and preferences. */
export const personLines: Readonly<Record<string, Line>> = {
  "unsubscribe.byToken": { input: () => ({ token: noLink }), outcomes: same(HIDDEN) },
  "unsubscribe.confirm": { input: () => ({ token: noLink }), outcomes: same(HIDDEN) },
  "account.cancelEmail": { input: nothing, outcomes: signedIn },
  "account.changePassword": {
    input: () => ({ current: "not the password", password: "quiet otters swim 4 rivers" }),
    outcomes: refusedWhenSignedIn("invalid: wrong_password"),
  },
  "account.confirmEmail": { input: () => ({ token }), outcomes: same("blocked: link_used_or_expired") },
  "account.pendingEmail": { input: nothing, outcomes: signedIn },
  "account.requestEmail": { input: () => ({ email: email() }), outcomes: signedIn },
  "account.rules": { input: nothing, outcomes: signedIn },
  "account.updateName": { input: () => ({ name: "Ada King" }), outcomes: signedIn },
  "factors.addPasskey": {
    input: () => ({ name: "Phone", credential }),
    outcomes: refusedWhenSignedIn("invalid: passkey_refused"),
  },
  "factors.beginTotp": { input: nothing, outcomes: signedIn },
  "factors.confirmTotp": {
    input: () => ({ code: "000000" }),
    outcomes: refusedWhenSignedIn("invalid: wrong_code"),
  },
  "factors.list": { input: nothing, outcomes: signedIn },
  "factors.passkeyEnrolment": { input: nothing, outcomes: signedIn },
  "factors.removePasskey": {
    input: () => ({ passkeyId: randomUUID() }),
    outcomes: refusedWhenSignedIn(HIDDEN),
  },
  "factors.removeTotp": { input: nothing, outcomes: refusedWhenSignedIn(HIDDEN) },
  "factors.renamePasskey": {
    input: () => ({ passkeyId: randomUUID(), name: "Key" }),
    outcomes: refusedWhenSignedIn(HIDDEN),
  },
  "factors.renewBackupCodes": { input: nothing, outcomes: refusedWhenSignedIn("blocked: no_factor") },
  "notices.list": { input: nothing, outcomes: members },
  "notices.markSeen": {
    input: ({ noticeId }) => ({ noticeId }),
    outcomes: readersOfCompany,
    isOwn: true,
  },
  "passwordReset.request": { input: () => ({ email: email() }), outcomes: anybody },
  "passwordReset.reset": {
    input: () => ({ token, password: "quiet otters swim 4 rivers" }),
    outcomes: same("blocked: link_used_or_expired"),
  },
  "preferences.update": { input: () => ({ theme: "dark" }), outcomes: signedIn },
  "preferences.notifications": { input: nothing, outcomes: signedIn },
  "preferences.setNotification": {
    input: () => ({ kind: "import_done", inPortal: true, byMail: "daily" }),
    outcomes: signedIn,
  },
  "preferences.setMails": {
    input: () => ({ emailNotifications: true, weeklyReports: true }),
    outcomes: signedIn,
  },
  "sessions.confirm": {
    input: () => ({ by: "code", code: "000000" }),
    outcomes: refusedWhenSignedIn("invalid: wrong_code"),
  },
  "sessions.current": { input: nothing, outcomes: anybody },
  "sessions.end": { input: ({ sessionId }) => ({ sessionId }), outcomes: ownSession },
  "sessions.endOthers": { input: nothing, outcomes: signedIn },
  "sessions.finishSignIn": {
    input: () => ({ code: "000000" }),
    outcomes: same("blocked: sign_in_expired"),
  },
  "sessions.finishWithPasskey": {
    input: () => ({ credential: assertion }),
    outcomes: same("blocked: sign_in_expired"),
  },
  "sessions.list": { input: nothing, outcomes: signedIn },
  "sessions.passkeyConfirmation": { input: nothing, outcomes: signedIn },
  "sessions.passkeySecondFactor": { input: nothing, outcomes: same("blocked: sign_in_expired") },
  "sessions.passkeySignIn": { input: nothing, outcomes: anybody },
  "sessions.pending": { input: nothing, outcomes: anybody },
  "sessions.signIn": {
    input: () => ({ email: email(), password: "a wrong password" }),
    outcomes: same("invalid: wrong_credentials"),
  },
  "sessions.signInWithPasskey": {
    input: () => ({ credential: assertion }),
    outcomes: same("invalid: passkey_refused"),
  },
  "sessions.signOut": { input: nothing, outcomes: anybody },
  "signUp.resendVerification": { input: () => ({ email: email() }), outcomes: anybody },
  "signUp.signUp": {
    input: () => ({
      name: "Grace Hopper",
      email: email(),
      password: "quiet otters swim 4 rivers",
      tenantName: "Signed Up",
    }),
    outcomes: anybody,
  },
  "signUp.verifyEmail": { input: () => ({ token }), outcomes: same("blocked: link_used_or_expired") },
};
