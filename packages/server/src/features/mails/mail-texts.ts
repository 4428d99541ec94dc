import type { AccountMail } from "./queue-mail.ts";
import type { NoticeKind } from "../preferences/preferences.rules.ts";

export interface MailText {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly button: string;
  readonly after: readonly string[];
}

/** What a mail about an account names; absent where its kind has nothing to name. Times are written as the reader has them. */
export interface AccountFacts {
  /** What the portal is called, safe to show to a stranger. */
  readonly portal: string;
  readonly browser?: string | null;
  readonly system?: string | null;
  readonly ipAddress?: string | null;
  readonly at?: string;
  /** What was done, as the person's audit names it. */
  readonly action?: string;
  /** Of an invite: who asks, safe to show to a stranger. */
  readonly tenantName?: string;
}

/** What a notice's mail names: members of the tenant alone get it, so that it may say what they typed. */
export interface NoticeFacts {
  /** As people read it. */
  readonly domain?: string;
  readonly purpose?: string;
  readonly person?: string;
  /** Of an account: its address, and what became of it. */
  readonly email?: string;
  readonly status?: string;
  /** Why it was stopped. */
  readonly cause?: string;
  /** Of billing: the addresses that had asked to be told. */
  readonly contacts?: readonly string[];
  /** Of an import: the file's name and how its rows ended. */
  readonly file?: string;
  readonly created?: number;
  readonly updated?: number;
  readonly rejected?: number;
}

/** What happened since the digest before, the newest last. */
export interface DigestFacts {
  readonly tenantName: string;
  readonly slug: string;
  readonly notices: readonly { readonly kind: NoticeKind; readonly facts: NoticeFacts }[];
  /** How many more there were. */
  readonly more: number;
}

/** A week of a tenant, of what its reader may see there. */
export interface ReportFacts {
  readonly tenantName: string;
  readonly slug: string;
  readonly imports: number;
  readonly created: number;
  readonly updated: number;
  readonly rejected: number;
  readonly domains: number;
  readonly verified: number;
  /** Null for a reader who does not see who joins. */
  readonly joined: number | null;
}

/** Every mail in one language. */
export interface MailTexts {
  /**
   * No text holds what a person typed, such as a name: most of these go to addresses that nobody has confirmed, and a mail of
   * ours must not carry a stranger's message.
   */
  readonly account: Record<AccountMail, (facts: AccountFacts) => MailText>;
  readonly notice: Record<NoticeKind, (facts: NoticeFacts) => MailText>;
  readonly daily_digest: (facts: DigestFacts) => MailText;
  readonly weekly_report: (facts: ReportFacts) => MailText;
  /** Below the button: the same address for those who cannot click. */
  readonly orOpen: string;
}
