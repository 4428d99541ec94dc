import type { ServerSettings } from "@rookery/server/email-accounts/rules";

/** A form about a mailbox; what is typed and not what is sent. */
export interface AccountValues {
  email: string;
  senderName: string;
  smtp: ServerSettings;
  imap: ServerSettings;
  /** Without, the account only sends. */
  receives: boolean;
  password: string;
  hasImapPassword: boolean;
  imapPassword: string;
  dailyLimit: number;
  /** The mailbox itself is made on the platform's server, which knows the rest. */
  isCreated: boolean;
}

const at = (port: number): ServerSettings => ({ host: "", port, security: "tls", username: "" });

export const noValues: AccountValues = {
  email: "",
  senderName: "",
  smtp: at(465),
  imap: at(993),
  receives: true,
  password: "",
  hasImapPassword: false,
  imapPassword: "",
  dailyLimit: 50,
  isCreated: false,
};

/** What is sent of the form: an empty password is none. */
export const connectionOf = (values: AccountValues) => ({
  smtp: values.smtp,
  imap: values.receives ? { ...values.imap, hasOwnPassword: values.hasImapPassword } : null,
  ...(values.password !== "" && { password: values.password }),
  ...(values.receives &&
    values.hasImapPassword &&
    values.imapPassword !== "" && { imapPassword: values.imapPassword }),
});
