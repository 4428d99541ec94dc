/** A DKIM key as the server signs by it. */
export interface ServerKey {
  readonly selector: string;
  /** SubjectPublicKeyInfo in base64. */
  readonly publicKey: string;
}

export interface NewMailbox {
  readonly email: string;
  readonly password: string;
  /** What the server shows beside the address. */
  readonly name: string | null;
  /** A word that the server keeps with the mailbox, and by which its owner knows it again. */
  readonly owner: string;
}

/** The server that holds the mailboxes of domains and signs their mail. */
export interface MailServer {
  /** Its host name, which `domains.mailu_domain` keeps once it has the domain. */
  readonly host: string;
  /** Takes the domain in; twice is once. @throws MailServerFault. */
  createDomain(domain: string): Promise<void>;
  /**
   * The key by which it signs for a domain that it has, made where there is none. One that is there is never made anew:
   * that would break signatures until DNS follows. @throws MailServerFault.
   */
  deployDkim(domain: string): Promise<ServerKey>;
  /**
   * Makes a mailbox in a domain that it has. One of the same owner, as an earlier call may have left whose answer never came, gets
   * the password; anybody else's is left as it is. @throws MailServerFault, mailbox_taken among them.
   */
  createMailbox(mailbox: NewMailbox): Promise<void>;
  /** Lets the domain go; one that it has not got is gone already. @throws MailServerFault. */
  removeDomain(domain: string): Promise<void>;
}

/** `name_taken`: the server knows the name as something else, an alias of another domain for one. */
export type MailServerFaultCode =
  | "unreachable"
  | "token_refused"
  | "too_many_requests"
  | "name_taken"
  | "mailbox_taken"
  | "unexpected_answer";

/** Says what failed in a code of ours; the server's own words stay where they were said. */
export class MailServerFault extends Error {
  override name = "MailServerFault";
  readonly code: MailServerFaultCode;
  constructor(code: MailServerFaultCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
