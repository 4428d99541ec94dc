/** Of mailboxes that are connected by signing in at their provider. */
export const consent = {
  providers: { google: "Google", microsoft: "Microsoft" },
  signIn: "Sign in with {{provider}}",
  ways: "A mailbox there is connected by signing in; no password is kept here.",
  found: {
    google: "Sign in there, and no password is kept here. An app password below works as well.",
    microsoft:
      "Sign in there: it works for sending and receiving, and no password is kept here. With a password below the mailbox only sends, unchanged until the end of December 2026.",
  },
  notSetUp: {
    google:
      "Google refuses the account's own password here. Turn on 2-step verification in the Google account, make an app password, and give that below.",
    microsoft:
      "Sending with a password works there unchanged until the end of December 2026. After that it is off by default: an admin can turn it on again, and new organisations do not get it. Its final end is to be announced in the second half of 2027. Receiving with a password is over, so that this mailbox only sends here.",
  },
  appPassword: "Make an app password at Google",
  finish: {
    title: "Connecting the mailbox",
    text: "The provider is asked for the permission that you gave. This takes some seconds.",
    failed: "The mailbox is not connected",
    declined: "It was not allowed at the provider, so nothing was changed.",
    unclear: "The provider's answer is not complete. Begin again at the company's e-mail accounts.",
    back: "Back to the e-mail accounts",
    home: "Back to the portal",
    done: "{{email}} is connected and being tried.",
  },
  page: {
    signedIn: "Signed in with {{provider}}",
    text: "No password is kept here, only the permission that the provider gave. It can be taken back there at any time.",
    sending: "Sender and limit",
    anew: "Connect again",
    change: "Sign in with {{provider}} instead of a password",
    changeText: "No password is kept here then, and the mailbox goes on working when passwords end there.",
    stopped: "Nothing is sent from it until it is connected again.",
    notSetUp: "Signing in at {{provider}} is no longer set up on this platform. Ask whoever runs it.",
  },
} as const;
