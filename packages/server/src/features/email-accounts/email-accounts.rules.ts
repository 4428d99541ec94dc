/** The words of e-mail accounts that the server and the portal share; pure. */

export const protocols = ["smtp", "imap"] as const;
export type Protocol = (typeof protocols)[number];

/** `tls` from the first byte (RFC 8314), `starttls` after the greeting (RFC 3207, RFC 9051), or none. */
export const securities = ["tls", "starttls", "none"] as const;
export type Security = (typeof securities)[number];

/** What a probe goes through, in words; the order is the wire's, see `stagesOf`. */
export type Stage =
  | "resolve"
  | "allowed"
  | "connect"
  | "tls"
  | "certificate"
  | "greeting"
  | "capabilities"
  | "sign_in"
  | "folders"
  | "limits";

/** The stages of one protocol in the order in which they happen. */
export function stagesOf(protocol: Protocol, security: Security): Stage[] {
  const byMode: Record<Security, Stage[]> = {
    tls: ["tls", "certificate", "greeting"],
    starttls: ["greeting", "tls", "certificate"],
    none: ["greeting"],
  };
  return [
    "resolve",
    "allowed",
    "connect",
    ...byMode[security],
    "capabilities",
    "sign_in",
    protocol === "imap" ? "folders" : "limits",
  ];
}

/** Why a stage failed, as a person can act on it. Each has a sentence and a fix in the portal's catalogue. */
export const probeCauses = [
  // resolve, connect
  "host_not_found",
  "resolver_silent",
  "unreachable",
  "refused",
  // tls
  "tls_on_plain_port",
  "plain_on_tls_port",
  "starttls_missing",
  "starttls_refused",
  "tls_too_old",
  "tls_failed",
  // certificate
  "self_signed",
  "wrong_name",
  "certificate_expired",
  "certificate_not_yet_valid",
  "unknown_issuer",
  // greeting, capabilities
  "silent",
  "speaks_imap",
  "speaks_smtp",
  "speaks_pop3",
  "not_a_mail_server",
  "turned_away",
  "encryption_required",
  "no_sign_in_offered",
  // sign-in
  "wrong_password",
  "app_password_needed",
  "basic_sign_in_off",
  "wants_full_address",
  "sign_in_at_provider",
  "oauth_needed",
  "oauth_refused",
  "smtp_off",
  "too_many_tries",
  "try_later",
  // folders, limits
  "no_inbox",
  "sender_refused",
  // any
  "timed_out",
  "hung_up",
  "too_much_said",
  "unexpected_answer",
] as const;
export type ProbeCause = (typeof probeCauses)[number];

/** What a stage found. Nothing in here is a server's own text: names are checked for their form, the rest are figures. */
export interface StageFacts {
  /** Where the connection went. */
  readonly address?: string;
  readonly addresses?: number;
  readonly tlsVersion?: string;
  /** Host names that the certificate is for; the first few. */
  readonly names?: readonly string[];
  /** ISO 8601. */
  readonly expiresAt?: string;
  readonly mechanisms?: readonly string[];
  /** Greatest message, in bytes (RFC 1870). */
  readonly messageBytes?: number;
  /** Most recipients of one message (RFC 9422). */
  readonly recipients?: number;
  readonly folders?: number;
  /** Reply and enhanced status code, `535 5.7.8` (RFC 5321, RFC 3463). */
  readonly reply?: string;
}

export interface StageReport {
  readonly protocol: Protocol;
  readonly stage: Stage;
  readonly state: "running" | "passed" | "failed";
  readonly tookMs: number;
  readonly facts: StageFacts;
  /** Of a failed stage. */
  readonly cause?: ProbeCause;
}

/** Where an account is reached; the secret is never a part of it. */
export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  readonly username: string;
}

export interface ImapSettings extends ServerSettings {
  /** Whether IMAP takes another password than SMTP. */
  readonly hasOwnPassword?: boolean | undefined;
}

/** Who says how a mailbox is reached; see `findSettings`. */
export type SettingsSource = "provider" | "mx" | "srv" | "autoconfig" | "guess";

/** Providers whose mailboxes are connected by signing in there; the operator has to be registered at them. */
export const signInProviders = ["google", "microsoft"] as const;
export type SignInProvider = (typeof signInProviders)[number];

/** Where an account was connected by signing in; null for one with a password. */
export const providerOf = ({ provider }: { readonly provider: string }): SignInProvider | null =>
  signInProviders.find((each) => each === provider) ?? null;

export const accountStatuses = ["active", "paused", "needs_password", "failing"] as const;
export type AccountStatus = (typeof accountStatuses)[number];

/**
 * Why nothing was tried: what is kept cannot be opened, the provider has taken the permission back, or the operator has no
 * registration there any more.
 */
export type KeyCause = "secret_unreadable" | "consent_withdrawn" | "sign_in_not_set_up";

/** Where the newest try of an account ended. */
export interface AccountFault {
  readonly protocol: Protocol;
  readonly stage: Stage;
  readonly cause: ProbeCause | KeyCause;
  readonly facts: StageFacts;
}

/** Causes that only the person with the password can mend; trying again would lock the mailbox. */
const credentialCauses: ReadonlySet<string> = new Set([
  "wrong_password",
  "app_password_needed",
  "basic_sign_in_off",
  "wants_full_address",
  "sign_in_at_provider",
  "oauth_needed",
  "oauth_refused",
  "secret_unreadable",
  "consent_withdrawn",
] satisfies AccountFault["cause"][]);

export const needsPassword = (cause: AccountFault["cause"]): boolean => credentialCauses.has(cause);

/** A mailbox that begins with few messages a day and sends `step` more each day. */
export interface WarmupPlan {
  readonly start: number;
  readonly step: number;
  readonly target: number;
  /** Its first day, `2026-11-27`. */
  readonly began: string;
}

const DAY_MS = 86_400_000;

/** Which day of the plan it is, from 1; of a plan that begins later 0. */
export const warmupDay = ({ began }: WarmupPlan, today: string): number =>
  Math.max(0, (Date.parse(today) - Date.parse(began)) / DAY_MS + 1);

/** What may be sent on a day: the limit, and less while the account warms up. */
export function allowanceOf(dailyLimit: number, plan: WarmupPlan | null, today: string): number {
  if (!plan) return dailyLimit;
  const day = warmupDay(plan, today);
  const grown = day === 0 ? 0 : plan.start + plan.step * (day - 1);
  return Math.min(dailyLimit, plan.target, grown);
}
