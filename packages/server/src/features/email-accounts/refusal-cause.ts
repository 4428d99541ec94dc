import type { ProbeCause } from "./email-accounts.rules.ts";
import type { Credentials } from "./probe-stages.ts";

export interface Refusal {
  readonly host: string;
  readonly credentials: Credentials;
  /** `535 5.7.8` for SMTP, a response code such as `AUTHENTICATIONFAILED` for IMAP (RFC 5530). */
  readonly status: string;
  /** The server's words; searched, never shown. */
  readonly text: string;
  readonly isTemporary: boolean;
}

/** What the large providers mean by words of their own, the surest first. */
const wordings: readonly [RegExp, ProbeCause][] = [
  // Microsoft 365, MC786329; Exchange Online over IMAP.
  [
    /5\.7\.30|5\.7\.139|basic authentication is (not supported|disabled)|SmtpClientAuthentication is disabled/i,
    "basic_sign_in_off",
  ],
  // Google 5.7.9, Yahoo, iCloud, Fastmail.
  [
    /application[- ]specific password|app(lication)?[- ]password|\b5\.7\.9\b|InvalidSecondFactor/i,
    "app_password_needed",
  ],
  // Google 5.7.14: the account holder must show themselves in a browser.
  [/\b5\.7\.14\b|web ?(browser|login)|WEBALERT/i, "sign_in_at_provider"],
  [/too many|rate limit|throttl|try again later|LIMIT\b/i, "too_many_tries"],
  [/PRIVACYREQUIRED|must issue a STARTTLS|encryption required|\b5\.7\.11\b|^530\b/i, "encryption_required"],
  [/full (e-?mail )?address|complete (e-?mail )?address|domain (part )?(is )?missing/i, "wants_full_address"],
];

/** Providers that never take the account's own password over SMTP or IMAP. */
const appPasswordHosts =
  /(^|\.)(gmail\.com|googlemail\.com|mail\.yahoo\.com|mail\.aol\.com|aol\.com|mail\.me\.com|icloud\.com|fastmail\.com|messagingengine\.com|zoho\.(com|eu|in))$/;
const microsoftHosts = /(^|\.)(office365\.com|outlook\.com|hotmail\.com|live\.com)$/;

/** Why a sign-in was refused, as the person who typed it can act on it. */
export function refusalCause({ host, credentials, status, text, isTemporary }: Refusal): ProbeCause {
  const said = `${status} ${text}`;
  if (credentials.kind === "bearer") {
    // Microsoft: the token is right, and the mailbox may not send by SMTP.
    if (/SmtpClientAuthentication is disabled/i.test(said)) return "smtp_off";
    return isTemporary ? "try_later" : "oauth_refused";
  }
  const worded = wordings.find(([pattern]) => pattern.test(said));
  if (worded) return worded[1];
  if (isTemporary || /UNAVAILABLE|INUSE|SERVERBUG/.test(status)) return "try_later";
  if (appPasswordHosts.test(host)) return "app_password_needed";
  if (microsoftHosts.test(host)) return "basic_sign_in_off";
  // Few servers know a person by the part before the at sign alone.
  return credentials.username.includes("@") ? "wrong_password" : "wants_full_address";
}
