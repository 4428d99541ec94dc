import type { AccountFacts, MailTexts } from "./mail-texts.ts";

/** Records by the names under which people know them. */
const records: Record<string, string> = {
  ownership: "the ownership record",
  spf: "the SPF record",
  dkim: "the DKIM key",
  dmarc: "the DMARC record",
  mx: "an MX record",
  return_path: "the return path",
};

const changes: Record<string, string> = {
  "factors.addTotp": "An authenticator app was set up as second factor.",
  "factors.removeTotp": "The authenticator app was removed.",
  "factors.addPasskey": "A passkey was added.",
  "factors.removePasskey": "A passkey was removed.",
  "factors.renewBackupCodes": "New backup codes were made; the former ones no longer work.",
  "people.resetFactors":
    "Somebody who manages your tenant removed your second factors, so that you can set them up anew.",
};

function deviceWords({ browser, system, ipAddress, at }: AccountFacts): string {
  const device = browser && system ? `${browser} on ${system}` : (browser ?? system ?? "an unknown browser");
  const from = ipAddress ? `, from the address ${ipAddress}` : "";
  return `${at ?? ""}: ${device}${from}.`;
}

const why = "You get this because you run this workspace.";

const number = (value: number): string => new Intl.NumberFormat("en").format(value);

const started = "You get this because you started the import. Which mails you get is in your preferences.";
const chosen = "You get this because your preferences ask for it, where you can also turn it off.";

export const english: MailTexts = {
  orOpen: "Or open this address:",
  account: {
    verify_email: ({ portal }) => ({
      subject: "Confirm your e-mail address",
      lines: [
        `Somebody, probably you, gave this address for an account at ${portal}.`,
        "Confirm it to open your workspace. The link works once, for 24 hours.",
      ],
      button: "Confirm address",
      after: ["If it was not you, do not open the link. Nothing happens without it."],
    }),
    already_registered: ({ portal }) => ({
      subject: "You already have an account",
      lines: [
        `Somebody, probably you, signed up at ${portal} with this address. It has an account already.`,
        "Sign in instead. You can add another workspace there, or set a new password if you have forgotten yours.",
      ],
      button: "Sign in",
      after: ["If it was not you, there is nothing to do: your account is unchanged."],
    }),
    reset_password: ({ portal }) => ({
      subject: "Set a new password",
      lines: [
        `Somebody, probably you, asked to set a new password for your account at ${portal}.`,
        "The link works once, for one hour.",
      ],
      button: "Set new password",
      after: ["If you did not ask for this, there is nothing to do: your password is unchanged."],
    }),
    password_changed: ({ portal }) => ({
      subject: "Your password was changed",
      lines: [`The password of your account at ${portal} was changed, and all other sessions were ended.`],
      button: "Review your sessions",
      after: ["If it was not you, set a new password at once from the sign-in page."],
    }),
    new_device: (facts) => ({
      subject: "You signed in on a new device",
      lines: [
        "Somebody, probably you, signed in to your account in a browser that had not been used before.",
        deviceWords(facts),
      ],
      button: "Review your sessions",
      after: ["If it was not you, end that session there and change your password at once."],
    }),
    factors_changed: ({ action = "", at = "" }) => ({
      subject: "Your second factors were changed",
      lines: [
        `${changes[action] ?? "Your second factors were changed."} (${at})`,
        "All other sessions were ended.",
      ],
      button: "Review your account",
      after: ["If it was not you, set a new password at once from the sign-in page."],
    }),
    email_change_old: () => ({
      subject: "Confirm the change of your e-mail address",
      lines: [
        "Somebody, probably you, asked to sign in to your account with another e-mail address.",
        "It changes once both addresses are confirmed. This is the link for the present one; it works once, for 24 hours.",
      ],
      button: "Confirm the change",
      after: [
        "If it was not you, do not open the link, and change your password: whoever asked was signed in to your account.",
      ],
    }),
    email_change_new: ({ portal }) => ({
      subject: "Confirm your new e-mail address",
      lines: [
        `Somebody, probably you, asked to sign in at ${portal} with this address from now on.`,
        "It changes once both addresses are confirmed. This is the link for the new one; it works once, for 24 hours.",
      ],
      button: "Confirm this address",
      after: ["If it was not you, do not open the link. Nothing happens without it."],
    }),
    email_change_taken: ({ portal }) => ({
      subject: "This address has an account already",
      lines: [
        `Somebody, probably you, asked to use this address for another account at ${portal}. It has an account of its own, so nothing was changed.`,
      ],
      button: "Sign in",
      after: ["If it was not you, there is nothing to do: your account is unchanged."],
    }),
    email_changed: () => ({
      subject: "Your e-mail address was changed",
      lines: ["Both addresses were confirmed. From now on you sign in with the new one."],
      button: "Review your account",
      after: ["If it was not you, write to whoever runs your tenant at once."],
    }),
    invite: ({ tenantName = "a tenant", at = "" }) => ({
      subject: `Join ${tenantName}`,
      lines: [
        `You are asked to join ${tenantName}. The page that opens says who asks, and what you would be able to do.`,
        `The link works once, until ${at}.`,
      ],
      button: "Open the invitation",
      after: ["If you do not know them, there is nothing to do: nothing happens without the link."],
    }),
    join_approved: ({ tenantName = "the tenant" }) => ({
      subject: `You are in: ${tenantName}`,
      lines: [`An admin of ${tenantName} has approved that you join.`],
      button: "Open it",
      after: [],
    }),
  },
  notice: {
    domain_verified: ({ domain = "" }) => ({
      subject: `${domain} is verified`,
      lines: [`Every record that receivers ask for stands at ${domain}. We look again several times a day.`],
      button: "Open the domain",
      after: [why],
    }),
    domain_degraded: ({ domain = "", purpose = "" }) => ({
      subject: `${domain} needs attention`,
      lines: [
        `${domain} was verified, and several looks in a row found that ${records[purpose] ?? "a record"} no longer stands.`,
        "Mail from it may be refused or put into spam. The page shows what each name server says, and the one change that mends it.",
      ],
      button: "See what changed",
      after: [why],
    }),
    domain_recovered: ({ domain = "" }) => ({
      subject: `${domain} is whole again`,
      lines: [`Every record that receivers ask for stands at ${domain} again.`],
      button: "Open the domain",
      after: [why],
    }),
    domain_ownership_lost: ({ domain = "" }) => ({
      subject: `${domain} is no longer proven to be yours`,
      lines: [
        `Your ownership record has been gone from the DNS of ${domain} for more than three days, and another proof of ownership stands there now.`,
        "If the domain is yours, publish your record again; the page shows it.",
      ],
      button: "Open the domain",
      after: [why],
    }),
    import_done: ({ file = "", created = 0, updated = 0, rejected = 0 }) => ({
      subject: `${file} is imported`,
      lines: [
        `Created: ${number(created)}. Updated: ${number(updated)}. Rejected: ${number(rejected)}.`,
        "The page lists every line that did not make it, with its reason.",
      ],
      button: "Open the import",
      after: [started],
    }),
    import_failed: ({ file = "", created = 0, updated = 0 }) => ({
      subject: `The import of ${file} stopped`,
      lines: [
        `What was done until then stays: ${number(created)} created, ${number(updated)} updated. The page says why it stopped.`,
      ],
      button: "Open the import",
      after: [started],
    }),
    account_stopped: ({ email = "", status = "", cause = "" }) => ({
      subject: `${email} is stopped`,
      lines: [whyStopped(status, cause), "The page says at which step it ended, why, and what mends it."],
      button: "Open the account",
      after: [why],
    }),
    account_recovered: ({ email = "" }) => ({
      subject: `${email} works again`,
      lines: ["Its mail server takes and gives mail again, and the account is active."],
      button: "Open the account",
      after: [why],
    }),
    member_joined: ({ person = "" }) => ({
      subject: `${person} has joined`,
      lines: [`${person} has accepted an invitation and is a member now.`],
      button: "Open people",
      after: [why],
    }),
    member_waits: ({ person = "" }) => ({
      subject: `${person} waits for your approval`,
      lines: [
        `${person} was asked in by a member and has accepted. They are let in once somebody approves it.`,
      ],
      button: "Decide",
      after: [why],
    }),
    policies_changed: ({ person = "" }) => ({
      subject: "The policies of your tenant were changed",
      lines: [`${person} has changed the policies. The page shows what holds now.`],
      button: "Open policies",
      after: [why],
    }),
    billing_changed: ({ person = "" }) => ({
      subject: "The billing details of your tenant were changed",
      lines: [`${person} has changed the billing contact or address. The page shows what holds now.`],
      button: "Open settings",
      after: [why],
    }),
  },
  daily_digest: ({ tenantName, notices, more }) => ({
    subject: `${tenantName}: what happened since yesterday`,
    lines: [
      ...notices.map(({ kind, facts }) => english.notice[kind](facts).subject),
      ...(more > 0 ? [`And ${number(more)} more.`] : []),
    ],
    button: "Open the portal",
    after: [chosen],
  }),
  weekly_report: ({ tenantName, imports, created, updated, rejected, domains, verified, joined }) => ({
    subject: `${tenantName}: your week`,
    lines: [
      `Imports finished: ${number(imports)}. Leads created: ${number(created)}, updated: ${number(updated)}, lines rejected: ${number(rejected)}.`,
      `Domains verified: ${number(verified)} of ${number(domains)}.`,
      ...(joined === null ? [] : [`People who joined: ${number(joined)}.`]),
    ],
    button: "Open the portal",
    after: [chosen],
  }),
};

function whyStopped(status: string, cause: string): string {
  if (cause === "consent_withdrawn")
    return "Its provider does not let us in any more: the permission was taken back, or has ended. Nothing is sent from it until it is connected again.";
  return status === "needs_password"
    ? "Its mail server refuses the password. Nothing is sent from it until the password is given again."
    : "Its mail server could not be used several times in a row. Nothing is sent from it until it works again; it goes on being tried.";
}
